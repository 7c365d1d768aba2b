"""The state machines behind a customer: a persona's moods, and the plot of a scenario."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from scoring.machine import RuleMachine
from simulator.engine.conditions import Situation, When, holds
from simulator.engine.persona import GONE, Persona
from simulator.engine.scenario import Move, Scenario


@lru_cache(maxsize=256)
def mood_machine(persona: Persona) -> RuleMachine[Situation]:
    """The moods of a persona under its reactions; rule numbers index `persona.reacts`."""
    machine: RuleMachine[Situation] = RuleMachine([*persona.moods, GONE], persona.starts)
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
def plot_machine(scenario: Scenario) -> RuleMachine[Situation]:
    """The stages of a scenario; rule numbers index `moves_from(scenario, stage)`."""
    states = [*scenario.stages, *scenario.outcomes]
    machine: RuleMachine[Situation] = RuleMachine(states, scenario.starts)
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
