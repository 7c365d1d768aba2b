"""The final assessment in words."""

from __future__ import annotations

from simulator.practice.final import FinalAssessment, FinalResult
from simulator.practice.words import visible
from simulator.printing.scorecards import mark_lines


def question_lines(begun: FinalAssessment, place: int) -> list[str]:
    """One question, where it stands among all, and the answer it has so far."""
    question = begun.questions[place]
    answered = len(begun.answers)
    count = len(begun.questions)
    lines = ["", f"Question {place + 1} of {count} ({answered} answered)", question.text]
    given = begun.answers.get(question.number)
    return lines + ([f"Your answer so far: {visible(given)}"] if given else [])


def result_lines(result: FinalResult, session_id: str) -> list[str]:
    """Pass or not, the marks, and the review of every question."""
    verdict = "passed" if result.passed else "not passed"
    lines = [
        "",
        f"Final assessment {session_id}: {result.score} of 100, {verdict}"
        f" (the pass mark is {result.pass_mark}).",
    ]
    for review in result.reviews:
        lines += ["", f"{review.question.number}. {review.question.text}"]
        lines += [f"You: {visible(review.answer) if review.answer else '(no answer)'}"]
        lines += mark_lines(review.question, review.mark)
    return lines
