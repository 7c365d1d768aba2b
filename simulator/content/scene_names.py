"""The names that belong to each scenario and to each persona, for files that speak of a call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from simulator.content.known_names import known_names
from simulator.content.library import Library
from simulator.content.names import Names
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario

OVERALL = "overall"
"""The name of the score of a whole call, beside those of skills and procedures."""

Find = Callable[[str], object]
"""Gives the scenario or persona of an id, or None when its file has errors."""


def scene_names(
    general: Names,
    scenarios: tuple[str, ...],
    scenario: Find,
    personas: tuple[str, ...],
    persona: Find,
) -> Names:
    """All names that a transcript may use: what belongs to a scenario or persona is under its id,
    and its file is read when it is first looked at."""

    def of_scenario(name: str) -> Names:
        found = scenario(name)
        return _of_scenario(found, general) if isinstance(found, Scenario) else {}

    def of_persona(name: str) -> Names:
        found = persona(name)
        return {"mood": found.moods} if isinstance(found, Persona) else {}

    return {
        **general,
        "scenario": _Belongings(scenarios, of_scenario),
        "cast": _Belongings(personas, of_persona),
    }


def names_of_library(library: Library, user_folder: Path | None = None) -> Names:
    """All names that transcripts of a library's calls may use."""
    scenarios, personas = library.scenarios, library.personas
    return scene_names(
        known_names(personas.ids, user_folder)(),
        scenarios.ids,
        lambda name: scenarios.read(name).definition,
        personas.ids,
        lambda name: personas.read(name).definition,
    )


def _of_scenario(scenario: Scenario, general: Names) -> Names:
    procedures = dict.fromkeys((*general["procedure"], *(one.id for one in scenario.procedures)))
    return {
        "persona": scenario.personas,
        "stage": tuple(scenario.stages),
        "outcome": tuple(scenario.outcomes),
        "fact": tuple(fact.id for fact in scenario.facts),
        "score": (OVERALL, *general["skill"], *procedures),
    }


class _Belongings(Mapping[str, Names]):
    """Ids, and the names that belong to each. A file with errors brings none."""

    def __init__(self, ids: tuple[str, ...], find: Callable[[str], Names]) -> None:
        self._ids, self._find = ids, find
        self._found: dict[str, Names] = {}

    def __getitem__(self, name: str) -> Names:
        if name not in self._ids:
            raise KeyError(name)
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
