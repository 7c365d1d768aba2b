"""Lines: what a customer may say, in groups by persona and heat, each line in beats."""

from __future__ import annotations

import re

from simulator.content.names import did_you_mean
from simulator.content.nodes import MapNode, Node, TextNode
from simulator.content.reading import Reading
from simulator.engine.conditions import HEATS
from simulator.engine.lines import Line, LineGroup, Lines

PLACEHOLDERS = ("customer", "first_name", "agent", "company")
"""What may stand in braces in a line, to be filled in with the names of the call."""

ANY = "any"
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def read_lines(node: Node, reading: Reading) -> Lines:
    """A list of lines, one line, or a map from who and how to such lists."""
    if not isinstance(node, MapNode):
        return Lines((LineGroup("", "", _line_list(node, reading)),))
    groups = []
    for key, value in node.pairs:
        whom = _group(key, reading)
        lines = _line_list(value, reading)
        if whom is not None:
            groups.append(LineGroup(*whom, lines))
    return Lines(tuple(groups))


def check_placeholders(node: TextNode, reading: Reading) -> None:
    """Reports each brace in a text that is not one of `PLACEHOLDERS`."""
    for match in _BRACES.finditer(node.value):
        name = match.group(1)
        if name not in PLACEHOLDERS:
            shown = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
            hint = did_you_mean(name, PLACEHOLDERS) if name else ""
            reading.say("S008", node, f'"{match.group()}" in a line', f"only {shown}", hint)


def _line_list(node: Node, reading: Reading) -> tuple[Line, ...]:
    return tuple(_beats(text, reading) for text in reading.text_nodes(node, "a list of lines"))


def _beats(node: TextNode, reading: Reading) -> Line:
    check_placeholders(node, reading)
    beats = tuple(" ".join(beat.split()) for beat in node.value.split("|"))
    if not all(beats):
        reading.say("S006", node, "an empty piece beside a '|'", "words on both sides of each '|'")
    return beats


def _group(key: TextNode, reading: Reading) -> tuple[str, str] | None:
    """The persona and heat that a key of a lines map names; None and a problem when it is wrong."""
    words = key.value.split()
    personas = reading.names.get("persona", ())
    match words:
        case ["any"]:
            return "", ""
        case [heat] if heat in HEATS:
            return "", heat
        case [persona] if persona in personas:
            return persona, ""
        case [persona, heat] if persona in personas and heat in HEATS:
            return persona, heat
    known = [
        ANY,
        *HEATS,
        *personas,
        *(f"{persona} {heat}" for persona in personas for heat in HEATS),
    ]
    expected = "any, a heat (cool, warm, hot, boiling), a persona, or a persona and a heat"
    reading.say("N005", key, f'"{key.value}"', expected, did_you_mean(key.value, known))
    return None
