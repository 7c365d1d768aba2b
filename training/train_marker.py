"""Trains the marker of short answers: `python -m training.train_marker` from the project's folder.

Reads `training/answers/*.jsonl`, `training/answers/phrases.txt` and `scoring/data/questions.yaml`,
writes `scoring/data/marker-model.json`. Needs the `train` extra. The same data give the same model.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from scoring.marker.evidence import (
    CONFUSED,
    UNIT,
    Learned,
    Plain,
    Reader,
    Reading,
    common_evidence,
    own_evidence,
)
from scoring.marker.features import Lexicon, content
from scoring.marker.model import Scorer
from scoring.marker.sheet import read_groups, read_plain, read_sheets
from scoring.marker.words import Speller

from .marker_lessons import (
    ANSWERS,
    FOLDS,
    ROOT,
    STRANGERS,
    Course,
    Phrase,
    Row,
    Table,
    implied_hints,
    lessons,
    manner_lessons,
    read_phrases,
    read_questions_file,
    read_rows,
)

MODEL = ROOT / "scoring" / "data" / "marker-model.json"

RIDGE = 0.3
MANNER_RIDGE = 0.5
VISITORS = 30
VISITOR = 0.1
"""How many answers to other questions the judges see a question, and their weight."""
UNSEEN = 0.7
"""The share of mistakes that no cue is expected to know. A mistake in the training answers has its
cue, written with the answer in view; one in a trainee's answer often has none."""
TOPIC_SOFTNESS = 3.0
KEPT, KEPT_OF_TOPICS, KEPT_OF_MANNER = 900, 700, 4000
"""The weights kept for each target."""


class Trainer:
    """Fits the model on answers, all of them or some; they are read once."""

    def __init__(self, data: Iterable[dict[str, Any]]) -> None:
        questions = read_questions_file()
        self.sheets = {sheet.question.number: sheet for sheet in read_sheets(questions)}
        self.vocabulary = (ANSWERS / "words.txt").read_text(encoding="utf-8").split()
        lexicon = Lexicon(read_groups(questions))
        self.reader = Reader(lexicon, Speller(self.vocabulary), Plain(*read_plain(questions)))
        self.rows = [self._row(each) for each in data]
        self._phrases = [
            Phrase(q, point, self.reader.read(self.sheets[q], words))
            for q, point, words in read_phrases()
        ]
        self._visits: dict[tuple[int, int], Reading] = {}
        self._manner = Course(manner_lessons(self.rows, self._phrases), MANNER_RIDGE, least=3)
        self._sounds = self._manner.matrix([row.reading.manner for row in self.rows])
        self._courses = {
            number: Course(lessons(sheet, self.rows, self._phrases), RIDGE, least=2)
            for number, sheet in self.sheets.items()
        }
        self._texts = {number: self._question_texts(number) for number in self.sheets}

    def _row(self, data: dict[str, Any]) -> Row:
        """A marked answer, read, with the hints that its mark implies where none are given."""
        sheet = self.sheets[data["q"]]
        reading = self.reader.read(sheet, data["answer"])
        row = Row({**data, "hints": data.get("hints", implied_hints(sheet, data))}, reading)
        for point, said in data.get("met", []) if len(data["points"]) > 1 else []:
            first = data["answer"].index(said)
            words = [w for w in reading.words if first <= w.start < first + len(said)]
            row.fragments.append((point, content(words, self.reader.lexicon)))
        return row

    def _question_texts(self, number: int) -> tuple[list[int], list[slice], Any]:
        """The answers to a question, and their texts, whole and in parts, as one matrix."""
        own = [i for i, row in enumerate(self.rows) if row.q == number]
        places, texts = [], list[frozenset[str]]()
        for i in own:
            parts = self.rows[i].reading.parts or (self.rows[i].reading.content,)
            places.append(slice(len(texts), len(texts) + 1 + len(parts)))
            texts += [self.rows[i].reading.content, *parts]
        return own, places, self._courses[number].matrix(texts)

    def fit(self, kept: Collection[int] | None = None) -> dict[str, Any]:
        """The model from the answers of these places, or all of them, as plain values that
        `read_model` reads once written as JSON."""
        used = np.zeros(len(self.rows), bool)
        used[list(range(len(self.rows)) if kept is None else kept)] = True
        questions = {
            str(number): course.scorer(used, KEPT) for number, course in self._courses.items()
        }
        manner = self._manner.scorer(used, KEPT_OF_MANNER)
        evidence = Evidence()
        sounds, learned = self._out_of_fold(used)
        for i in np.flatnonzero(used):
            evidence.add(self.rows[i], round(UNIT * float(sounds[i])), learned[i])
        self._show_visitors(evidence, used, questions, as_scorer(manner))
        odds = [round(65536 / (1 + math.exp(-at / 16))) for at in range(-128, 129)]
        return {
            "vocabulary": " ".join(self.vocabulary),
            "questions": questions,
            "manner": manner,
            "judges": {name: evidence.judge(name) for name in ("point", "hint", "worth")},
            "odds": odds,
            "topics": self._topics(used),
        }

    def _topics(self, used: np.ndarray) -> dict[str, Any]:
        """Which question an answer that earned something was given to."""
        rows = [row for row, is_used in zip(self.rows, used, strict=True) if is_used and row.score]
        texts = [row.reading.content for row in rows]
        table = Table(texts, least=2)
        learned = LogisticRegression(C=TOPIC_SOFTNESS, max_iter=300)
        learned.fit(table.matrix(texts), [row.q for row in rows])
        return table.scorer(learned.coef_.T, learned.intercept_, KEPT_OF_TOPICS)

    def _out_of_fold(self, used: np.ndarray) -> tuple[np.ndarray, dict[int, Learned]]:
        """How sound each used answer is in manner, and its scores, learned without its fold."""
        folds = np.array([row.fold(2) for row in self.rows])
        sounds, learned = np.zeros(len(self.rows)), dict[int, Learned]()
        for fold in range(FOLDS):
            kept = used & (folds != fold)
            weights, mean = self._manner.weights(kept)
            sounds = np.where(folds == fold, self._sounds @ weights[:, 0] + mean[0], sounds)
            for number, (own, places, texts) in self._texts.items():
                weights, mean = self._courses[number].weights(kept)
                scores = np.rint((texts @ weights + mean) * UNIT).astype(int)
                for i, place in zip(own, places, strict=True):
                    if used[i] and folds[i] == fold:
                        whole, *parts = scores[place].tolist()
                        learned[i] = Learned.of(whole, parts)
        return sounds, learned

    def _show_visitors(
        self, evidence: Evidence, used: np.ndarray, questions: dict[str, Any], manner: Scorer
    ) -> None:
        good = [i for i in np.flatnonzero(used) if self.rows[i].score >= 0.5]
        seen = set(good[::STRANGERS])
        for number in self.sheets:
            scorer = as_scorer(questions[str(number)])
            visitors = [i for i in good if self.rows[i].q != number and i not in seen]
            for i in visitors[number :: max(len(visitors) // VISITORS, 1)]:
                reading = self._reading(number, i)
                parts = [scorer.scores(part) for part in reading.parts]
                learned = Learned.of(scorer.scores(reading.content), parts)
                evidence.visit(reading, manner.scores(reading.manner)[0], learned)

    def _reading(self, number: int, row: int) -> Reading:
        """A row's answer read as if it were given to another question."""
        key = number, row
        if key not in self._visits:
            answer = self.rows[row].data["answer"]
            self._visits[key] = self.reader.read(self.sheets[number], answer)
        return self._visits[key]


class Evidence:
    """What the judges learn from: evidence and verdict of every row, point and hint."""

    def __init__(self) -> None:
        self._seen: dict[str, list[tuple[list[int], bool, float]]] = defaultdict(list)

    def add(self, row: Row, sound: int, learned: Learned) -> None:
        """An answer that was marked by a person. An empty one is never judged."""
        if row.reading.empty:
            return
        reading, count = row.reading, len(row.reading.points)
        known = common_evidence(reading, sound, learned)
        unknown = [0 if i in CONFUSED else value for i, value in enumerate(known)]
        for common, weight in ((known, 1 - UNSEEN), (unknown, UNSEEN)):
            self._seen["worth"].append((common, row.score > 0, weight))
            if not row.score:
                continue
            for at, tally in enumerate(reading.points + reading.hints):
                name = "point" if at < count else "hint"
                seen = own_evidence(tally, learned, at, count) + common
                self._seen[name].append((seen, row.data["_met"][at], weight))

    def visit(self, reading: Reading, sound: int, learned: Learned) -> None:
        """An answer to another question is worth nothing here."""
        common = common_evidence(reading, sound, learned)
        self._seen["worth"].append((common, False, VISITOR))

    def judge(self, name: str) -> dict[str, Any]:
        """Weights of the evidence for one kind of thing that is judged."""
        evidence, met, weights = zip(*self._seen[name], strict=True)
        model = LogisticRegression(C=1.0, max_iter=100, solver="newton-cholesky")
        model.fit(np.array(evidence) / UNIT, met, sample_weight=weights)
        return {
            "bias": round(float(model.intercept_[0]) * UNIT),
            "weights": [round(float(weight) * UNIT) for weight in model.coef_[0]],
        }


def as_scorer(raw: dict[str, Any]) -> Scorer:
    """A scorer as the program reads it."""
    return Scorer(tuple(raw["bias"]), raw["weights"])


def main() -> None:
    trainer = Trainer(read_rows(ANSWERS.glob("*.jsonl")))
    text = json.dumps(trainer.fit(), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    MODEL.write_text(text + "\n", encoding="utf-8")
    print(f"{MODEL.relative_to(ROOT)}: {len(trainer.rows)} answers, {len(text):,} bytes")


if __name__ == "__main__":
    main()
