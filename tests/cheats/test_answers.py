"""No cheat earns half the marks of an appendix question."""

from __future__ import annotations

from random import Random

import pytest

from scoring.answers import Question
from tests.cheats.cheaters import ANSWERS, answers
from tests.cheats.playing import SCORING

ENOUGH = 0.5
SEEDS = range(3)


@pytest.mark.parametrize("question", SCORING.questions, ids=lambda one: f"q{one.number}")
@pytest.mark.parametrize("cheat", ANSWERS)
def test_a_cheat_earns_less_than_half(question: Question, cheat: str) -> None:
    """Keywords, the question itself, other pages, denials, noise and one answer to everything."""
    for seed in SEEDS:
        answer = answers(question, cheat, Random(f"{question.number}:{cheat}:{seed}"))
        assert SCORING.marker.mark(question.number, answer).score < ENOUGH, answer
