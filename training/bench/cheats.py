"""The cheat cases: words that must earn nothing, and how many of them do all the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from scoring.reading import Reader
from training.bench.readings import confidences
from training.check_corpus import behaviour_ids
from training.labelled import read_jsonl

CASES = Path(__file__).parent / "cheats.jsonl"
ANYTHING = "*"


def fooled_by(reader: Reader) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """For each kind of case: how many earn what they must not, of how many; and which ones."""
    fooled: Counter[str] = Counter()
    total: Counter[str] = Counter()
    told = []
    for row in read_jsonl(CASES):
        barred = behaviour_ids() if ANYTHING in row["none_of"] else row["none_of"]
        earned = sorted(set(confidences(reader, row)) & set(barred))
        total[row["kind"]] += 1
        fooled[row["kind"]] += bool(earned)
        if earned:
            told.append(f"{row['kind']}: {row['reply']!r} earns {', '.join(earned)}")
    return {kind: (fooled[kind], count) for kind, count in total.items()}, told
