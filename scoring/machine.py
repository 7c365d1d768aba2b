"""A state machine of ordered rules, built on `transitions`: in each state the first fit fires.

The only module that imports the library. A machine keeps no call: each question hands it a small
model with the state to start from, and the answer is the state it ended in and the rule that fired.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from transitions import EventData, Machine

Now = TypeVar("Now")
"""What rules look at: the situation of one event."""

_FIRE = "fire"

# A state without rules is no mistake here; the library would warn of every event it lets pass.
logging.getLogger("transitions").setLevel(logging.ERROR)


@dataclass(slots=True)
class _Token:
    """The model a machine moves: where it stands, and which rule moved it (-1: none)."""

    state: str
    rule: int = -1


@dataclass(frozen=True, slots=True)
class Fired:
    """Where one event led: the state afterwards, and the number of the rule that fired, or -1."""

    state: str
    rule: int


class RuleMachine(Generic[Now]):
    """Ordered rules over states: in each state the first rule whose condition holds fires."""

    def __init__(self, states: Sequence[str], initial: str) -> None:
        self._machine = Machine(
            model=None,
            states=list(states),
            initial=initial,
            auto_transitions=False,
            send_event=True,
            ignore_invalid_triggers=True,
        )

    def add(self, source: str, target: str | None, rule: int, fits: Callable[[Now], bool]) -> None:
        """Add rule number `rule` from `source`; a target of None fires but stays in the state."""

        def condition(event: EventData) -> bool:
            return fits(event.kwargs["now"])

        def remember(event: EventData) -> None:
            token: Any = event.model
            token.rule = rule

        self._machine.add_transition(_FIRE, source, target, conditions=condition, before=remember)

    def step(self, state: str, now: Now) -> Fired:
        """Fire the first rule of `state` that fits `now`, if there is one."""
        token: Any = _Token(state)
        trigger = self._machine.events.get(_FIRE)
        if trigger is not None:
            trigger.trigger(token, now=now)
        return Fired(token.state, token.rule)
