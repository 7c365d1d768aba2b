"""What the marker learns from: marked answers, their parts, phrases, and answers out of place.

Each row of an answers file has `id`, `q` (1..18), `answer`, `points` met, `score` (0..1 in
quarters), `kind`, `wrong` in words where it is mistaken; it may name its `hints`, and under `met`
the words that meet each point. A line of the phrases file is a way of saying one point, or a
mistaken belief.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse
from scipy.sparse.linalg import LinearOperator, cg

from scoring.marker.evidence import UNIT, Reading
from scoring.marker.rules import quarters
from scoring.marker.sheet import Sheet

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "training" / "answers"
LEFT_OUT_ANSWERS = ROOT / "training" / "bench" / "left-out-answers.jsonl"
"""What markers that never saw its author made of each answer: `training.cross_validate_marker`."""
QUESTIONS = ROOT / "scoring" / "data" / "questions.yaml"

FOLDS = 5
FRAGMENT = 0.5
"""The weight of a phrase, and of the words of an answer that meet one point."""
STRANGER = 0.15
"""The weight of an answer to another question, which is wrong here."""
STRANGERS = 7
"""Every how manieth good answer to another question is shown to a question's scorer."""
AT_ONCE = 1500
UNTOLD = math.nan
"""What a lesson says of a target that it tells nothing about."""


@dataclass
class Row:
    """A marked answer, read."""

    data: dict[str, Any]
    reading: Reading
    fragments: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    """What the words say that meet each point."""

    @property
    def q(self) -> int:
        return int(self.data["q"])

    @property
    def score(self) -> float:
        return float(self.data["score"])

    @property
    def wrong(self) -> bool:
        return self.data["kind"] in ("wrong", "negated") and self.score < 0.5

    def fold(self, step: int = 1) -> int:
        return int(self.data["id"].split("-")[1]) // step % FOLDS


@dataclass
class Phrase:
    """A way of saying one point of a question, or a mistaken belief (then `point` is -1)."""

    q: int
    point: int
    reading: Reading


@dataclass
class Lesson:
    """What a scorer learns from: features, what they should score, and how far this counts. `row`
    is the answer it was taken from, -1 where there is none."""

    features: frozenset[str]
    wanted: list[float]
    trust: float
    row: int = -1


def read_questions_file() -> Any:
    """The questions file, all scalars as text, as the program reads it."""
    return yaml.load(QUESTIONS.read_text(encoding="utf-8"), yaml.BaseLoader)


def read_rows(files: Iterable[Path]) -> list[dict[str, Any]]:
    """The rows of some answers files; each knows the name of its file."""
    return [
        {"file": file.stem, **json.loads(line)}
        for file in sorted(files)
        for line in file.read_text("utf-8").splitlines()
    ]


def read_phrases() -> list[tuple[int, int, str]]:
    """The question, the point (-1 for a mistaken belief) and the words of each phrase."""
    phrases = []
    for line in (ANSWERS / "phrases.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            place, words = line.split(": ", 1)
            question, point = place.split(".")
            phrases.append((int(question), -1 if point == "w" else int(point), words))
    return phrases


class Table:
    """The features that texts are weighed by."""

    def __init__(self, texts: Sequence[frozenset[str]], least: int) -> None:
        counts = Counter(feature for each in texts for feature in each)
        self._names = sorted(name for name, count in counts.items() if count >= least)
        self._place = {name: i for i, name in enumerate(self._names)}

    def matrix(self, texts: Sequence[frozenset[str]]) -> Any:
        """Features as numbers, one row a text: each counts less in a longer text."""
        rows, columns, values = [], [], []
        for i, each in enumerate(texts):
            for name in sorted(each & self._place.keys()):
                rows.append(i)
                columns.append(self._place[name])
                values.append(1 / math.sqrt(len(each) + 5))
        return sparse.csr_matrix((values, (rows, columns)), (len(texts), len(self._names)))

    def scorer(self, weights: np.ndarray, mean: np.ndarray, limit: int) -> dict[str, Any]:
        """The strongest weights of each target, in thousandths, as `Scorer` reads them."""
        strongest: dict[str, list[int]] = defaultdict(list)
        for target in range(weights.shape[1]):
            order = np.argsort(-np.abs(weights[:, target]), kind="stable")[:limit]
            for i in sorted(order):
                value = round(float(weights[i, target]) * UNIT)
                if value:
                    strongest[self._names[i]] += [target, value]
        bias = [round(float(value) * UNIT) for value in mean]
        return {"bias": bias, "weights": dict(sorted(strongest.items()))}


class Course:
    """Lessons of one subject, and the answers that are to be scored by what is learned."""

    def __init__(self, lessons: Sequence[Lesson], ridge: float, least: int) -> None:
        self._table = Table([lesson.features for lesson in lessons], least)
        self._rows = np.array([lesson.row for lesson in lessons])
        self._wanted = np.array([lesson.wanted for lesson in lessons])
        self._full = np.array([lesson.trust == 1 for lesson in lessons])
        self._penalty = ridge / np.array([lesson.trust for lesson in lessons])
        self._matrix = self.matrix([lesson.features for lesson in lessons])

    def matrix(self, features: Sequence[frozenset[str]]) -> Any:
        """Features as numbers, one row a text."""
        return self._table.matrix(features)

    def weights(self, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ridge regression on the lessons from kept answers: weights by feature and target, and
        the mean of each target."""
        at = np.flatnonzero((self._rows < 0) | kept[self._rows])
        wanted = self._wanted[at]
        mean = np.nanmean(wanted[self._full[at]], axis=0)
        wanted = np.where(np.isnan(wanted), mean, wanted)
        lessons = self._matrix[at]
        return lessons.T @ _solved(lessons, self._penalty[at], wanted - mean), mean

    def scorer(self, kept: np.ndarray, limit: int) -> dict[str, Any]:
        """What was learned from kept answers, as plain values."""
        return self._table.scorer(*self.weights(kept), limit)


def _solved(lessons: Any, penalty: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """How much each lesson weighs; many lessons are solved by steps, being too many at once."""
    if len(penalty) <= AT_ONCE:
        return np.linalg.solve((lessons @ lessons.T).toarray() + np.diag(penalty), wanted)
    turned = lessons.T.tocsr()
    whole = LinearOperator(
        (len(penalty), len(penalty)), lambda x: lessons @ (turned @ x) + penalty * x
    )
    return np.column_stack([cg(whole, column, rtol=1e-7)[0] for column in wanted.T])


def implied_hints(sheet: Sheet, row: dict[str, Any]) -> list[str]:
    """The hint without which the points of a row do not earn its mark, if there is one."""
    sayings = 2 if row["score"] == 1 else 1
    for hints in ([], *([hint.name] for hint in sheet.hints)):
        mark = quarters(sheet.rules, sheet.caps, set(row["points"]), set(hints), sayings)
        if mark == row["score"] * 4:
            return hints
    return []


def targets(sheet: Sheet, row: Row) -> list[float]:
    """What a question's scorer should say of a row, in the order of its targets."""
    met = [at in row.data["points"] for at in range(len(sheet.cues))]
    met += [hint.name in row.data["hints"] for hint in sheet.hints]
    row.data["_met"] = met
    return [each * 2.0 - 1 for each in (*met, row.wrong, row.score > 0, row.score)]


def lessons(sheet: Sheet, rows: Sequence[Row], phrases: Sequence[Phrase]) -> list[Lesson]:
    """What a question's scorer learns from: its answers, their parts, phrases, and answers that
    belong to other questions or to none."""
    number, points, found = sheet.question.number, len(sheet.cues), list[Lesson]()
    untold = [UNTOLD] * len(sheet.hints)

    def fragment(point: int) -> list[float]:
        met = [1.0 if at == point else -1.0 for at in range(points)]
        known = [1.0, -1.0, -1.0] if point < 0 else [-1.0, 1.0, UNTOLD]
        return [*met, *untold, *known]

    good = 0
    for i, row in enumerate(rows):
        good += row.score >= 0.5
        if row.q == number:
            found.append(Lesson(row.reading.content, targets(sheet, row), 1, i))
            found += [Lesson(has, fragment(at), FRAGMENT, i) for at, has in row.fragments]
        elif row.data["kind"] == "off_topic" or (row.score >= 0.5 and good % STRANGERS == 1):
            nothing = [-1.0] * (points + len(untold) + 3)
            found.append(Lesson(row.reading.content, nothing, STRANGER, i))
    found += [
        Lesson(phrase.reading.content, fragment(phrase.point), FRAGMENT)
        for phrase in phrases
        if phrase.q == number
    ]
    return found


def manner_lessons(rows: Sequence[Row], phrases: Sequence[Phrase]) -> list[Lesson]:
    """What tells sound answers from mistaken ones, whatever the question."""
    found = [
        Lesson(row.reading.manner, [-1.0 if row.wrong else 1.0], 1, i)
        for i, row in enumerate(rows)
        if row.data["kind"] not in ("off_topic", "parrot")
    ]
    found += [
        Lesson(phrase.reading.manner, [-1.0 if phrase.point < 0 else 1.0], FRAGMENT)
        for phrase in phrases
    ]
    return found
