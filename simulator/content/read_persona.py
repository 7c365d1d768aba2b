"""A persona file's nodes to a `Persona`, with every problem of the file."""

from __future__ import annotations

from typing import Any

from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.names import FIXED, Names
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.read_block import Builders, read_block
from simulator.content.reading import Reading, check_id
from simulator.engine.persona import DIRECTIONS, GONE, OCCASIONS, Persona, Reaction

OPTIONAL_OCCASION = "warned"
"""The one occasion a persona may leave out, unless its lines are abusive in some mood."""


def read_persona(
    root: Node, path: str, names: Names, file_id: str | None = None
) -> tuple[Persona | None, tuple[Diagnostic, ...]]:
    """The persona, or None when anything is wrong, and all problems in the order of the file.

    `names` are the behaviours and personas that exist; `file_id` is the id that the file's name
    asks for, None where the name does not matter.
    """
    moods = _moods(root)
    own: Names = {"fact": (), "mood": moods, "move": (*DIRECTIONS, *moods)}
    reading = Reading(path, {**FIXED, **names, **own})
    persona = read_block(root, "persona", "", reading, _BUILDERS)
    if isinstance(root, MapNode):
        check_id(root, reading, file_id)
        _check_reserved(root, reading)
        _check_occasions(root, reading)
    sound = not reading.trouble
    return (persona if sound else None), in_order(reading.problems)


def _moods(root: Node) -> tuple[str, ...]:
    node = root.get("moods") if isinstance(root, MapNode) else None
    items = node.items if isinstance(node, ListNode) else (node,)
    return tuple(item.value.strip() for item in items if isinstance(item, TextNode))


def _check_reserved(root: MapNode, reading: Reading) -> None:
    node = root.get("moods")
    for item in node.items if isinstance(node, ListNode) else ():
        if isinstance(item, TextNode) and item.value.strip() in (GONE, *DIRECTIONS):
            said = f"the mood {quoted(item.value)}"
            reading.say("S010", item, said, "another word; this one has a meaning of its own")


def _check_occasions(root: MapNode, reading: Reading) -> None:
    """Every occasion has lines; `warned` only where the persona can be abusive."""
    node = root.get("lines")
    if not isinstance(node, MapNode):
        return
    given = node.keys()
    for occasion, when in OCCASIONS.items():
        needed = occasion != OPTIONAL_OCCASION or root.get("abusive_in") is not None
        if needed and occasion not in given:
            found = f"no lines for {quoted(occasion)}"
            reading.say("S002", node, found, f"{occasion}: what is said when {when}")


def _reaction(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> Reaction:
    return Reaction(**values)


def _persona(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> Persona:
    return Persona(**values)


_BUILDERS: Builders = {"persona": _persona, "reaction": _reaction}
