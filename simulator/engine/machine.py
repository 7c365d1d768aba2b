"""The state machines behind a customer, built on `transitions`: one a definition, for all calls.

The only module that imports the library. A machine keeps no call: each question hands it a small
model with the state to start from, and the answer is the state it ended in and the rule that fired.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from transitions import EventData, Machine

from simulator.engine.conditions import Situation, When, holds
from simulator.engine.persona import GONE, Persona
from simulator.engine.scenario import Move, Scenario

_FIRE = "fire"

# A state without rules is no mistake here; the library would warn of every event it lets pass.
logging.getLogger("transitions").setLevel(logging.ERROR)


@dataclass(slots=True)
class _Token:
    """The model a machine moves: where it stands, and which rule moved it (-1: none)."""

    state: str
    rule: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """Where one event led: the state afterwards, and the index of the rule that fired, or -1."""

    state: str
    rule: int


class RuleMachine:
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

    def add(
        self, source: str, target: str | None, rule: int, fits: Callable[[Situation], bool]
    ) -> None:
        """Add rule number `rule` from `source`; a target of None fires but stays in the state."""

        def condition(event: EventData) -> bool:
            return fits(event.kwargs["now"])

        def remember(event: EventData) -> None:
            token: Any = event.model
            token.rule = rule

        self._machine.add_transition(_FIRE, source, target, conditions=condition, before=remember)

    def step(self, state: str, now: Situation) -> Step:
        """Fire the first rule of `state` that fits `now`, if there is one."""
        token: Any = _Token(state)
        trigger = self._machine.events.get(_FIRE)
        if trigger is not None:
            trigger.trigger(token, now=now)
        return Step(token.state, token.rule)


@lru_cache(maxsize=256)
def mood_machine(persona: Persona) -> RuleMachine:
    """The moods of a persona under its reactions; rule numbers index `persona.reacts`."""
    machine = RuleMachine([*persona.moods, GONE], persona.starts)
    for mood in persona.moods:
        for number, reaction in enumerate(persona.reacts):
            target = persona.moved(mood, reaction.mood)
            machine.add(
                mood,
                None if target == mood else target,
                number,
                _limited(reaction.when, number, reaction.at_most),
            )
    return machine


@lru_cache(maxsize=256)
def plot_machine(scenario: Scenario) -> RuleMachine:
    """The stages of a scenario; rule numbers index `moves_from(scenario, stage)`."""
    machine = RuleMachine([*scenario.stages, *scenario.outcomes], scenario.starts)
    for stage in scenario.stages:
        for number, move in enumerate(moves_from(scenario, stage)):
            machine.add(stage, None if move.to == stage else move.to, number, _plain(move.when))
    return machine


def moves_from(scenario: Scenario, stage: str) -> tuple[Move, ...]:
    """The ways out of a stage in the order they are tried: its own first, then `anywhere`."""
    return (*scenario.stages[stage].goes, *scenario.anywhere)


def _plain(when: When) -> Callable[[Situation], bool]:
    return lambda now: holds(when, now)


def _limited(when: When, rule: int, at_most: int) -> Callable[[Situation], bool]:
    def fits(now: Situation) -> bool:
        return holds(when, now) and not (at_most and now.used.get(rule, 0) >= at_most)

    return fits
