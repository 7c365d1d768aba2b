"""Figures of agreement between a reading and the labels. Plain numbers in, plain numbers out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 400
"""Bootstrap samples behind an interval."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong, missed and rightly silent findings of one behaviour."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are right, 0..1."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found, 0..1."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0..1."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def kappa(self) -> float:
        """Cohen's kappa between reading and labels; 1 is full agreement, 0 is chance."""
        total = self.right + self.wrong + self.missed + self.silent
        if not total:
            return 0.0
        found, there = self.right + self.wrong, self.right + self.missed
        chance = (found * there + (total - found) * (total - there)) / total**2
        agreed = (self.right + self.silent) / total
        return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def table(
    found: Sequence[Collection[str]],
    truth: Sequence[Collection[str]],
    ignored: Sequence[Collection[str]],
    names: Sequence[str],
) -> np.ndarray:
    """Counts of right, wrong, missed and silent: one row a reply, one column a behaviour.

    What is to be ignored counts as none of them.
    """
    counts = np.zeros((len(found), len(names), 4), dtype=np.int16)
    for at, (one, there, left) in enumerate(zip(found, truth, ignored, strict=True)):
        for column, name in enumerate(names):
            if name not in left:
                kind = {(1, 1): 0, (1, 0): 1, (0, 1): 2}.get((name in one, name in there), 3)
                counts[at, column, kind] = 1
    return counts


def tallies(counts: np.ndarray) -> list[Tally]:
    """The tally of each behaviour over all replies of a `table`."""
    return [Tally(*(int(one) for one in row)) for row in counts.sum(0)]


def macro_f1(counts: np.ndarray) -> float:
    """The mean F1 of the behaviours that are there or were found."""
    seen = [one for one in tallies(counts) if one.right + one.wrong + one.missed]
    return float(np.mean([one.f1 for one in seen])) if seen else 0.0


def micro_f1(counts: np.ndarray) -> float:
    """F1 over all findings together."""
    right, wrong, missed, _ = (int(one) for one in counts.sum((0, 1)))
    return Tally(right, wrong, missed).f1


def intervals(counts: np.ndarray) -> tuple[np.ndarray, tuple[float, float]]:
    """The 95 % intervals of each behaviour's F1 (two columns), and that of the macro mean.

    Replies are drawn again with replacement, the same ones at every run.
    """
    chance = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS):
        again = counts[chance.integers(0, len(counts), len(counts))]
        right, wrong, missed, _silent = again.sum(0, dtype=np.int64).T
        drawn.append(2 * right / np.maximum(1, 2 * right + wrong + missed))
    each = np.array(drawn)
    bounds = np.percentile(each, [2.5, 97.5], axis=0).T
    low, high = np.percentile(each.mean(1), [2.5, 97.5])
    return bounds, (float(low), float(high))


def reliability(
    sure: Sequence[float], right: Sequence[bool], edges: Sequence[float] = (0.5, 0.6, 0.7, 0.8, 0.9)
) -> list[tuple[float, int, float, float]]:
    """For each band of confidence from an edge on: edge, findings, mean confidence, share right."""
    bands = []
    for low, high in zip(edges, (*edges[1:], 1.01), strict=True):
        inside = [at for at, one in enumerate(sure) if low <= one < high]
        if inside:
            mean = float(np.mean([sure[at] for at in inside]))
            share = float(np.mean([right[at] for at in inside]))
            bands.append((low, len(inside), mean, share))
    return bands


def calibration_error(bands: Sequence[tuple[float, int, float, float]]) -> float:
    """The mean distance between confidence and share right, weighted by findings, 0..1."""
    total = sum(count for _, count, _, _ in bands)
    return sum(count * abs(mean - share) for _, count, mean, share in bands) / max(1, total)


def pearson(given: Sequence[float], found: Sequence[float]) -> float:
    """The correlation of marks, -1..1."""
    return float(np.corrcoef(given, found)[0, 1])


def quadratic_kappa(given: Sequence[float], found: Sequence[float], steps: int = 4) -> float:
    """Kappa over marks in `steps` equal steps of 0..1, larger differences weighing more."""
    one = np.rint(np.asarray(given) * steps).astype(int)
    two = np.rint(np.asarray(found) * steps).astype(int)
    seen = np.zeros((steps + 1, steps + 1))
    np.add.at(seen, (one, two), 1)
    expected = np.outer(seen.sum(1), seen.sum(0)) / len(one)
    weight = np.subtract.outer(np.arange(steps + 1), np.arange(steps + 1)) ** 2
    return float(1 - (weight * seen).sum() / max(1e-9, (weight * expected).sum()))
