"""What of a scenario and a persona a set of calls has reached, and what it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from simulator.content.check.places import Path
from simulator.engine.conditions import HEATS
from simulator.engine.lines import Line, Lines
from simulator.engine.machine import moves_from
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.workbench.watching import WatchedCall

KINDS = ("stages", "moves", "reactions", "lines")
"""What is counted. Lines are places at which the customer speaks: those that stand side by side for
variety count once."""

_NO_VOICE = ("email", "social")
_SPOKEN_ONLY = (
    "silence",
    "hold_agreed",
    "hold_unannounced",
    "back_from_hold",
    "held_too_long",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a call can reach. `file` is "scenario" or "persona", `place` where it stands
    in that file, `name` what it is called in a report."""

    kind: str
    file: str
    place: Path
    name: str


@dataclass(slots=True)
class Coverage:
    """What calls of one scenario with one persona have reached."""

    scenario: Scenario
    persona: Persona
    calls: int = 0
    reached: set[Item] = field(default_factory=set)
    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        self.items = tuple(_items(self.scenario, self.persona))

    def add(self, call: WatchedCall) -> None:
        """Count what a call has reached."""
        self.calls += 1
        self.reached |= set(_reached(self.scenario, self.persona, call))

    def share(self, kind: str = "") -> tuple[int, int]:
        """How many are reached, and how many there are; of one kind or of all."""
        wanted = [one for one in self.items if kind in ("", one.kind)]
        return sum(one in self.reached for one in wanted), len(wanted)

    @property
    def percent(self) -> float:
        """The part of all that is reached, 0..100."""
        reached, count = self.share()
        return 100 * reached / count if count else 100.0

    @property
    def missing(self) -> tuple[Item, ...]:
        """What no call has reached, in the order of `KINDS` and of the files."""
        return tuple(one for one in self.items if one not in self.reached)


def coverage_of(
    scenario: Scenario, persona: Persona, calls: Iterable[WatchedCall] = ()
) -> Coverage:
    """The coverage of one scenario with one persona by `calls`."""
    found = Coverage(scenario, persona)
    for call in calls:
        found.add(call)
    return found


def _items(scenario: Scenario, persona: Persona) -> Iterator[Item]:
    for name in scenario.stages:
        yield _stage(name)
    yield from _moves(scenario)
    for place, reaction in enumerate(persona.reacts):
        shown = ", ".join(reaction.when.shows or reaction.when.shows_all) or "its condition"
        name = f"reacts {place + 1}: {shown} -> {reaction.mood}"
        yield Item("reactions", "persona", ("reacts", place), name)
    for item, _ in _lines(scenario, persona):
        yield item


def _reached(scenario: Scenario, persona: Persona, call: WatchedCall) -> Iterator[Item]:
    yield _stage(scenario.starts)
    for name in scenario.stages:
        for place, move in enumerate(moves_from(scenario, name)):
            if call.has_fired(_move_path(scenario, name, place)) and move.to in scenario.stages:
                yield _stage(move.to)
    for item in _items(scenario, persona):
        if item.kind in ("moves", "reactions") and call.has_fired(item.place):
            yield item
    said = call.said
    for item, lines in _lines(scenario, persona):
        if not said.isdisjoint(lines):
            yield item


def _stage(name: str) -> Item:
    return Item("stages", "scenario", ("stages", name), name)


def _move_path(scenario: Scenario, stage: str, place: int) -> Path:
    own = len(scenario.stages[stage].goes)
    return ("stages", stage, "goes", place) if place < own else ("anywhere", place - own)


def _moves(scenario: Scenario) -> Iterator[Item]:
    for name, stage in scenario.stages.items():
        for place, move in enumerate(stage.goes):
            path: Path = ("stages", name, "goes", place)
            yield Item("moves", "scenario", path, f"{name} goes {place + 1} -> {move.to}")
    for place, move in enumerate(scenario.anywhere):
        yield Item("moves", "scenario", ("anywhere", place), f"anywhere {place + 1} -> {move.to}")


def _lines(scenario: Scenario, persona: Persona) -> Iterator[tuple[Item, frozenset[Line]]]:
    """The places at which this customer can speak, each with all that may be said there."""
    found = [("scenario", path, lines) for path, lines in _scenario_lines(scenario)]
    found += [("persona", path, lines) for path, lines in _persona_lines(scenario, persona)]
    for file, path, lines in found:
        if fitting := _fitting(lines, persona):
            yield Item("lines", file, path, _place_in_words(path)), fitting


def _fitting(lines: Lines, persona: Persona) -> frozenset[Line]:
    return frozenset(line for heat in HEATS for line in lines.fitting(persona.id, heat))


def _scenario_lines(scenario: Scenario) -> Iterator[tuple[Path, Lines]]:
    if scenario.identity is not None:
        yield ("identity", "says"), scenario.identity.says
    for name, stage in scenario.stages.items():
        yield ("stages", name, "says"), stage.says
        yield ("stages", name, "nudges"), stage.nudges
        for place, answer in enumerate(stage.answers):
            yield ("stages", name, "answers", place, "says"), answer.says
            yield ("stages", name, "answers", place, "again"), answer.again
    for place, answer in enumerate(scenario.answers):
        yield ("answers", place, "says"), answer.says
        yield ("answers", place, "again"), answer.again
    for name, outcome in scenario.outcomes.items():
        yield ("outcomes", name, "says"), outcome.says


def _persona_lines(scenario: Scenario, persona: Persona) -> Iterator[tuple[Path, Lines]]:
    for place, reaction in enumerate(persona.reacts):
        yield ("reacts", place, "says"), reaction.says
    for occasion, lines in persona.lines.items():
        if occasion in _SPOKEN_ONLY and scenario.channel in _NO_VOICE:
            continue
        if occasion == "warned" and not persona.abusive_in:
            continue
        yield ("lines", occasion), lines


def _place_in_words(path: Path) -> str:
    steps = [str(step + 1) if isinstance(step, int) else step for step in path]
    return " ".join(steps[1:] if steps[0] in ("stages", "outcomes") else steps)
