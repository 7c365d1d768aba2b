"""Compares the scores of whole calls with what trainers gave them, blind.

    python -m training.measure_calls                       # the calls of training/calls
    python -m training.measure_calls CALLS.jsonl RATINGS.jsonl
    python -m training.measure_calls --by-call             # a line a call, worst agreement first

A call is a transcript row as `firstcall score` takes it; a rating has `first` and `second`, 0..100,
and `fatal`, whether each rater saw a fatal error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from simulator.commands.judges import judge_transcript
from training.labelled import HERE, read_jsonl

CALLS = HERE / "calls" / "whole-calls.jsonl"
RATINGS = HERE / "calls" / "ratings.jsonl"
MIDDLE = 40
"""A call with a fatal error must stay below this."""


def rank_correlation(one: Sequence[float], two: Sequence[float]) -> float:
    """Spearman's rank correlation, ties sharing their mean rank."""
    return float(np.corrcoef(_ranks(one), _ranks(two))[0, 1])


def _ranks(values: Sequence[float]) -> np.ndarray:
    given = np.asarray(values, dtype=float)
    return np.array([(given < one).sum() + ((given == one).sum() + 1) / 2 for one in given])


def judged(calls: Path, ratings: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each call's scorecard beside its rating."""
    given = {row["id"]: row for row in read_jsonl(ratings)}
    return [(dict(judge_transcript(row)), given[row["id"]]) for row in read_jsonl(calls)]


def mean_rating(rating: dict[str, Any]) -> float:
    """The mean of the two blind ratings."""
    return (rating["first"] + rating["second"]) / 2


def figures(pairs: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, float]:
    """The rank correlation, that between the raters, and how high a fatal call got."""
    scores = [float(card["overall"]) for card, _ in pairs]
    fatal = [score for score, (_, r) in zip(scores, pairs, strict=True) if any(r["fatal"])]
    return {
        "rank correlation": rank_correlation(scores, [mean_rating(r) for _, r in pairs]),
        "between the raters": rank_correlation(
            [r["first"] for _, r in pairs], [r["second"] for _, r in pairs]
        ),
        "highest score with a fatal error": max(fatal, default=0.0),
    }


def main(words: Sequence[str]) -> None:
    """Prints the figures, and with --by-call a line a call."""
    files = [Path(word) for word in words if not word.startswith("--")]
    pairs = judged(*(files or (CALLS, RATINGS)))
    if "--by-call" in words:
        for card, rating in sorted(pairs, key=lambda p: -abs(p[0]["overall"] - mean_rating(p[1]))):
            fatal = ", ".join(str(one.get("rule", one)) for one in card["fatal"])
            print(f"{card['id']:16} {card['overall']:4} {mean_rating(rating):6.1f}  {fatal}")
    for name, value in figures(pairs).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
