"""The three questions after a call, and the answers given so far."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.answers import Mark, Question
from simulator.practice.desk import Scoring
from simulator.practice.folding import Fold
from simulator.practice.words import Refused


class Assessment:
    """Questions are drawn from the call as it ended, so nothing done after it changes them."""

    def __init__(self, fold: Fold, seed: int) -> None:
        self._fold, self._seed = fold, seed
        self._drawn: tuple[Question, ...] | None = None
        self._answers: list[tuple[str, Mark]] = []

    @property
    def answers(self) -> tuple[tuple[str, Mark], ...]:
        """The answers so far with their marks, in the order given."""
        return tuple(self._answers)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks so far."""
        return tuple(mark for _, mark in self._answers)

    def questions(self, scoring: Scoring) -> tuple[Question, ...]:
        """The three questions; raises Refused while the call goes on."""
        fold = self._fold
        if fold.ended_after is None:
            raise Refused("The questions come after the call.")
        if self._drawn is None:
            card = scoring.judge(fold.transcript(scoring.signals, fold.ended_after))
            self._drawn = scoring.draw(fold.call.scenario, card, self._seed)
        return self._drawn

    def fix(self, asked: Sequence[int], all_questions: Sequence[Question]) -> None:
        """Ask the questions that were recorded as asked, whatever would be drawn today."""
        by_number = {question.number: question for question in all_questions}
        self._drawn = tuple(by_number[number] for number in asked if number in by_number)

    def unanswered(self, scoring: Scoring) -> tuple[Question, ...]:
        """The questions still to answer."""
        done = {mark.question for mark in self.marks}
        return tuple(one for one in self.questions(scoring) if one.number not in done)

    def admit(self, number: int, scoring: Scoring) -> None:
        """Raises Refused for a question that is not asked here or has its answer."""
        drawn = [question.number for question in self.questions(scoring)]
        if number not in drawn:
            asked = ", ".join(map(str, drawn))
            raise Refused(f"Question {number} is not asked here; the questions are {asked}.")
        if any(mark.question == number for mark in self.marks):
            raise Refused(f"Question {number} has been answered.")

    def add(self, text: str, mark: Mark) -> None:
        """Take up an answer that has been kept."""
        self._answers.append((text, mark))
