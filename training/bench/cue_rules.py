"""How right each cue rule is on the corpus."""

from __future__ import annotations

from collections import Counter

import yaml

from scoring.reader.cues import CueBook, read_cue
from training.labelled import DATA, read_corpus, setting_of


def told() -> list[str]:
    """Of the sentences in which a rule fires, how many replies are labelled as it says."""
    given = yaml.safe_load((DATA / "cues.yaml").read_text("utf-8"))
    book = CueBook([read_cue(one, given["let"]) for one in given["rules"]])
    tally: Counter[tuple[str, str, bool]] = Counter()
    for row in read_corpus():
        setting = setting_of(row)
        labelled = {one for one, _ in row["evidence"]}
        for hits in book.hits(setting.reply, setting.customer):
            for hit in hits:
                for name in hit.cue.shows:
                    tally[hit.cue.id, name, name in labelled] += 1
    lines = []
    for rule, name in sorted({(rule, name) for rule, name, _ in tally}):
        right, wrong = tally[rule, name, True], tally[rule, name, False]
        share = right / (right + wrong)
        lines.append(f"{rule:32} {name:22} {right}/{right + wrong}  {share:.2f}")
    return lines
