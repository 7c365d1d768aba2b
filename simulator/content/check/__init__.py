"""What is wrong with a sound file: one rule or proof a module, each giving diagnostics.

A file that loads is played through: `explored` plays the real call in every way that its rules can
tell apart, `possible` proves what cannot happen. A rule reports only what one of the two has shown,
with the shortest call that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from simulator.content.check import (
    dead_rules,
    endings,
    flags,
    lines_twice,
    moods,
    silence,
    slurs,
    told_too_early,
    trained,
)
from simulator.content.check.case import Case, persona_case, scenario_case
from simulator.content.check.dead_rules import undecided
from simulator.content.diagnostics import Diagnostic
from simulator.content.nodes import MapNode
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario

__all__ = ["FOR_PERSONAS", "FOR_SCENARIOS", "case_of", "problems_of", "undecided"]

Check = Callable[[Case], Iterator[Diagnostic]]

FOR_PERSONAS: tuple[Check, ...] = (
    slurs.check,
    lines_twice.check,
    flags.check,
    dead_rules.check,
    moods.check,
    silence.check,
    endings.check,
)
FOR_SCENARIOS: tuple[Check, ...] = (
    slurs.check,
    lines_twice.check,
    flags.check,
    dead_rules.check,
    silence.check,
    endings.check,
    told_too_early.check,
    trained.check,
)
"""The rules of each kind of file, in the order they are tried."""


def problems_of(case: Case) -> Iterator[Diagnostic]:
    """Every problem that the rules find in a file without errors of its own."""
    for rule in FOR_SCENARIOS if case.scenario is not None else FOR_PERSONAS:
        yield from rule(case)


def case_of(
    path: str,
    root: MapNode,
    definition: object,
    personas: tuple[Persona, ...] | None,
    flags_for: Callable[[str], frozenset[str]],
) -> Case | None:
    """What there is to prove of a file, or None. `personas` may play it, None where one of them is
    broken; `flags_for` gives the flags that scenarios set for a persona."""
    if isinstance(definition, Persona):
        name = definition.id
        return persona_case(path, root, definition, lambda: flags_for(name))
    if isinstance(definition, Scenario) and personas:
        return scenario_case(path, root, definition, personas)
    return None
