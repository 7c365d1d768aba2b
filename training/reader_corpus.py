"""The labelled replies the reader learns from, as rows of features and labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from scoring.reader.features import ONE, key, sentence_features, shared_features
from scoring.wording import Sentence
from training.labelled import setting_of


@dataclass(frozen=True)
class Unit:
    """One sentence: its features by key, the behaviours its words show, the reply it is part of."""

    features: dict[int, int]
    shown: frozenset[str]
    reply: int


def units_of(rows: Iterable[dict[str, Any]]) -> list[Unit]:
    """The sentences of all replies."""
    return [unit for at, row in enumerate(rows) for unit in _units(row, at)]


def _units(row: dict[str, Any], at: int) -> list[Unit]:
    setting = setting_of(row)
    spans = [(b, *_place(row["reply"], text)) for b, text in row.get("evidence", ())]
    shared = {key(f.name): f.value for f in shared_features(setting)}
    return [
        Unit(
            {key(f.name): f.value for f in sentence_features(setting, index)} | shared,
            frozenset(b for b, start, end in spans if _covers(part, start, end)),
            at,
        )
        for index, part in enumerate(setting.reply.sentences)
    ]


def _place(reply: str, text: str) -> tuple[int, int]:
    start = reply.index(text)
    return start, start + len(text)


def _covers(part: Sentence, start: int, end: int) -> bool:
    shared = min(end, part.end) - max(start, part.start)
    return shared > 0 and (shared >= 0.3 * (end - start) or shared >= 0.5 * (part.end - part.start))


def vocabulary(units: Sequence[Unit], least: int = 2) -> dict[int, int]:
    """A column for every feature seen in at least `least` sentences."""
    counts = Counter(one for unit in units for one in unit.features)
    kept = sorted(one for one, count in counts.items() if count >= least)
    return {one: column for column, one in enumerate(kept)}


def matrix(units: Sequence[Unit], columns: dict[int, int]) -> csr_matrix:
    """The features of the units, a full feature being 1.0."""
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for unit in units:
        for one, value in unit.features.items():
            column = columns.get(one)
            if column is not None:
                indices.append(column)
                data.append(value / ONE)
        starts.append(len(indices))
    return csr_matrix((data, indices, starts), shape=(len(units), len(columns)))


def labels(units: Sequence[Unit], behaviours: Sequence[str]) -> np.ndarray:
    """Whether each unit shows each behaviour."""
    return np.array([[one in unit.shown for one in behaviours] for unit in units], dtype=bool)
