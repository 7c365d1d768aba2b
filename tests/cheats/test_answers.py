"""No cheat earns half the marks of an appendix question."""

from __future__ import annotations

from random import Random

import pytest
from _pytest.mark import ParameterSet

from scoring.answers import Question
from tests.cheats.cheaters import ANSWERS
from tests.examples import SCORING

ENOUGH = 0.5
SEEDS = range(3)


CASES = [(cheat, question) for cheat in ANSWERS for question in SCORING.questions]
GETS_THROUGH = {
    ("one good answer", 12): "staying calm is half of it, and the marker takes it for the whole",
    ("keywords", 17): "customer satisfaction, two words, is the whole answer",
}


def _case(cheat: str, question: Question) -> ParameterSet:
    why = GETS_THROUGH.get((cheat, question.number))
    marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
    return pytest.param(cheat, question, marks=marks, id=f"{cheat}-q{question.number}")


@pytest.mark.parametrize(("cheat", "question"), [_case(*one) for one in CASES])
def test_a_cheat_earns_less_than_half(cheat: str, question: Question) -> None:
    """Keywords, the question itself, other pages, denials, noise and one answer to everything."""
    for seed in SEEDS:
        answer = ANSWERS[cheat](question, Random(f"{question.number}:{cheat}:{seed}"))
        assert SCORING.marker.mark(question.number, answer).score < ENOUGH, answer
