"""The moments of a call: what was done, and what it did to the customer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.reading import Said
from scoring.scorecard import Finding
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Transcript
from simulator.engine.events import Acted, Event, Replied, Waited
from simulator.practice.folding import Fold
from simulator.practice.moments import moments_of, replies_in, reply_behind
from simulator.practice.session import Session
from tests.fakes import ANGRY, LATE, WordReader, WordScoring, small_desk


def _replied(at: int, text: str) -> Replied:
    return Replied(at, text, WordReader().read(Said(text)))


def _events(steps: list[str]) -> list[Event]:
    made: list[Event] = []
    for number, step in enumerate(steps, 1):
        if step == "wait":
            made.append(Waited(number, 30))
        elif step.startswith("/"):
            made.append(Acted(number, step[1:], "vans"))
        else:
            made.append(_replied(number, step))
    return made


def test_a_moment_tells_which_words_moved_the_customer(tmp_path: Path) -> None:
    """An apology calms, an insult heats, anything else leaves the mood as it was."""
    session = Session.begin(small_desk(tmp_path), "late-van", "angry", seed=7)
    for text in ("I am sorry", "Oh shut it", "Well"):
        session.reply(text)
    calmed, heated, neither = session.moments()
    assert (calmed.shift, calmed.before, calmed.after) == ("better", "angry", "irritated")
    assert calmed.words == ("sorry",)
    assert calmed.heard == "Your van is not here.\nIt is noon!"
    assert (heated.shift, heated.after, heated.words) == ("worse", "furious", ("shut",))
    assert heated.heard == calmed.answer
    assert (neither.shift, neither.words) == ("", ())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["I am sorry", "Oh shut it", "what happened?", "wait", "/look_up"]),
        max_size=8,
    )
)
def test_a_moment_knows_its_place_in_the_transcript(steps: list[str]) -> None:
    """Whatever is done, the turn of a moment holds just what was said or done then."""
    fold = Fold(LATE, ANGRY, 7)
    for event in _events(steps):
        if fold.call.outcome is None:
            fold.take(event)
    told = fold.transcript(WordScoring().signals)
    moments = moments_of(fold)
    assert len(moments) == len(fold.events)
    for moment in moments:
        if moment.turn is None:
            assert moment.kind == "silence"
        elif moment.kind == "reply":
            turn = told.turns[moment.turn]
            assert isinstance(turn, AgentTurn)
            assert turn.text == moment.text
        else:
            assert isinstance(told.turns[moment.turn], ActionTurn)


def test_the_note_after_the_call_is_no_moment(tmp_path: Path) -> None:
    """What is done when the customer is gone moves nobody."""
    session = Session.begin(small_desk(tmp_path), "late-van", "angry", seed=7)
    session.reply("I am sorry")
    session.act("end")
    session.act("note", "Van late.")
    assert [moment.kind for moment in session.moments()] == ["reply", "action"]
    assert len(replies_in(session.moments())) == 1


@pytest.mark.parametrize(("turn", "reply"), [(0, 1), (1, 1), (2, 4), (3, None), (4, 4), (5, 4)])
def test_a_finding_belongs_to_the_reply_that_should_have_met_it(
    turn: int, reply: int | None
) -> None:
    """Its own, the one that answers the customer, or the last; what was done is no reply."""
    told = Transcript(
        "phone",
        (
            CustomerTurn("Hello?"),
            AgentTurn("Hello."),
            CustomerTurn("It broke."),
            ActionTurn("look_up", "vans"),
            AgentTurn("I see."),
            CustomerTurn("Well?"),
        ),
    )
    finding = Finding("r", "s", "missed", turn, 0, 0, "", -1.0, "what", "why", "", "003")
    assert reply_behind(finding, told) == reply
