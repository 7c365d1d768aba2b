"""The final assessment: all 18 questions of the appendix, marked when they are handed in.

Every answer is durable when it is taken and may be changed until then; there is no hint and no mark
before the end. It is a test-mode session of its own kind in the records, and its records are
chained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from scoring.answers import Mark, PointMark, Question
from simulator.mistakes import Mistake
from simulator.practice.canonical import plain
from simulator.practice.desk import Desk
from simulator.practice.kept import mark_from
from simulator.practice.ledger import Ledger
from simulator.practice.words import Refused, clean_detail, clean_text
from simulator.store.records import EventRow, Overview, Payload, SessionRow

FINAL = "final-assessment"
"""What stands in the records where a call has its scenario."""
PASS_MARK = 70
"""Of 100; a cohort's own is recorded with its assessment."""


class NoAssessment(Mistake):
    """The session of that id is a call, not a final assessment."""


@dataclass(frozen=True, slots=True)
class Review:
    """One question as it was answered: nothing typed earns nothing."""

    question: Question
    answer: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class FinalResult:
    """What the whole assessment earned, 0..100, and every question for the review."""

    score: int
    pass_mark: int
    reviews: tuple[Review, ...]

    @property
    def passed(self) -> bool:
        """Whether the pass mark was reached."""
        return self.score >= self.pass_mark


class FinalAssessment:
    """An assessment that has begun. Make one with `begin` or `resume`."""

    def __init__(self, desk: Desk, row: SessionRow, pass_mark: int) -> None:
        self._desk = desk
        self._ledger = Ledger(desk.store, desk.clock, row)
        self._answers: dict[int, str] = {}
        self._marks: dict[int, Mark] | None = None
        self.pass_mark = pass_mark

    @classmethod
    def begin(cls, desk: Desk, *, trainee: str = "", pass_mark: int = PASS_MARK) -> FinalAssessment:
        """Begin and record a new one. Raises Refused for a pass mark that nobody can reach or miss,
        StoreFailed when the records cannot be written."""
        if not 1 <= pass_mark <= 100:
            raise Refused(f"A pass mark is a whole number from 1 to 100, not {pass_mark}.")
        who, when = clean_detail(trainee or desk.trainee), desk.clock.utc()
        row = SessionRow(desk.new_id(), FINAL, "", 0, "test", who, when)
        started = {
            "scenario": FINAL,
            "mode": row.mode,
            "trainee": who,
            "started": when,
            "version": version("firstcall"),
            "pass_mark": pass_mark,
            "fingerprints": {"marker": desk.marker.fingerprint},
        }
        desk.store.check_writable()
        begun = cls(desk, row, pass_mark)
        begun._ledger.begin(started)
        return begun

    @classmethod
    def resume(cls, desk: Desk, session_id: str) -> FinalAssessment:
        """Take up a recorded one. Raises UnknownSession, or NoAssessment for a call."""
        row = desk.store.session(session_id)
        if row.scenario != FINAL:
            raise NoAssessment(
                f"Session {row.id} is a call. Go on with it by: firstcall play --resume {row.id}"
            )
        rows = desk.store.events(row.id)
        begun = cls(desk, row, rows[0].payload["pass_mark"])
        for kept in rows[1:]:
            begun._take_up(kept)
        begun._ledger.go_on_from(rows[-1])
        return begun

    @property
    def id(self) -> str:
        """The id that `firstcall assess --resume` and `firstcall show` take."""
        return self._ledger.row.id

    @property
    def questions(self) -> tuple[Question, ...]:
        """All 18, in order."""
        return self._desk.questions

    @property
    def answers(self) -> Mapping[int, str]:
        """The answers so far, by the number of the question."""
        return dict(self._answers)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions without an answer, in order."""
        return tuple(one for one in self.questions if one.number not in self._answers)

    @property
    def handed_in(self) -> bool:
        """Whether it is over; nothing changes after that."""
        return self._marks is not None

    def answer(self, number: int, text: str) -> None:
        """Take and keep an answer, in place of an earlier one to the same question.

        Raises Refused, with nothing kept, for a question there is not and after the handing in.
        """
        self._still_open()
        if number not in {question.number for question in self.questions}:
            raise Refused(f"There is no question {number}; there are 1 to {len(self.questions)}.")
        words = clean_text(text)
        if self._answers.get(number) != words:
            self._ledger.keep("answered", {"question": number, "text": words})
            self._answers[number] = words

    def hand_in(self) -> FinalResult:
        """Mark every answer, record the result and give it; a second time gives the same one."""
        if self._marks is None:
            marker = self._desk.marker
            marks = {
                question.number: marker.mark(question.number, self._answers[question.number])
                if question.number in self._answers
                else unanswered_mark(question)
                for question in self.questions
            }
            self._ledger.keep("ended", self._ended(marks))
            self._marks = marks
        return self.result()

    def result(self) -> FinalResult:
        """The result; raises Refused before the handing in."""
        if self._marks is None:
            raise Refused("The assessment is not handed in yet.")
        reviews = tuple(
            Review(question, self._answers.get(question.number, ""), self._marks[question.number])
            for question in self.questions
            if question.number in self._marks
        )
        return FinalResult(score_of(self._marks), self.pass_mark, reviews)

    def _ended(self, marks: Mapping[int, Mark]) -> Payload:
        score = score_of(marks)
        return {
            "outcome": "passed" if score >= self.pass_mark else "not passed",
            "overall": score,
            "pass_mark": self.pass_mark,
            "marks": plain(list(marks.values())),
        }

    def _take_up(self, kept: EventRow) -> None:
        if kept.kind == "answered":
            self._answers[kept.payload["question"]] = kept.payload["text"]
        elif kept.kind == "ended":
            self._marks = {one["question"]: mark_from(one) for one in kept.payload["marks"]}

    def _still_open(self) -> None:
        if self._marks is not None:
            raise Refused("The assessment has been handed in.")


def unanswered_mark(question: Question) -> Mark:
    """Nothing typed: nothing earned."""
    return Mark(question.number, 0.0, tuple(PointMark(one.index, False) for one in question.points))


def score_of(marks: Mapping[int, Mark]) -> int:
    """The mean of the marks, in whole points of 100."""
    return round(100 * sum(mark.score for mark in marks.values()) / max(1, len(marks)))


def is_final(overview: Overview) -> bool:
    """Whether a line of the history is a final assessment."""
    return overview.session.scenario == FINAL


def open_or_new(desk: Desk) -> FinalAssessment:
    """The newest assessment of this trainee that is not handed in, or a new one."""
    for overview in desk.store.history():
        mine = overview.session.trainee == clean_detail(desk.trainee)
        if is_final(overview) and overview.ended is None and mine:
            return FinalAssessment.resume(desk, overview.session.id)
    return FinalAssessment.begin(desk)
