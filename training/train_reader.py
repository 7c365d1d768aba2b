"""Trains the reader's weights from training/corpus and writes scoring/data/reader-model.bin.

    python -m training.train_reader

The same corpus always gives the same file. Takes about two minutes on two cores.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from scoring.reader.model import pack_model
from training.labelled import read_corpus
from training.reader_corpus import Unit, labels, matrix, units_of, vocabulary

DATA = Path(__file__).parent.parent / "scoring" / "data"
SOFTNESS, WEIGHT_OF_SHOWN, SEED = 2.0, 1.5, 7
FOLDS = 5
LOWEST = -2.0
"""The score of a reply without a sentence; hardly any other is lower."""
LEAST_WEIGHT = 2
"""Weights rounded to less than this (of 127) are left out of the file."""
MARGIN = 0.8
"""Log-odds by which the threshold lies above the best one of the left-out scores: the separators
that are shipped have seen a quarter more replies and score what they know higher, and a behaviour
wrongly credited costs a trainee's trust more than one missed."""
CONFIDENCE_UNIT = 1024
"""Log-odds are kept as whole numbers, so many to one."""


def catalogue() -> list[str]:
    """The ids of the behaviours in the order of the catalogue."""
    import yaml

    given = yaml.safe_load((DATA / "behaviours.yaml").read_text("utf-8"))
    rows = given["behaviours"] if isinstance(given, dict) else given
    return [row["id"] for row in rows]


def fit_one(features: csr_matrix, shown: np.ndarray) -> tuple[np.ndarray, float]:
    """The separator of one behaviour: its weights and its constant."""
    machine = LinearSVC(
        C=SOFTNESS, class_weight={True: WEIGHT_OF_SHOWN, False: 1.0}, random_state=SEED
    )
    machine.fit(features, shown)
    return machine.coef_[0], float(machine.intercept_[0])


def fit(features: csr_matrix, shown: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features x behaviours) and constants of all behaviours."""
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda at: fit_one(features, shown[:, at]), range(shown.shape[1])))
    return np.array([w for w, _ in found]).T, np.array([c for _, c in found])


def folds_of(authors: Sequence[str], count: int) -> list[list[str]]:
    """The authors in `count` groups, each to be left out once."""
    names = sorted(set(authors))
    return [names[at::count] for at in range(count)]


def left_out_scores(
    features: csr_matrix, shown: np.ndarray, authors: np.ndarray, count: int = FOLDS
) -> np.ndarray:
    """Scores of every unit from separators that never saw its author."""
    scores = np.zeros(shown.shape)
    for left_out in folds_of(list(authors), count):
        held = np.isin(authors, left_out)
        weights, constants = fit(features[~held], shown[~held])
        scores[held] = features[held] @ weights + constants
    return scores


def best_of_reply(scores: np.ndarray, replies: np.ndarray, count: int) -> np.ndarray:
    """A reply's score: that of its best sentence."""
    best = np.full((count, scores.shape[1]), LOWEST)
    np.maximum.at(best, replies, scores)
    return best


def calibrate(scores: np.ndarray, shown: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Slope and offset of the log-odds of each behaviour, with a common threshold at zero.

    Both lie half-way between the behaviour's own and the mean of all: few replies show a rare one.
    """
    slopes, offsets = [], []
    for at in range(shown.shape[1]):
        line = LogisticRegression(C=10.0).fit(scores[:, [at]], shown[:, at])
        slopes.append(float(line.coef_[0, 0]))
        offsets.append(float(line.intercept_[0]))
    slope, offset = np.array(slopes), np.array(offsets)
    middle = -offset / slope
    slope = (slope + slope.mean()) / 2
    offset = -slope * (middle + middle.mean()) / 2
    odds = scores * slope + offset
    common = max(np.arange(-2.0, 1.0, 0.05), key=lambda level: macro_f1(odds > level, shown))
    return slope, offset - common - MARGIN


def macro_f1(found: np.ndarray, shown: np.ndarray) -> float:
    """The mean over behaviours of F1."""
    both = (found & shown).sum(0)
    return float(np.mean(2 * both / np.maximum(1, found.sum(0) + shown.sum(0))))


def steps() -> list[int]:
    """The log-odds at which the confidence passes 0.01, 0.02, ... 0.99."""
    hundredths = np.arange(1, 100) / 100
    return [round(CONFIDENCE_UNIT * float(x)) for x in np.log(hundredths / (1 - hundredths))]


def packed_model(
    units: Sequence[Unit],
    columns: dict[int, int],
    fitted: tuple[np.ndarray, np.ndarray],
    line: tuple[np.ndarray, np.ndarray],
    behaviours: Sequence[str],
) -> bytes:
    """The model file: weights rounded to whole numbers, each behaviour on its own scale."""
    weights, constants = fitted
    slope, offset = line
    scale = np.abs(weights).max(0) / 127
    whole = np.rint(weights / scale).astype(int)
    kept: dict[int, dict[int, int]] = {}
    for one, column in columns.items():
        owners = np.nonzero(np.abs(whole[column]) >= LEAST_WEIGHT)[0]
        if owners.size:
            kept[one] = {int(owner): int(whole[column, owner]) for owner in owners}
    unit = 65536 * CONFIDENCE_UNIT
    slopes = [round(float(x)) for x in slope * scale / 256 * unit]
    offsets = [round(float(x)) for x in (slope * constants + offset) * unit]
    return pack_model(behaviours, slopes, offsets, steps(), kept)


def train(rows: list[dict], behaviours: Sequence[str]) -> bytes:
    """The model file for labelled replies."""
    units = units_of(rows)
    columns = vocabulary(units)
    features, shown = matrix(units, columns), labels(units, behaviours)
    replies = np.array([unit.reply for unit in units])
    authors = np.array([rows[at]["author"] for at in replies])
    left_out = left_out_scores(features, shown, authors)
    of_reply = best_of_reply(left_out, replies, len(rows))
    truth = best_of_reply(shown.astype(float), replies, len(rows)) > 0
    line = calibrate(of_reply, truth)
    odds = of_reply * line[0] + line[1]
    print(f"left-out macro-F1 without cue rules: {macro_f1(odds > 0, truth):.3f}")
    return packed_model(units, columns, fit(features, shown), line, behaviours)


def main() -> None:
    """Trains on the whole corpus and writes the model file."""
    packed = train(read_corpus(), catalogue())
    target = DATA / "reader-model.bin"
    target.write_bytes(packed)
    print(f"{target.name}: {len(packed) / 1e6:.2f} MB")


if __name__ == "__main__":
    sys.exit(main())
