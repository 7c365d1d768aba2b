"""The learned weights: whole numbers, so that a score is the same on every machine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Any

from .evidence import UNIT

_SCALE = 1 << 16
_STEPS = 16
_SAY, _WHOLE = 3, 10
"""The network's share in a judgement. It and the leans were chosen on markers that never saw the
author (`training.cross_validate_marker`)."""
_ASTRAY = 2000
"""So far behind another question's score (e times likelier, in thousandths) an answer is astray: of
honest answers left out of the learning, 1 in 200 is; of other questions' model answers, 49 in 50
are."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores several targets at once from the features of a text."""

    bias: tuple[int, ...]
    weights: Mapping[str, Sequence[int]]

    def scores(self, features: frozenset[str]) -> list[int]:
        """A score in thousandths for each target; longer texts count less a feature."""
        sums = [0] * len(self.bias)
        for feature in features:
            row = self.weights.get(feature, ())
            for at in range(0, len(row), 2):
                sums[row[at]] += row[at + 1]
        share = isqrt(_SCALE * _SCALE // (len(features) + 5))
        return [bias + total * share // _SCALE for bias, total in zip(self.bias, sums, strict=True)]


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs evidence into a chance."""

    bias: int
    weights: tuple[int, ...]
    odds: tuple[int, ...]

    def chance(self, evidence: Sequence[int], heard: int | None = None, lean: int = 0) -> int:
        """The chance that what is judged is so, in 65,536ths: by the evidence alone, or with what
        the network heard. That and `lean`, a favour shown then, are sixteenths of a logit."""
        total = sum(w * e for w, e in zip(self.weights, evidence, strict=True))
        logit = (self.bias + total // UNIT) * _STEPS // UNIT
        if heard is not None:
            logit = (_SAY * heard + (_WHOLE - _SAY) * logit) // _WHOLE + lean
        middle = len(self.odds) // 2
        return self.odds[min(max(middle + logit, 0), len(self.odds) - 1)]


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learned. A question's scorer has a target for each point and each hint, one for
    being wrong, one for being worth a mark and one for the mark, in this order."""

    vocabulary: tuple[str, ...]
    questions: Mapping[int, Scorer]
    manner: Scorer
    point: Judge
    hint: Judge
    worth: Judge
    topics: Scorer = Scorer((), {})
    """Which question an answer speaks to, one target a question; it may be left out."""

    def astray(self, question: int, content: frozenset[str]) -> bool:
        """Whether an answer to this question speaks to another one instead."""
        scores = self.topics.scores(content)
        return bool(scores) and max(scores) - scores[question - 1] > _ASTRAY


def read_model(data: bytes) -> Model:
    """The model in the bytes of its file; raises ValueError where it is not one."""
    try:
        return _model(json.loads(data))
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError(f"the marker's model cannot be read: {error!r}") from error


def _model(raw: Mapping[str, Any]) -> Model:
    odds = tuple(raw["odds"])
    judges = {
        name: Judge(judge["bias"], tuple(judge["weights"]), odds)
        for name, judge in raw["judges"].items()
    }
    return Model(
        tuple(raw["vocabulary"].split()),
        {int(number): _scorer(scorer) for number, scorer in raw["questions"].items()},
        _scorer(raw["manner"]),
        judges["point"],
        judges["hint"],
        judges["worth"],
        _scorer(raw["topics"]) if "topics" in raw else Scorer((), {}),
    )


def _scorer(raw: Mapping[str, Any]) -> Scorer:
    return Scorer(tuple(raw["bias"]), raw["weights"])
