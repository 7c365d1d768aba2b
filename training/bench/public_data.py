"""Samples of real people's text, with their own labels, beside one keyword pattern a behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scoring.reading import Reader
from training.bench.agreement import Tally
from training.bench.readings import Read, read_rows
from training.labelled import read_jsonl

UNIONS: Mapping[str, tuple[str, ...]] = {
    "question_any": (
        "open_question",
        "closed_question",
        "clarifying_question",
        "check_understanding",
        "identity_check",
        "further_help",
        "confirm_resolution",
        "options",
    ),
    "suggest_any": ("solution", "options", "instruction", "recommendation"),
    "inform_any": ("solution", "expectation", "instruction"),
    "opening_any": ("greeting", "offer_of_help"),
}
"""Labels of these data that stand for any of several behaviours."""

KEYWORDS: Mapping[str, Mapping[str, float]] = {
    "star": {
        "opening_any": 0.80,
        "farewell": 0.83,
        "further_help": 0.68,
        "identity_check": 0.67,
        "privacy_breach": 0.91,
        "inform_any": 0.31,
    },
    "sgd": {
        "question_any": 0.91,
        "check_understanding": 0.77,
        "suggest_any": 0.52,
        "inform_any": 0.60,
        "further_help": 0.87,
        "farewell": 0.83,
    },
    "multidogo": {"greeting": 0.79, "farewell": 0.68, "gratitude": 0.80},
}
"""F1 of one keyword pattern on each measure, given with the data."""


def measured(reader: Reader, folder: Path) -> list[tuple[str, str, float, float]]:
    """Data set, measure, the reader's F1 and the keywords' F1, for the files in a folder."""
    rows = []
    for name, measures in KEYWORDS.items():
        path = folder / f"{name}.jsonl"
        if path.is_file():
            reads = read_rows(reader, read_jsonl(path))
            rows += [(name, one, _tally(reads, one).f1, base) for one, base in measures.items()]
    return rows


def _tally(reads: list[Read], measure: str) -> Tally:
    members = UNIONS.get(measure, (measure,))
    counted = [one for one in reads if measure not in one.ignored]
    found = [any(name in one.found for name in members) for one in counted]
    there = [measure in one.truth for one in counted]
    pairs = list(zip(found, there, strict=True))
    return Tally(*(pairs.count(kind) for kind in ((True, True), (True, False), (False, True))))
