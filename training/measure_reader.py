"""Measures the reader: on labelled replies, on public data, and on authors it never saw.

    python -m training.measure_reader calibration REPLIES.jsonl
    python -m training.measure_reader public FOLDER
    python -m training.measure_reader left-out            # trains five readers, about two minutes
    python -m training.measure_reader cues                # how right each cue rule is on the corpus

Rows may carry `ignore`, the behaviours they must not be counted for. Keyword baselines of the
public data are given beside each figure.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from scoring.reader import build_reader
from scoring.reader.cues import CueBook, read_cue
from scoring.reading import Reader, Said
from training.reader_corpus import (
    labels,
    matrix,
    read_corpus,
    read_jsonl,
    setting_of,
    units_of,
    vocabulary,
)
from training.train_reader import (
    DATA,
    best_of_reply,
    calibrate,
    catalogue,
    fit,
    folds_of,
    left_out_scores,
    packed_model,
)

UNIONS = {
    "question_any": "open_question closed_question clarifying_question check_understanding"
    " identity_check further_help confirm_resolution options",
    "suggest_any": "solution options instruction recommendation",
    "inform_any": "solution expectation instruction",
    "opening_any": "greeting offer_of_help",
}
BASELINES = {
    "star": {
        "opening_any": 0.80, "farewell": 0.83, "further_help": 0.68, "identity_check": 0.67,
        "privacy_breach": 0.91, "inform_any": 0.31,
    },
    "sgd": {
        "question_any": 0.91, "check_understanding": 0.77, "suggest_any": 0.52,
        "inform_any": 0.60, "further_help": 0.87, "farewell": 0.83,
    },
    "multidogo": {"greeting": 0.79, "farewell": 0.68, "gratitude": 0.80},
}  # fmt: skip


def cues() -> dict[str, Any]:
    """The cue rules as plain structure."""
    loaded: dict[str, Any] = yaml.safe_load((DATA / "cues.yaml").read_text("utf-8"))
    return loaded


def shipped() -> Reader:
    """The reader with the shipped rules and weights."""
    files = (DATA / "reader-model.bin", DATA / "tagger.onnx", DATA / "words.txt")
    return build_reader(cues(), *(file.read_bytes() for file in files))


def said(row: dict[str, Any]) -> Said:
    """A row of any of the files as something said."""
    return Said(
        row.get("reply", row.get("text", "")),
        row.get("customer", row.get("context", "")),
        row.get("channel", "chat"),
        row.get("company", ""),
        row.get("agent_name", ""),
        row.get("customer_name", ""),
    )


def found_in(reader: Reader, rows: Iterable[dict[str, Any]]) -> list[set[str]]:
    """The behaviours the reader finds in each row."""
    return [{one.behaviour for one in reader.read(said(row))} for row in rows]


def counts(
    name: str, found: Sequence[set[str]], truth: Sequence[set[str]], ignored: Sequence[set[str]]
) -> tuple[int, int, int]:
    """Right, wrong and missed findings of a behaviour or union of behaviours."""
    members = set(UNIONS.get(name, name).split())
    tally = Counter(
        (bool(members & f), name in t)
        for f, t, i in zip(found, truth, ignored, strict=True)
        if name not in i
    )
    return tally[True, True], tally[True, False], tally[False, True]


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, 2 * right + wrong + missed)


def report(
    found: Sequence[set[str]], truth: Sequence[set[str]], ignored: Sequence[set[str]]
) -> None:
    """Prints F1 of every behaviour, worst first, and the macro and micro means."""
    each = {name: counts(name, found, truth, ignored) for name in catalogue()}
    for name in sorted(each, key=lambda one: f1(*each[one])):
        print(f"{name:22} {f1(*each[name]):.2f}  right, wrong, missed: {each[name]}")
    total = [sum(column) for column in zip(*each.values(), strict=True)]
    macro = sum(f1(*one) for one in each.values()) / len(each)
    print(f"macro-F1 {macro:.3f}   micro-F1 {f1(*total):.3f}")


def calibration(path: str) -> None:
    """The shipped reader on labelled replies."""
    rows = read_jsonl(Path(path))
    truth = [set(row["labels"]) for row in rows]
    report(found_in(shipped(), rows), truth, [set(row.get("ignore", ())) for row in rows])


def public(folder: str) -> None:
    """The shipped reader on real people's text, beside one keyword pattern a behaviour."""
    reader = shipped()
    for name, measures in BASELINES.items():
        rows = read_jsonl(Path(folder) / f"{name}.jsonl")
        found = found_in(reader, rows)
        truth = [set(row["ours"]) for row in rows]
        ignored = [set(row.get("ignore") or ()) for row in rows]
        for measure, baseline in measures.items():
            score = f1(*counts(measure, found, truth, ignored))
            print(f"{name:10} {measure:20} F1 {score:.3f}   keywords {baseline:.2f}")


def left_out() -> None:
    """Every corpus reply read by a reader trained without its author (in five groups)."""
    rows, names = read_corpus(), catalogue()
    units = units_of(rows)
    columns = vocabulary(units)
    features, shown = matrix(units, columns), labels(units, names)
    replies = np.array([unit.reply for unit in units])
    authors = np.array([rows[at]["author"] for at in replies])
    scores = best_of_reply(left_out_scores(features, shown, authors), replies, len(rows))
    truth = best_of_reply(shown.astype(float), replies, len(rows)) > 0
    line = calibrate(scores, truth)
    found: list[set[str]] = [set() for _ in rows]
    for group in folds_of(list(authors), 5):
        known = ~np.isin(authors, group)
        fitted = fit(features[known], shown[known])
        reader = build_reader(cues(), packed_model(units, columns, fitted, line, names))
        for at, row in enumerate(rows):
            if row["author"] in group:
                found[at] = {one.behaviour for one in reader.read(said(row))}
    given = [{one for one, _ in row["evidence"]} for row in rows]
    report(found, given, [set()] * len(rows))


def cue_precision() -> None:
    """Of the sentences in which a rule fires, how many replies are labelled as it says."""
    given = cues()
    book = CueBook([read_cue(one, given["let"]) for one in given["rules"]])
    tally: Counter[tuple[str, str, bool]] = Counter()
    for row in read_corpus():
        setting = setting_of(row)
        labelled = {one for one, _ in row["evidence"]}
        for hits in book.hits(setting.reply, setting.customer):
            for hit in hits:
                for name in hit.cue.shows:
                    tally[hit.cue.id, name, name in labelled] += 1
    for rule, name in sorted({(rule, name) for rule, name, _ in tally}):
        right, wrong = tally[rule, name, True], tally[rule, name, False]
        print(f"{rule:32} {name:22} {right}/{right + wrong}  {right / (right + wrong):.2f}")


def main(words: Sequence[str]) -> None:
    """Runs one of the measures above."""
    verbs = {"calibration": calibration, "public": public}
    if len(words) == 2 and words[0] in verbs:
        verbs[words[0]](words[1])
    elif list(words) == ["left-out"]:
        left_out()
    elif list(words) == ["cues"]:
        cue_precision()
    else:
        print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
