"""From evidence to a mark: the likeliest reading of an answer under the marking rules.

Each point and hint has a chance of being met, and the answer one of being worth anything. All
readings (which points and hints are met) are weighed; the mark is their mean in quarters, and the
points shown are those of the likeliest reading that earns it. In doubt, a quarter is given only for
a point that has a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

from .evidence import Learned, Reading, common_evidence, own_evidence
from .model import Model
from .network import Opinion
from .rules import quarters
from .sheet import Confusion, Sheet

_ALL = 1 << 16
_SURE = 49_152
"""From this chance (3 in 4) an answer counts as worth a mark, and its points alone decide."""
_WORTH_LEAN, _POINT_LEAN = 12, 4
"""Judges taught by few hands are shy of new ways of saying a thing, and two of them the more so. An
answer that neither of the two holds worth a mark is shown no favour."""
_HELD = 4
"""A point that a known confusion would lose counts for a quarter of its chance."""


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances, in 65,536ths, that an answer is worth a mark and that it meets each point and
    each hint if it is."""

    worth: int
    points: tuple[int, ...]
    hints: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The mark in quarters 0..4, and the points met."""

    mark: int
    points: frozenset[int]


def weigh(model: Model, sheet: Sheet, reading: Reading, opinion: Opinion | None = None) -> Chances:
    """The chances that the learned judges give an answer, and the network where it has a say."""
    scorer = model.questions[sheet.question.number]
    learned = Learned.of(
        scorer.scores(reading.content), [scorer.scores(part) for part in reading.parts]
    )
    count = len(reading.points)
    common = common_evidence(reading, model.manner.scores(reading.manner)[0], learned)
    heard = opinion.points if opinion else (None,) * count
    alone = model.worth.chance(common)
    hopeful = opinion is not None and (opinion.worth > 0 or 2 * alone > _ALL)
    worth_lean, point_lean = (_WORTH_LEAN, _POINT_LEAN) if hopeful else (0, 0)
    points = tuple(
        model.point.chance(own_evidence(tally, learned, at, count) + common, heard[at], point_lean)
        for at, tally in enumerate(reading.points)
    )
    hints = tuple(
        model.hint.chance(own_evidence(tally, learned, at, count) + common)
        for at, tally in enumerate(reading.hints, count)
    )
    worth = model.worth.chance(common, opinion.worth, worth_lean) if opinion else alone
    return Chances(worth, points, hints)


def decide(sheet: Sheet, reading: Reading, chances: Chances) -> Verdict:
    """The verdict on an answer; an empty one earns nothing."""
    if reading.empty or not reading.words:
        return Verdict(0, frozenset())
    held = [sheet.confusions[at] for at in reading.confusions if _partial(sheet, at)]
    weights = [0] * 5
    best: dict[int, tuple[int, frozenset[int]]] = {}
    for weight, points, hints in _readings(sheet, _doubted(chances, held)):
        mark = quarters(sheet.rules, sheet.caps, points, hints, reading.sayings)
        mark = min([mark, *(each.at_most for each in held)])
        weights[mark] += weight
        if weight > best.get(mark, (-1, points))[0]:
            best[mark] = weight, points
    worth = _ALL if chances.worth >= _SURE else chances.worth
    mark = _nearest(weights, worth, {0, *best})
    points = best[mark][1] if mark else frozenset[int]()
    cued = any(reading.points[at].cues for at in points)
    if mark == 1 and worth < _ALL and not cued:
        return Verdict(0, frozenset())
    return Verdict(mark, points)


def _partial(sheet: Sheet, at: int) -> bool:
    """Whether a confusion costs part of the mark and not the whole."""
    return sheet.confusions[at].at_most > 0


def _doubted(chances: Chances, held: Sequence[Confusion]) -> Chances:
    lost = frozenset[int]().union(*(each.lost for each in held if each.at_most == 4))
    points = tuple(c // _HELD if at in lost else c for at, c in enumerate(chances.points))
    return Chances(chances.worth, points, chances.hints)


def _readings(
    sheet: Sheet, chances: Chances
) -> Iterator[tuple[int, frozenset[int], frozenset[str]]]:
    names = [*range(len(chances.points)), *(hint.name for hint in sheet.hints)]
    for met in product((True, False), repeat=len(names)):
        weight = 1
        for is_met, chance in zip(met, chances.points + chances.hints, strict=True):
            weight *= chance if is_met else _ALL - chance
        found = [name for name, is_met in zip(names, met, strict=True) if is_met]
        points = frozenset(name for name in found if isinstance(name, int))
        yield weight, points, frozenset(name for name in found if isinstance(name, str))


def _nearest(weights: Sequence[int], worth: int, possible: AbstractSet[int]) -> int:
    """The possible mark nearest to the mean, the better of two alike."""
    total = sum(weights) * _ALL
    mean = sum(mark * weight for mark, weight in enumerate(weights)) * worth
    return min(possible, key=lambda mark: (abs(mark * total - mean), -mark))
