"""Finds a scenario or persona by the name a user typed, or says what comes nearest."""

from __future__ import annotations

from collections.abc import Collection

from simulator.content.errors import ContentError
from simulator.content.library import Library
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.mistakes import Mistake


class NotFound(Mistake):
    """No scenario, persona or action has the name; the text gives the nearest ones."""


def find_scenario(library: Library, wanted: str) -> Scenario:
    """The scenario with that id; raises NotFound with the nearest ids, or with all that
    is wrong in its file."""
    ids = library.scenarios.ids
    found = _same(wanted, ids)
    if found is None:
        raise NotFound(_unknown("scenario", wanted, ids, "firstcall list"))
    try:
        return library.scenarios[found]
    except ContentError as error:
        raise NotFound(str(error)) from error


def find_persona(library: Library, scenario: Scenario, wanted: str) -> Persona:
    """The persona with that id, where `scenario` lets it play; an empty `wanted` takes the first
    one it lists. Raises NotFound with the nearest ids or with those that may play."""
    found = _same(wanted, library.personas.ids) if wanted else scenario.personas[0]
    if found is None:
        raise NotFound(_unknown("persona", wanted, scenario.personas, "firstcall list"))
    if found not in scenario.personas:
        raise NotFound(
            f"{found!r} cannot play the scenario {scenario.id!r}."
            f" Who can: {', '.join(scenario.personas)}."
        )
    try:
        return library.personas[found]
    except ContentError as error:
        raise NotFound(str(error)) from error


def nearest(wanted: str, names: Collection[str], most: int = 3) -> tuple[str, ...]:
    """The names most like `wanted`, best first; none when nothing comes near."""
    from rapidfuzz import fuzz, process

    found = process.extract(wanted.lower(), names, scorer=fuzz.WRatio, limit=most, score_cutoff=60)
    return tuple(name for name, _score, _place in found)


def _same(wanted: str, names: Collection[str]) -> str | None:
    spelled = wanted.strip().lower().replace("_", "-").replace(" ", "-")
    return next((name for name in names if name in (wanted, spelled)), None)


def _unknown(kind: str, wanted: str, names: Collection[str], see: str) -> str:
    near = nearest(wanted, names)
    if near:
        return f"There is no {kind} {wanted!r}. Did you mean {' or '.join(near)}?"
    if len(names) <= 8:
        return f"There is no {kind} {wanted!r}. There are: {', '.join(names)}."
    return f"There is no {kind} {wanted!r}. All of them are listed by: {see}"
