"""Labelled replies with what a reader found in them: what every table of the bench is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoring.reading import Reader, Said
from training.bench.agreement import table
from training.check_corpus import behaviour_ids
from training.labelled import speller

BEHAVIOURS: tuple[str, ...] = tuple(behaviour_ids())


@dataclass(frozen=True, slots=True)
class Read:
    """One reply: its row, the confidence of each behaviour found, and what the labels say."""

    row: Mapping[str, Any]
    found: Mapping[str, float]
    truth: frozenset[str]
    ignored: frozenset[str]

    @property
    def near(self) -> tuple[str, ...]:
        """The behaviours it looks like showing, but does not."""
        return tuple(self.row.get("near", ()))


def said(row: Mapping[str, Any]) -> Said:
    """A row of any of the files as something said."""
    return Said(
        row.get("reply", row.get("text", "")),
        row.get("customer", row.get("context", "")),
        row.get("channel", "chat"),
        row.get("company", ""),
        row.get("agent_name", ""),
        row.get("customer_name", ""),
    )


def truth_of(row: Mapping[str, Any]) -> frozenset[str]:
    """The labels of a row, whichever way its file writes them."""
    if "evidence" in row:
        return frozenset(name for name, _ in row["evidence"])
    return frozenset(row.get("ours", row.get("labels", ())))


def confidences(reader: Reader, row: Mapping[str, Any]) -> dict[str, float]:
    """The greatest confidence of each behaviour that the reader finds in a row."""
    sure: dict[str, float] = {}
    for shown in reader.read(said(row)):
        sure[shown.behaviour] = max(sure.get(shown.behaviour, 0), shown.confidence)
    return sure


def read_rows(reader: Reader, rows: Iterable[Mapping[str, Any]]) -> list[Read]:
    """Every row, read."""
    return [
        Read(row, confidences(reader, row), truth_of(row), frozenset(row.get("ignore") or ()))
        for row in rows
    ]


def counts_of(reads: Sequence[Read], names: Sequence[str] = BEHAVIOURS) -> np.ndarray:
    """The `table` of right, wrong and missed findings."""
    return table(
        [r.found for r in reads], [r.truth for r in reads], [r.ignored for r in reads], names
    )


def length_of(read: Read) -> str:
    """Short, middling or long, by the words of the reply."""
    words = len(str(read.row.get("reply", "")).split())
    return "1-8 words" if words <= 8 else "9-30 words" if words <= 30 else "over 30 words"


def care_of(read: Read) -> str:
    """Careful, or careless: mistyped, or a small letter at the start and no mark at the end."""
    reply = str(read.row.get("reply", "")).strip()
    words = (word.strip(".,!?").lower() for word in reply.split())
    errors = sum(speller().mend(word) != word for word in words)
    artless = reply[:1].islower() and reply[-1:] not in ".!?"
    return "careless" if errors or artless else "careful"


def channel_of(read: Read) -> str:
    """The channel of the reply."""
    return str(read.row.get("channel", "chat"))
