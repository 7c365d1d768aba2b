"""Scenarios and personas with a mark on each rule, so that a call tells which of them fired."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from simulator.content.check.places import Path
from simulator.content.check.trial import mark, marked
from simulator.engine.call import Call
from simulator.engine.lines import Line
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario


class WatchedCall(Call):
    """A call that goes as every other and shows which rules fired and which lines were said."""

    def __init__(
        self, scenario: Scenario, persona: Persona, seed: int, *, stage: str = "", mood: str = ""
    ) -> None:
        marked_persona = _marked_persona(persona)
        super().__init__(_marked_scenario(scenario), marked_persona, seed, stage=stage, mood=mood)

    def has_fired(self, rule: Path) -> bool:
        """Whether the rule at a place of its file has fired."""
        return mark(rule) in self._memory.flags

    @property
    def said(self) -> frozenset[Line]:
        """The lines that the customer has said, as the files write them."""
        return frozenset(self._memory.said)


@lru_cache(maxsize=64)
def _marked_scenario(scenario: Scenario) -> Scenario:
    return marked(scenario)


@lru_cache(maxsize=64)
def _marked_persona(persona: Persona) -> Persona:
    """The persona with a flag on each reaction. Its id stays: lines are chosen by it."""
    reacts = tuple(
        replace(one, sets=(*one.sets, mark(("reacts", place))))
        for place, one in enumerate(persona.reacts)
    )
    return replace(persona, reacts=reacts)
