"""A played call told line by line, as plain mode shows it, with what moved."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.engine.events import Replied, Response
from simulator.practice.words import visible
from simulator.workbench.playing import Play, Taken
from simulator.workbench.trying import did


def story_lines(play: Play) -> Iterator[str]:
    """What was said and done, the moods and stages in between, and how it ended."""
    customer = visible(play.scenario.customer.name)
    yield from _answer(customer, play.opening)
    for taken in play.taken:
        yield _deed(taken)
        yield from _answer(customer, taken.response)
    outcome = play.call.outcome
    if outcome is None:
        yield f"The call goes on: stage {play.call.state.stage}, mood {play.call.state.mood}."
    else:
        yield f"The call is over: {outcome.id} ({outcome.kind}). {visible(outcome.about)}"


def _deed(taken: Taken) -> str:
    event = taken.event
    if not isinstance(event, Replied):
        return visible(did(taken))
    shown = ", ".join(sorted({found.behaviour for found in event.shown})) or "nothing"
    words = visible(event.text).replace("\n", "\n  ")
    return f"You: {words}\n  [read: {shown}]"


def _answer(customer: str, response: Response) -> Iterator[str]:
    if response.told:
        yield f"Screen: {visible(response.told)}".replace("\n", "\n  ")
    yield from (f"{customer}: {visible(beat)}" for beat in response.says)
    for moved in response.moves:
        yield f"  [{moved.what}: {moved.before} -> {moved.after}]"
