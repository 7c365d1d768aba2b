"""A transcript file's nodes to a `TranscriptFile`: a call to play, and what has to come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.names import FIXED, Names
from simulator.content.nodes import MapNode, Node, TextNode
from simulator.content.read_block import Builders, read_block
from simulator.content.reading import Reading
from simulator.engine.persona import GONE


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that has to be so: a key of the vocabulary, its value, and its line in the file."""

    key: str
    value: Any
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the trainee does: a reply, an action, or `wait` seconds of silence.

    `shows` is None for a reply that is to be read; else these are its behaviours, and `states` and
    `misstates` the facts in it.
    """

    line: int
    reply: str = ""
    shows: tuple[str, ...] | None = None
    states: tuple[str, ...] = ()
    misstates: tuple[str, ...] = ()
    interrupts: bool = False
    act: str = ""
    detail: str = ""
    wait: int = 0
    expect: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A whole transcript. `path` is where it stands, for messages; `expect` is about the end."""

    path: str
    scenario: str
    persona: str
    steps: tuple[Step, ...]
    seed: int = 1
    about: str = ""
    expect: tuple[Expected, ...] = ()


def read_transcript(
    root: Node, path: str, names: Names, file_id: str | None = None
) -> tuple[TranscriptFile | None, tuple[Diagnostic, ...]]:
    """The transcript, or None when anything is wrong, and all problems in the order of the file.

    `names` are the behaviours, rules and skills that exist, and under "scenario" and "cast", where
    they are mappings, the names that belong to each scenario and persona. `file_id` is not looked
    at: transcripts may be called anything.
    """
    reading = Reading(path, {**FIXED, **names, **_scene(root, names)})
    found = read_block(root, "transcript", path, reading, _BUILDERS)
    return (None if reading.trouble else found), in_order(reading.problems)


def _scene(root: Node, names: Names) -> Names:
    """The names that hold in this transcript: those of its scenario and its persona."""
    scene = dict(_belonging(names.get("scenario"), _text(root, "scenario")))
    moods = _belonging(names.get("cast"), _text(root, "persona")).get("mood", ())
    return scene | ({"felt": (*moods, GONE)} if moods else {})


def _belonging(known: object, name: str) -> Names:
    found = known.get(name) if isinstance(known, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _text(root: Node, key: str) -> str:
    node = root.get(key) if isinstance(root, MapNode) else None
    return node.value.strip() if isinstance(node, TextNode) else ""


def _transcript(
    name: str, values: dict[str, Any], node: MapNode, reading: Reading
) -> TranscriptFile:
    return TranscriptFile(path=name, **values)


_FORMS = (("reply", "shows"), ("act",), ("wait",))
_ONLY_WITH = {
    "states": "shows",
    "misstates": "shows",
    "detail": "act",
    "interrupts": "reply",
}


def _step(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> Step:
    forms = [form for form in _FORMS if any(key in values for key in form)]
    if len(forms) != 1:
        found = " and ".join(form[0] for form in forms) or "a step in which nothing is done"
        reading.say("S003", node, found, "one of reply (or shows), act and wait")
    for key, needed in _ONLY_WITH.items():
        with_it = needed in values or (needed == "reply" and "shows" in values)
        if key in values and not with_it:
            reading.say("S003", node, f"{key} without {needed}", f"{key} only beside {needed}")
    if "wait" in values or "act" in values:
        _refuse_reading(node, reading)
    return Step(line=node.line, **values)


def _refuse_reading(node: MapNode, reading: Reading) -> None:
    """What is read in a reply cannot be expected of anything else."""
    inner = node.get("expect")
    for key, _ in inner.pairs if isinstance(inner, MapNode) else ():
        if key.value in ("shows_all", "lacks"):
            reading.say("S003", key, f"{key.value} of a step without a reply", "a step with reply")


def _expected(
    name: str, values: dict[str, Any], node: MapNode, reading: Reading
) -> tuple[Expected, ...]:
    lines = {key.value: key.line for key, _ in node.pairs}
    return tuple(Expected(key, value, lines[key]) for key, value in values.items())


_BUILDERS: Builders = {
    "transcript": _transcript,
    "transcript_step": _step,
    "after_step": _expected,
    "at_end": _expected,
}
