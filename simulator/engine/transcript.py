"""A call's events as the plain transcript that the scorecard judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Transcript, Turn
from simulator.engine.call import Call
from simulator.engine.events import Acted, Event, Replied, Response, Waited
from simulator.engine.persona import Persona
from simulator.engine.scenario import LEFT, Scenario

_STRONG_FEELING = ("hot", "boiling")

Signals = Callable[[str], frozenset[str]]
"""What a customer's words show, such as `scoring.customer.signals` with its cues filled in."""


def transcript_of(
    scenario: Scenario,
    persona: Persona,
    seed: int,
    agent_name: str,
    events: Iterable[Event],
    signals: Signals,
) -> Transcript:
    """Play `events` again and write down the whole call, turn by turn.

    The engine knows the customer's mood, so a turn in a hot mood shows `feeling` and abusive words
    show `abuse` even where the words alone would not tell. Short of boiling, words of confusion
    show just that: they ask for plainer words. A silence does not stop the clock of the reply that
    ends it.
    """
    call = Call(scenario, persona, seed, agent_name)
    turns: list[Turn] = [*_customer(call.open(), signals)]
    held_since: int | None = None
    quiet_since = 0
    for event in events:
        beats_before = _beats(turns)
        response = call.step(event)
        if isinstance(event, Replied):
            cut = event.heard is not None and event.heard < beats_before
            waited = (event.at - quiet_since) // 1000
            turns.append(
                AgentTurn(event.text, event.shown, event.stated, cut, waited, response.heat)
            )
        elif isinstance(event, Acted):
            held = _held(event, held_since)
            turns.append(ActionTurn(event.action, event.detail, held, response.heat))
            held_since = _hold_clock(event, held_since)
        if not isinstance(event, Waited):
            quiet_since = event.at
        turns.extend(_customer(response, signals))
    outcome = call.outcome
    return Transcript(
        channel=scenario.channel,
        turns=tuple(turns),
        agent_name=call.agent_name,
        customer_name=scenario.customer.name,
        company=scenario.you_are.company,
        result=outcome.kind if outcome else None,
        ended=outcome is not None,
        procedures=scenario.procedures,
        facts=scenario.facts,
        account=tuple(scenario.customer.account.values()),
        par=60 * scenario.par,
        left=outcome is not None and outcome.id == LEFT,
    )


def _customer(response: Response, signals: Signals) -> Iterable[CustomerTurn]:
    if not response.says:
        return
    text = "\n".join(response.says)
    shown = signals(text)
    known = {"feeling"} if response.heat in _STRONG_FEELING else set()
    if response.heat == "hot" and "confusion" in shown:
        known.clear()
    if response.abusive:
        known.add("abuse")
    yield CustomerTurn(text, shown | known, response.heat)


def _beats(turns: list[Turn]) -> int:
    last = next((turn for turn in reversed(turns) if isinstance(turn, CustomerTurn)), None)
    return last.text.count("\n") + 1 if last else 0


def _held(event: Acted, since: int | None) -> int:
    """Seconds a hold lasted, told with the action that ends it."""
    return (event.at - since) // 1000 if event.action == "resume" and since is not None else 0


def _hold_clock(event: Acted, since: int | None) -> int | None:
    if event.action == "hold":
        return event.at
    return None if event.action == "resume" else since
