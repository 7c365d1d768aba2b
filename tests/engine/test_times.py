"""Times of the events in the transcript: how long each reply took, and how the customer felt."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.transcript import AgentTurn, CustomerTurn, Transcript
from simulator.engine.call import Call
from simulator.engine.events import Acted, Event, Replied, Waited
from simulator.engine.transcript import transcript_of
from tests.fakes import ANGRY, LATE


def written(events: Iterable[Event]) -> Transcript:
    """The transcript of a call of the small scenario."""
    return transcript_of(LATE, ANGRY, 7, "", events, lambda text: frozenset())


def waits(*events: Event) -> list[int | None]:
    """The seconds before each reply."""
    return [turn.waited for turn in written(events).turns if isinstance(turn, AgentTurn)]


def test_a_reply_has_the_seconds_it_took() -> None:
    """Counted from the customer's words, first from the beginning of the call."""
    assert waits(Replied(12_400, "Hello."), Replied(20_000, "And then?")) == [12, 7]


def test_work_and_holds_do_not_count_as_quiet() -> None:
    """The clock begins again with what the agent does."""
    hold = (Acted(5_000, "hold"), Acted(95_000, "resume"))
    assert waits(*hold, Replied(100_000, "I'm back.")) == [5]
    assert waits(Acted(30_000, "look_up", "vans"), Replied(40_000, "Here.")) == [10]


def test_silence_counts_in_full() -> None:
    """That the customer asked meanwhile does not make the reply any quicker."""
    assert waits(Waited(20_000, 20), Replied(30_000, "Yes?")) == [30]


def test_the_mood_stands_beside_the_turns() -> None:
    """Each turn has the customer's heat after it, as the call itself knows it."""
    events = (Replied(1_000, "Go away."), Replied(2_000, "No."))
    call = Call(LATE, ANGRY, 7)
    heats = [call.open().heat, *(call.step(event).heat for event in events)]
    turns = written(events).turns
    said = [turn.heat for turn in turns if isinstance(turn, AgentTurn)]
    assert said == heats[1:]
    assert isinstance(turns[0], CustomerTurn)
    assert turns[0].heat == heats[0]


def test_the_case_goes_with_the_call() -> None:
    """Facts and the account are there to judge by; nobody has left a call that goes on."""
    transcript = written(())
    assert transcript.facts == LATE.facts
    assert transcript.account == ("2041",)
    assert (transcript.par, transcript.left) == (60 * LATE.par, False)


def test_a_customer_who_gives_up_has_left() -> None:
    """Silence after silence ends in the customer's going."""
    events: list[Event] = []
    call = Call(LATE, ANGRY, 7)
    call.open()
    while call.outcome is None:
        events.append(Waited(1000 * (len(events) + 1) * 60, 60))
        call.step(events[-1])
    assert written(events).left
