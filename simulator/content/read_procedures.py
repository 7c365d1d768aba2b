"""Procedures from a file of their own or from a scenario, with every problem found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scoring.procedures import (
    Change,
    Procedure,
    ProcedureChange,
    Procedures,
    ProcedureStep,
    StepChange,
    adapted,
)
from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.names import FIXED, Names, did_you_mean
from simulator.content.nodes import MapNode, Node, TextNode
from simulator.content.read_block import Builders, read_block, read_values
from simulator.content.reading import Reading
from simulator.content.vocabulary import BLOCKS

NEEDED = ("name", "about", "source", "begins", "steps")
NEEDED_OF_STEP = ("what", "why", "better")


@dataclass(frozen=True, slots=True)
class ProcedureFile:
    """A file of procedures once read: what it adds, replaces or switches off, and its lists."""

    procedures: tuple[Change, ...]
    phrases: Mapping[str, tuple[str, ...]]

    def over(self, others: Procedures) -> Procedures:
        """This file laid over other procedures."""
        return Procedures(
            adapted(others.procedures, self.procedures), {**others.phrases, **self.phrases}
        )


def read_procedure_file(
    root: Node, path: str, names: Names, file_id: str | None = None
) -> tuple[ProcedureFile | None, tuple[Diagnostic, ...]]:
    """The procedures of a file, or None when anything is wrong, and all problems in its order.

    `names` are those that exist without the file; its own lists of phrases come to them.
    """
    lists = root.get("phrases") if isinstance(root, MapNode) else None
    own = lists.keys() if isinstance(lists, MapNode) else ()
    reading = Reading(path, {**FIXED, **names, "list": (*names["list"], *own)})
    found = read_block(root, "procedure_file", "", reading, _BUILDERS)
    return (None if reading.trouble else found), in_order(reading.problems)


def procedures_of_scenario(
    name: str, values: dict[str, Any], node: MapNode, reading: Reading
) -> tuple[Change, ...]:
    """What a scenario changes: a known procedure in part, or one of its own."""
    known = _known_procedures(reading)
    changes: list[Change | None] = []
    for key, given, read in _entries(node, reading, known):
        if key.value in known:
            changes.append(_change(key.value, read, known[key.value], reading))
        elif given.get("begins") is not None or given.get("steps") is not None:
            changes.append(_whole(key.value, read, given, reading))
        else:
            _unknown(key, known, reading)
    return tuple(change for change in changes if change is not None)


def _procedures_of_file(
    name: str, values: dict[str, Any], node: MapNode, reading: Reading
) -> tuple[Change, ...]:
    known = _known_procedures(reading)
    changes: list[Change | None] = []
    for key, given, read in _entries(node, reading, {}):
        if not read.get("off"):
            changes.append(_whole(key.value, read, given, reading))
        elif key.value in known:
            changes.append(ProcedureChange(key.value, off=True))
        else:
            _unknown(key, known, reading)
    return tuple(change for change in changes if change is not None)


def _entries(
    node: MapNode, reading: Reading, known: Mapping[str, Collection[str]]
) -> Iterator[tuple[TextNode, MapNode, dict[str, Any]]]:
    """Each procedure with the values that could be read; its steps may name one another."""
    names = reading.names
    for key, given in node.pairs:
        reading.id(key)
        steps = given.get("steps") if isinstance(given, MapNode) else None
        own = steps.keys() if isinstance(steps, MapNode) else ()
        reading.names = {**names, "step": tuple(dict.fromkeys((*known.get(key.value, ()), *own)))}
        read = read_values(given, "procedure", reading, BUILDERS)
        if isinstance(given, MapNode):
            yield key, given, read
    reading.names = names


def _whole(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> Procedure | None:
    _check_needed("procedure", NEEDED, node, reading)
    steps = values.get("steps", {})
    _check_order(steps, reading)
    read = [_whole_step(one, given, at, reading) for one, (given, at) in steps.items()]
    if reading.trouble:
        return None
    rest = {key: value for key, value in values.items() if key not in ("steps", "off")}
    return Procedure(id=name, steps=tuple(step for step in read if step), **rest)


def _check_order(steps: Mapping[str, tuple[dict[str, Any], MapNode]], reading: Reading) -> None:
    """A step that waits for a later one would wait for ever."""
    before: set[str] = set()
    for name, (values, node) in steps.items():
        later = [one for one in values.get("after", ()) if one in steps and one not in before]
        for one in later:
            found = f"{quoted(one)}, which stands behind {quoted(name)}"
            reading.say("N013", node.get("after") or node, found, "a step before this one")
        before.add(name)


def _whole_step(
    name: str, values: dict[str, Any], node: MapNode, reading: Reading
) -> ProcedureStep | None:
    _check_needed("procedure_step", NEEDED_OF_STEP, node, reading)
    ways = [way for way in ("by", "without") if node.get(way) is not None]
    if len(ways) != 1:
        found = " and ".join(ways) or f"a step {quoted(name)} that nothing takes"
        reading.say("S002" if not ways else "S001", node, found, "either by or without")
    if reading.trouble:
        return None
    return ProcedureStep(id=name, **{key: one for key, one in values.items() if key != "off"})


def _change(
    name: str, values: dict[str, Any], known: Collection[str], reading: Reading
) -> ProcedureChange | None:
    steps: list[StepChange | ProcedureStep | None] = []
    for one, (given, node) in values.get("steps", {}).items():
        if one in known:
            steps.append(_step_change(one, given))
        else:
            steps.append(_whole_step(one, given, node, reading))
    rest = {key: value for key, value in values.items() if key not in ("steps", "off")}
    kept = tuple(step for step in steps if step is not None)
    return ProcedureChange(name, MappingProxyType(rest), kept, values.get("off", False))


def _step_change(name: str, values: dict[str, Any]) -> StepChange:
    """The new values; one way of taking a step puts an end to the other."""
    fields = {key: value for key, value in values.items() if key != "off"}
    if "by" in fields or "without" in fields:
        fields = {"by": (), "without": (), **fields}
    return StepChange(name, MappingProxyType(fields), values.get("off", False))


def _steps(
    name: str, values: dict[str, Any], node: MapNode, reading: Reading
) -> dict[str, tuple[dict[str, Any], MapNode]]:
    """The values of each step with its place; whether it is whole, the procedure decides."""
    read: dict[str, tuple[dict[str, Any], MapNode]] = {}
    for key, given in node.pairs:
        reading.id(key)
        found = read_values(given, "procedure_step", reading, BUILDERS)
        if isinstance(given, MapNode):
            read[key.value] = (found, given)
    return read


def _check_needed(block: str, needed: tuple[str, ...], node: MapNode, reading: Reading) -> None:
    for key in BLOCKS[block]:
        if key.name in needed and node.get(key.name) is None:
            what = block.replace("_", " of a ").replace("procedure of a step", "step")
            found = f"a {what} of its own without {quoted(key.name)}"
            reading.say("S002", node, found, f"{key.name}: {key.about}")


def _unknown(key: TextNode, known: Mapping[str, Collection[str]], reading: Reading) -> None:
    said = (quoted(key.value), "a procedure that exists, or a whole one of your own")
    reading.say("N013", key, *said, did_you_mean(key.value, known))


def _known_procedures(reading: Reading) -> Mapping[str, Collection[str]]:
    """The steps of each procedure that exists without the file."""
    known = reading.names.get("procedure", {})
    return known if isinstance(known, Mapping) else {}


def _file(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> ProcedureFile:
    phrases = MappingProxyType(dict(values.get("phrases", {})))
    return ProcedureFile(values.get("procedures", ()), phrases)


BUILDERS: Builders = {"procedures": procedures_of_scenario, "steps": _steps}
"""For the blocks of a scenario that hold procedures."""

_BUILDERS: Builders = {
    "procedure_file": _file,
    "procedures": _procedures_of_file,
    "steps": _steps,
}
