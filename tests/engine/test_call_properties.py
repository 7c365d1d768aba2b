"""What holds for every call: any persona, any scenario, any sequence of events."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.engine.call import MOST_EVENTS, MOST_REPLIES, Call
from simulator.engine.events import Event, Replied, Response, Waited
from simulator.engine.persona import GONE, Persona
from simulator.engine.recording import from_payload, to_payload
from simulator.engine.scenario import Scenario
from tests.strategies import event_lists, personas, replies, scenarios


def play(scenario: Scenario, persona: Persona, seed: int, events: list[Event]) -> list[Response]:
    """The responses to `events` as a careful front end sends them: refused ones are left out."""
    call = Call(scenario, persona, seed)
    responses = [call.open()]
    for event in events:
        if call.state.ended:
            break
        if call.refuses(event) is None:
            responses.append(call.step(event))
    return responses


@given(scenarios(), personas(), st.integers(0, 99), event_lists())
def test_never_raises_and_stays_in_range(
    scenario: Scenario, persona: Persona, seed: int, events: list[Event]
) -> None:
    """No sequence of events raises, and every response names states that exist."""
    for response in play(scenario, persona, seed, events):
        assert response.mood in (*persona.moods, GONE)
        assert response.heat in ("cool", "warm", "hot", "boiling")
        assert response.stage in scenario.stages
        assert response.outcome in ("", *scenario.outcomes)


@given(scenarios(), personas(), event_lists(most=12))
def test_same_events_same_responses(
    scenario: Scenario, persona: Persona, events: list[Event]
) -> None:
    """A call is a pure function of its definitions, seed and events."""
    assert play(scenario, persona, 7, events) == play(scenario, persona, 7, events)


@settings(max_examples=25)
@given(scenarios(), personas(), replies())
def test_every_call_ends_within_the_bound(
    scenario: Scenario, persona: Persona, reply: Replied
) -> None:
    """The same reply for ever still ends the call by the bound on replies."""
    call = Call(scenario, persona, 1)
    for _ in range(MOST_REPLIES):
        if call.state.ended:
            break
        call.step(reply)
    assert call.outcome is not None


@settings(max_examples=10)
@given(scenarios(), personas())
def test_a_call_of_silence_ends(scenario: Scenario, persona: Persona) -> None:
    """A trainee who never says anything loses the customer."""
    call = Call(scenario, persona, 1)
    for second in range(MOST_EVENTS):
        if call.state.ended:
            break
        call.step(Waited(second * 20_000, 20))
    assert call.outcome is not None
    assert call.outcome.kind == "bad"


@given(scenarios(), personas(), st.integers(0, 99), event_lists(most=15))
def test_no_line_twice_running(
    scenario: Scenario, persona: Persona, seed: int, events: list[Event]
) -> None:
    """Where three lines exist for a place, none is heard twice in a row."""
    spoken = [
        beat
        for response in play(scenario, persona, seed, events)
        for beat in response.says
        if beat != "and more"
    ]
    assert all(first != second for first, second in pairwise(spoken))


@given(event_lists(most=6))
def test_events_survive_a_record(events: list[Event]) -> None:
    """Taking an event apart for a record and putting it together again changes nothing."""
    for event in events:
        kind, payload = to_payload(event)
        assert from_payload(kind, event.at, payload) == event
