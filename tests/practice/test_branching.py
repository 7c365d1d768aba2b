"""Trying a reply again: a session of its own, beside the first one that stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.practice.branching import branch, family, replies_to_retry
from simulator.practice.comparing import tries_of
from simulator.practice.debriefing import debriefing
from simulator.practice.desk import Desk
from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.practice.words import Refused
from simulator.store.records import EventRow, OutOfStep, SessionRow
from simulator.store.sqlite import open_store
from tests.fakes import HandClock, small_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the small scenario and an empty store."""
    return small_desk(tmp_path)


def played(desk: Desk, *replies: str, **terms: object) -> Session:
    """A call with these replies, nine seconds apart, still going on."""
    session = Session.begin(desk, "late-van", "angry", seed=7, **terms)  # type: ignore[arg-type]
    for text in replies:
        _later(desk)
        session.reply(text)
    return session


def _later(desk: Desk) -> None:
    assert isinstance(desk.clock, HandClock)
    desk.clock.ms += 9_000


def test_a_branch_stands_right_before_the_reply(desk: Desk) -> None:
    """Everything up to there was said again, with its times; the reply itself was not."""
    first = played(desk, "I am sorry", "Oh shut it", "Well")
    kept = desk.store.events(first.id)
    again = branch(desk, first, 1)
    assert again.events == first.events[:1]
    assert again.call.state.mood == "irritated"
    assert (again.branch_of, again.own_from, again.elapsed_ms) == (first.id, 2, 9_000)
    assert desk.store.session(again.id).from_event == kept[2].seq
    assert desk.store.events(first.id) == kept


def test_a_branch_goes_its_own_way_and_can_be_resumed(desk: Desk) -> None:
    """It is a session like any other: kept, taken up again, replayed byte for byte."""
    first = played(desk, "I am sorry", "Well")
    first.act("end")
    first.finish()
    again = branch(desk, first, 1)
    _later(desk)
    again.reply("I will send another van now")
    resumed = Session.resume(desk, again.id)
    assert (resumed.events, resumed.own_from) == (again.events, 2)
    resumed.reply("Thanks and good bye")
    resumed.finish()
    assert replay(desk, resumed.id).equal
    assert replay(desk, first.id).equal
    assert resumed.scorecard().overall > first.scorecard().overall


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["I am sorry", "Oh shut it", "what?", "Well"]), max_size=4),
    st.integers(0, 3),
)
def test_the_same_reply_again_leads_to_the_same_call(
    tmp_path_factory: pytest.TempPathFactory, replies: list[str], place: int
) -> None:
    """Who says the same again at the same moment hears the same: only words make the difference."""
    desk = small_desk(tmp_path_factory.mktemp("home"))
    first = played(desk, "I am sorry")
    for text in replies:
        if first.call.outcome is None:
            _later(desk)
            first.reply(text)
    retry = replies_to_retry(first)
    moment = retry[min(place, len(retry) - 1)]
    again = branch(desk, first, moment.event)
    for event in first.events[moment.event :]:
        _later(desk)
        again.reply(event.text)  # type: ignore[union-attr]
    assert again.entries() == first.entries()
    assert again.scorecard() == first.scorecard()
    desk.close()


def test_only_a_reply_can_be_tried_again(desk: Desk) -> None:
    """Actions, and places where nothing is, are refused, and nothing is recorded."""
    session = played(desk, "I am sorry")
    session.act("look_up", "vans")
    for place in (1, 2, -1):
        with pytest.raises(Refused, match="Only a reply"):
            branch(desk, session, place)
    assert len(desk.store.history()) == 1


def test_a_test_has_no_way_back_before_its_end(desk: Desk) -> None:
    """Until the questions are done neither list nor branch; then both, as practice."""
    session = played(desk, "I am sorry", mode="test")
    for _ in range(2):
        assert replies_to_retry(session) == ()
        with pytest.raises(Refused, match="test"):
            branch(desk, session, 0)
        if session.call.outcome is None:
            session.act("end")
    session.finish()
    assert len(replies_to_retry(session)) == 1
    again = branch(desk, session, 0)
    assert again.mode == "practice"
    again.reply("Hello")
    assert all("chain" not in row.payload for row in again.recorded())


def test_a_second_try_asks_no_questions(desk: Desk) -> None:
    """A branch of a call that had ended is finished by its debrief; one made in the call is not."""
    during = played(desk, "I am sorry")
    early = branch(desk, during, 0)
    assert not early.second_try
    early.act("end")
    debriefing(desk, early)
    assert early.phase == "after_call"
    during.act("end")
    again = branch(desk, during, 0)
    assert again.second_try
    assert Session.resume(desk, again.id).second_try
    again.act("end")
    debriefing(desk, again)
    assert again.phase == "finished"


def test_the_calls_that_began_alike_are_kept_side_by_side(desk: Desk) -> None:
    """All of them are listed, whichever is asked, and any two part where they differ."""
    first = played(desk, "I am sorry", "Oh shut it")
    second = branch(desk, first, 1)
    _later(desk)
    second.reply("I will send another van now")
    third = branch(desk, second, 1)
    played(desk, "A call of its own")
    ids = [first.id, second.id, third.id]
    for session in (first, second, third):
        assert [row.id for row in family(desk, session.id)] == ids
    told = tries_of(desk, second)
    assert (told.current, told.first, sorted(told.compared)) == (2, 1, [1, 3])
    assert [(one.parent, one.reply, one.replies) for one in told.tries] == [
        (0, 0, 2),
        (1, 2, 2),
        (2, 2, 1),
    ]
    beside = told.compared[1]
    assert beside.one.moment is not None
    assert beside.other.moment is not None
    assert beside.one.moment.text == "I will send another van now"
    assert beside.other.moment.text == "Oh shut it"
    assert beside.heard == beside.one.moment.heard
    assert [(pair.name, pair.one, pair.other) for pair in beside.skills] == [
        ("Gratitude", 100, 100)
    ]
    assert told.compared[3].other.moment is None


def test_a_call_never_tried_again_stands_alone(desk: Desk) -> None:
    """One try, nothing to compare."""
    told = tries_of(desk, played(desk, "I am sorry"))
    assert (len(told.tries), told.compared, told.first) == (1, {}, 1)


def test_a_branch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """When one of its events cannot be kept, neither is the session."""
    store = open_store(tmp_path)
    row = SessionRow("branch01", "s", "p", 1, "practice", "", "2026-01-01", "first001", 2)
    twice = [EventRow("branch01", 1, "waited", 0, {"seconds": 1})] * 2
    with pytest.raises(OutOfStep):
        store.begin(row, {}, twice)
    assert (store.history(), store.branches()) == ((), ())
    store.begin(row, {}, twice[:1])
    assert store.branches() == (row,)
    assert [event.seq for event in store.events(row.id)] == [0, 1]
    store.close()
