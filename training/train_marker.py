"""Trains the marker of short answers: `python -m training.train_marker` from the project's folder.

Reads `training/answers/*.jsonl` and `scoring/data/questions.yaml`, writes
`scoring/data/marker-model.json`. Needs the `train` extra. The same data give the same model.

Each row of an answers file has `id`, `q` (1..18), `answer`, `points` met, `score` (0..1 in
quarters), `kind`, `wrong` in words where it is mistaken, and may name its `hints`.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from scoring.marker.evidence import (
    CONFUSED,
    UNIT,
    Plain,
    Reader,
    Reading,
    common_evidence,
    own_evidence,
)
from scoring.marker.features import Lexicon
from scoring.marker.model import Scorer
from scoring.marker.rules import quarters
from scoring.marker.sheet import Sheet, read_groups, read_plain, read_sheets
from scoring.marker.verdict import best_other
from scoring.marker.words import Speller

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "training" / "answers"
QUESTIONS = ROOT / "scoring" / "data" / "questions.yaml"
MODEL = ROOT / "scoring" / "data" / "marker-model.json"

FOLDS = 5
RIDGE = 0.3
MANNER_RIDGE = 0.5
STRANGER = 0.15
"""The weight of an answer to another question, which is wrong here."""
STRANGERS = 130
VISITORS = 30
VISITOR = 0.1
"""How many answers to other questions the judges see a question, and their weight."""
UNSEEN = 0.4
"""The share of mistakes that no cue is expected to know. A mistake in the training answers has its
cue, written with the answer in view; one in a trainee's answer often has none."""
TOPIC_SOFTNESS = 3.0
KEPT, KEPT_OF_TOPICS = 260, 700
"""The weights kept for each target."""


@dataclass
class Row:
    """A marked answer, read."""

    data: dict[str, Any]
    reading: Reading

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


def read_questions_file() -> Any:
    """The questions file, all scalars as text, as the program reads it."""
    return yaml.load(QUESTIONS.read_text(encoding="utf-8"), yaml.BaseLoader)


def read_rows(files: Iterable[Path]) -> list[dict[str, Any]]:
    """The rows of some answers files."""
    return [json.loads(line) for f in sorted(files) for line in f.read_text("utf-8").splitlines()]


class Trainer:
    """Fits the model on rows; everything it needs but the rows is read once."""

    def __init__(self) -> None:
        questions = read_questions_file()
        self.sheets = {sheet.question.number: sheet for sheet in read_sheets(questions)}
        self.vocabulary = (ANSWERS / "words.txt").read_text(encoding="utf-8").split()
        lexicon = Lexicon(read_groups(questions))
        self.reader = Reader(lexicon, Speller(self.vocabulary), Plain(*read_plain(questions)))
        self._visits: dict[tuple[int, str], Reading] = {}

    def rows(self, data: Iterable[dict[str, Any]]) -> list[Row]:
        """Marked answers, read, with the hints that their marks imply where none are given."""
        rows = []
        for each in data:
            sheet = self.sheets[each["q"]]
            row = {**each, "hints": each.get("hints", implied_hints(sheet, each))}
            rows.append(Row(row, self.reader.read(sheet, row["answer"])))
        return rows

    def reading(self, number: int, row: Row) -> Reading:
        """A row's answer read as if it were given to another question."""
        key = number, row.data["id"]
        if key not in self._visits:
            self._visits[key] = self.reader.read(self.sheets[number], row.data["answer"])
        return self._visits[key]

    def fit(self, rows: Sequence[Row]) -> dict[str, Any]:
        """The model, as plain values that `read_model` reads once written as JSON."""
        good = [row for row in rows if row.score >= 0.5]
        strangers = good[:: max(len(good) // STRANGERS, 1)]
        questions, evidence = {}, Evidence()
        manner, whole_manner = self._out_of_fold_manner(rows), fit_manner(rows)
        for number, sheet in self.sheets.items():
            own = [(row, manner[i]) for i, row in enumerate(rows) if row.q == number]
            here = [row for row, _ in own]
            questions[str(number)] = fit_scorer(sheet, here, strangers)
            scores = self._out_of_fold(sheet, here, strangers)
            for (row, sound), learned in zip(own, scores, strict=True):
                evidence.add(row, sound, learned)
            visitors = [row for row in good if row.q != number and row not in strangers]
            scorer = as_scorer(questions[str(number)])
            sounds = as_scorer(whole_manner)
            for row in visitors[number :: max(len(visitors) // VISITORS, 1)]:
                reading = self.reading(number, row)
                learned = scorer.scores(reading.content)
                evidence.visit(reading, sounds.scores(reading.manner)[0], learned)
        judges = {name: evidence.judge(name) for name in ("point", "hint", "worth")}
        odds = [round(65536 / (1 + math.exp(-at / 16))) for at in range(-128, 129)]
        return {
            "vocabulary": " ".join(self.vocabulary),
            "questions": questions,
            "manner": whole_manner,
            "judges": judges,
            "odds": odds,
            "topics": fit_topics(rows),
        }

    def _out_of_fold_manner(self, rows: Sequence[Row]) -> list[int]:
        found = [0] * len(rows)
        for fold in range(FOLDS):
            scorer = as_scorer(fit_manner([row for row in rows if row.fold(2) != fold]))
            for i, row in enumerate(rows):
                if row.fold(2) == fold:
                    found[i] = scorer.scores(row.reading.manner)[0]
        return found

    def _out_of_fold(
        self, sheet: Sheet, rows: Sequence[Row], strangers: Sequence[Row]
    ) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in rows]
        for fold in range(FOLDS):
            kept = [row for row in rows if row.fold(2) != fold]
            scorer = as_scorer(fit_scorer(sheet, kept, strangers))
            for i, row in enumerate(rows):
                if row.fold(2) == fold:
                    found[i] = scorer.scores(row.reading.content)
        return found


class Evidence:
    """What the judges learn from: evidence and verdict of every row, point and hint."""

    def __init__(self) -> None:
        self._seen: dict[str, list[tuple[list[int], bool, float]]] = defaultdict(list)

    def add(self, row: Row, sound: int, learned: Sequence[int]) -> None:
        reading, count = row.reading, len(row.reading.points)
        own = learned[:-2]
        known = common_evidence(reading, sound, learned)
        unknown = [0 if i in CONFUSED else value for i, value in enumerate(known)]
        for common, weight in ((known, 1 - UNSEEN), (unknown, UNSEEN)):
            self._seen["worth"].append((common, row.score > 0, weight))
            if not row.score:
                continue
            for at, tally in enumerate(reading.points + reading.hints):
                name = "point" if at < count else "hint"
                seen = own_evidence(tally, own[at], best_other(own[:count], at)) + common
                self._seen[name].append((seen, row.data["_met"][at], weight))

    def visit(self, reading: Reading, sound: int, learned: Sequence[int]) -> None:
        """An answer to another question is worth nothing here."""
        common = common_evidence(reading, sound, learned)
        self._seen["worth"].append((common, False, VISITOR))

    def judge(self, name: str) -> dict[str, Any]:
        evidence, met, weights = zip(*self._seen[name], strict=True)
        model = LogisticRegression(C=1.0, max_iter=2000)
        model.fit(np.array(evidence) / UNIT, met, sample_weight=weights)
        return {
            "bias": round(float(model.intercept_[0]) * UNIT),
            "weights": [round(float(weight) * UNIT) for weight in model.coef_[0]],
        }


def implied_hints(sheet: Sheet, row: dict[str, Any]) -> list[str]:
    """The hint without which the points of a row do not earn its mark, if there is one."""
    sayings = 2 if row["score"] == 1 else 1
    for hints in ([], *([hint.name] for hint in sheet.hints)):
        mark = quarters(sheet.rules, sheet.caps, set(row["points"]), set(hints), sayings)
        if mark == row["score"] * 4:
            return hints
    return []


def targets(sheet: Sheet, row: Row) -> list[bool]:
    """What a question's scorer should say of a row, in the order of its targets."""
    met = [at in row.data["points"] for at in range(len(sheet.cues))]
    met += [hint.name in row.data["hints"] for hint in sheet.hints]
    row.data["_met"] = met
    return [*met, row.wrong, row.score > 0]


def fit_scorer(sheet: Sheet, rows: Sequence[Row], strangers: Sequence[Row]) -> dict[str, Any]:
    """A question's scorer: one ridge regression a target."""
    others = [row for row in strangers if row.q != sheet.question.number]
    wanted = np.array([targets(sheet, row) for row in rows]) * 2.0 - 1
    mean = wanted.mean(axis=0)
    wanted = np.vstack([wanted, -np.ones((len(others), wanted.shape[1]))])
    trust = np.array([1.0] * len(rows) + [STRANGER] * len(others))
    features = [row.reading.content for row in (*rows, *others)]
    return ridge(features, wanted, mean, RIDGE / trust, least=2)


def fit_manner(rows: Sequence[Row]) -> dict[str, Any]:
    """The scorer of how sound an answer's manner is, whatever the question."""
    rows = [row for row in rows if row.data["kind"] not in ("off_topic", "parrot")]
    wanted = np.array([[-1.0 if row.wrong else 1.0] for row in rows])
    features = [row.reading.manner for row in rows]
    return ridge(features, wanted, wanted.mean(axis=0), np.full(len(rows), MANNER_RIDGE), least=3)


def fit_topics(rows: Sequence[Row]) -> dict[str, Any]:
    """Which question an answer that earned something was given to."""
    rows = [row for row in rows if row.score > 0]
    names, matrix = table([row.reading.content for row in rows], least=2)
    learned = LogisticRegression(C=TOPIC_SOFTNESS, max_iter=300).fit(matrix, [r.q for r in rows])
    return kept_weights(names, learned.coef_.T, learned.intercept_, KEPT_OF_TOPICS)


def ridge(
    features: Sequence[frozenset[str]],
    wanted: np.ndarray,
    mean: np.ndarray,
    penalty: np.ndarray,
    least: int,
) -> dict[str, Any]:
    """Linear weights, in thousandths, the strongest of each target only."""
    names, matrix = table(features, least)
    kernel = (matrix @ matrix.T).toarray() + np.diag(penalty)
    weights = matrix.T @ np.linalg.solve(kernel, wanted - mean)
    return kept_weights(names, weights, mean, KEPT if wanted.shape[1] > 1 else KEPT * 15)


def table(features: Sequence[frozenset[str]], least: int) -> tuple[list[str], sparse.csr_matrix]:
    """The features seen `least` times, and how much each text has of each."""
    counts = Counter(feature for each in features for feature in each)
    names = sorted(name for name, count in counts.items() if count >= least)
    place = {name: i for i, name in enumerate(names)}
    rows, columns, values = [], [], []
    for i, each in enumerate(features):
        for name in sorted(each & place.keys()):
            rows.append(i)
            columns.append(place[name])
            values.append(1 / math.sqrt(len(each) + 5))
    return names, sparse.csr_matrix((values, (rows, columns)), shape=(len(features), len(names)))


def kept_weights(
    names: Sequence[str], weights: np.ndarray, mean: np.ndarray, limit: int = KEPT
) -> dict[str, Any]:
    """The strongest weights of each target, in thousandths, as `Scorer` reads them."""
    kept: dict[str, list[int]] = defaultdict(list)
    for target in range(weights.shape[1]):
        strongest = np.argsort(-np.abs(weights[:, target]), kind="stable")[:limit]
        for i in sorted(strongest):
            value = round(float(weights[i, target]) * UNIT)
            if value:
                kept[names[i]] += [target, value]
    bias = [round(float(value) * UNIT) for value in mean]
    return {"bias": bias, "weights": dict(sorted(kept.items()))}


def as_scorer(raw: dict[str, Any]) -> Scorer:
    return Scorer(tuple(raw["bias"]), raw["weights"])


def main() -> None:
    trainer = Trainer()
    rows = trainer.rows(read_rows(ANSWERS.glob("*.jsonl")))
    model = trainer.fit(rows)
    text = json.dumps(model, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    MODEL.write_text(text + "\n", encoding="utf-8")
    print(f"{MODEL.relative_to(ROOT)}: {len(rows)} answers, {len(text):,} bytes")


if __name__ == "__main__":
    main()
