"""The final assessment through its door: kept as typed, marked once, chained."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text, update

from simulator.practice.chain import broken_at
from simulator.practice.desk import Desk
from simulator.practice.final import FinalAssessment, NoAssessment, open_or_new, score_of
from simulator.practice.progress import progress
from simulator.practice.session import Session
from simulator.practice.words import Refused
from simulator.store.schema import events
from tests.fakes import small_desk
from tests.terminal.stage import QUESTIONS


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with an empty store."""
    return small_desk(tmp_path)


def test_what_is_answered_is_kept_before_anything_else(desk: Desk) -> None:
    """A program that dies after an answer loses nothing of it."""
    begun = FinalAssessment.begin(desk)
    number = begun.questions[0].number
    begun.answer(number, "the first answer")
    begun.answer(number, "a better answer")
    again = FinalAssessment.resume(desk, begun.id)
    assert again.answers == {number: "a better answer"}
    assert not again.handed_in
    assert open_or_new(desk).id == begun.id


def test_there_is_no_mark_before_the_handing_in(desk: Desk) -> None:
    """Nothing recorded or told before the end says how well it goes."""
    begun = FinalAssessment.begin(desk)
    begun.answer(begun.questions[0].number, "something")
    with pytest.raises(Refused):
        begun.result()
    assert all("mark" not in str(event.payload) for event in desk.store.events(begun.id)[1:])


def test_handing_in_marks_every_question_once(desk: Desk) -> None:
    """What was not answered earns nothing, and nothing can be changed afterwards."""
    begun = FinalAssessment.begin(desk, pass_mark=1)
    begun.answer(begun.questions[0].number, "say sorry and listen")
    result = begun.hand_in()
    assert len(result.reviews) == len(begun.questions)
    assert [one.mark.score for one in result.reviews[1:]] == [0.0] * (len(begun.questions) - 1)
    assert begun.hand_in() == result
    with pytest.raises(Refused):
        begun.answer(begun.questions[0].number, "too late")
    assert FinalAssessment.resume(desk, begun.id).result() == result


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=18))
@settings(max_examples=50, deadline=None)
def test_the_score_is_the_mean_and_a_better_answer_never_lowers_it(scores: list[float]) -> None:
    """Whole points of 100, monotone in every mark."""
    from simulator.practice.final import unanswered_mark

    marks = {n: replace(unanswered_mark(QUESTIONS[n]), score=s) for n, s in enumerate(scores)}
    before = score_of(marks)
    assert 0 <= before <= 100
    best = {n: replace(mark, score=1.0) for n, mark in marks.items()}
    assert score_of(best) == 100 >= before


def test_meddling_with_the_records_shows(desk: Desk, tmp_path: Path) -> None:
    """Each record of a test carries a hash of itself and of all before it."""
    begun = FinalAssessment.begin(desk)
    begun.answer(begun.questions[0].number, "honest words")
    begun.hand_in()
    assert broken_at(desk.store.events(begun.id)) is None
    engine = create_engine(f"sqlite:///{desk.store.path}")
    with engine.begin() as connection:
        # The store itself refuses to change an event; whoever meddles takes that away first.
        for (name,) in connection.execute(
            text("select name from sqlite_master where type = 'trigger'")
        ).all():
            connection.execute(text(f"drop trigger {name}"))
        kept = dict(desk.store.events(begun.id)[1].payload) | {"text": "better words"}
        row = (events.c.session == begun.id) & (events.c.seq == 1)
        connection.execute(update(events).where(row).values(payload=kept))
    engine.dispose()
    assert broken_at(desk.store.events(begun.id)) == 1


def test_a_test_call_is_chained_and_goes_on_so(desk: Desk) -> None:
    """A call in test mode is chained through a break-off; one for practice is not."""
    session = Session.begin(desk, "late-van", "angry", mode="test")
    session.reply("hello")
    again = Session.resume(desk, session.id)
    again.reply("So sorry, I will send another van")
    rows = desk.store.events(session.id)
    assert all("chain" in row.payload for row in rows)
    assert broken_at(rows) is None
    practised = Session.begin(desk, "late-van", "angry")
    assert all("chain" not in row.payload for row in desk.store.events(practised.id))


def test_a_call_is_no_assessment_and_an_assessment_is_no_call(desk: Desk) -> None:
    """Each is told from the other, and the lobby suggests calls only from calls."""
    session = Session.begin(desk, "late-van", "angry")
    with pytest.raises(NoAssessment):
        FinalAssessment.resume(desk, session.id)
    FinalAssessment.begin(desk).hand_in()
    assert [one.session.id for one in progress(desk).to_resume] == [session.id]
    assert progress(desk).finished == ()
