"""Which questions an assessment asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.draw import draw_questions
from simulator.content.scoring_data import load_questions

QUESTIONS = load_questions()
SKILLS = sorted({skill for question in QUESTIONS for skill in question.skills})


@given(
    st.lists(st.sampled_from([*SKILLS, "unknown"]), max_size=6),
    st.dictionaries(st.sampled_from(SKILLS), st.floats(0, 100), max_size=8),
    st.integers(),
    st.integers(0, 20),
)
def test_draws_are_repeatable_and_hold_no_question_twice(
    trained: list[str], weak: dict[str, float], seed: int, count: int
) -> None:
    """The same arguments give the same questions, as many as asked for where there are so many."""
    drawn = draw_questions(QUESTIONS, trained, weak, seed, count)
    assert drawn == draw_questions(QUESTIONS, trained, weak, seed, count)
    assert len(drawn) == len({question.number for question in drawn}) == min(count, 18)


@given(st.integers())
def test_what_was_trained_and_is_weak_is_asked_first(seed: int) -> None:
    """A call about transfers by one who is weak at them brings both transfer questions."""
    drawn = draw_questions(QUESTIONS, ["transfer", "call_control"], {"transfer": 10}, seed)
    assert {10, 11} <= {question.number for question in drawn}


def test_the_seed_varies_the_choice() -> None:
    """Without a call to go by, every question is asked sometimes."""
    drawn = {q.number for seed in range(200) for q in draw_questions(QUESTIONS, [], {}, seed)}
    assert drawn == set(range(1, 19))


def test_three_are_drawn_by_default() -> None:
    """A session asks three."""
    assert len(draw_questions(QUESTIONS, [], {}, 7)) == 3
