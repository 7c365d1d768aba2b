"""A trainer's own behaviours: words, examples and near misses from `behaviours.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring.behaviours import OwnBehaviour, OwnBehaviours
from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.errors import BrokenFile
from simulator.content.files import SourceFile, read_bytes
from simulator.content.names import FIXED, Names, did_you_mean
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.read_block import Builders, read_block
from simulator.content.read_lines import check_placeholders
from simulator.content.reading import Reading
from simulator.content.scoring_data import load_behaviours
from simulator.content.yaml_text import read_yaml

OWN_BEHAVIOURS = "behaviours.yaml"
"""The name of the file in the user's folder."""

_NEW_ONLY = ("kind", "about", "name")
_GIVES = ("words", "examples", "near_misses")


def own_behaviours_file(place: Path) -> SourceFile:
    """A file of own behaviours, wherever it is."""
    return SourceFile("behaviours", place.stem, str(place), place, own=True)


def own_behaviours_path(user_folder: Path | None) -> Path | None:
    """The user's file of own behaviours, if there is one."""
    path = user_folder / OWN_BEHAVIOURS if user_folder is not None else None
    return path if path is not None and path.is_file() else None


def load_own_behaviours(user_folder: Path | None) -> OwnBehaviours:
    """What `behaviours.yaml` in the user's folder holds; nothing where there is no such file.
    Raises BrokenFile with the problems of that file."""
    path = own_behaviours_path(user_folder)
    return own_behaviours_in(path) if path is not None else ()


def own_behaviours_in(path: Path) -> OwnBehaviours:
    """What a file of own behaviours holds. Raises BrokenFile with the problems of the file."""
    file = own_behaviours_file(path)
    source, problems = read_bytes(file)
    found: OwnBehaviours | None = None
    if not problems:
        parsed = read_yaml(source, file.shown)
        problems = parsed.problems
        if parsed.root is not None:
            found, more = read_own_behaviours(parsed.root, file.shown, {})
            problems = in_order([*problems, *more])
    if problems or found is None:
        raise BrokenFile("file", path.name, problems)
    return found


def names_of_own_behaviours(path: Path | None) -> tuple[str, ...]:
    """The ids of the behaviours that a file adds to the catalogue, as far as it can be read: its
    problems are told where it is loaded or checked, not again in every file that uses a name."""
    if path is None:
        return ()
    source, problems = read_bytes(own_behaviours_file(path))
    root = read_yaml(source, str(path)).root if not problems else None
    listed = root.get("behaviours") if isinstance(root, MapNode) else None
    ids = (_text_of(one, "id") for one in _items(listed))
    return tuple(dict.fromkeys(one for one in ids if one and one not in load_behaviours()))


def read_own_behaviours(
    root: Node, path: str, names: Names, file_id: str | None = None
) -> tuple[OwnBehaviours | None, tuple[Diagnostic, ...]]:
    """The behaviours of a file, or None when anything is wrong, and all problems in its order."""
    reading = Reading(path, {**names, **FIXED})
    found = read_block(root, "behaviour_file", "", reading, _BUILDERS)
    if isinstance(root, MapNode):
        _check_behaviours(root, reading)
    return (None if reading.trouble else found), in_order(reading.problems)


def _file(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> OwnBehaviours:
    found: OwnBehaviours = values["behaviours"]
    return found


def _behaviour(name: str, values: dict[str, Any], node: MapNode, reading: Reading) -> OwnBehaviour:
    return OwnBehaviour(**values)


def _check_behaviours(root: MapNode, reading: Reading) -> None:
    """What the shapes do not tell, of every behaviour that says its id."""
    seen: dict[str, TextNode] = {}
    for one in _items(root.get("behaviours")):
        place = one.get("id")
        if not isinstance(place, TextNode) or not place.value.strip():
            continue
        if place.value in seen:
            found = f"{quoted(place.value)} again (first in line {seen[place.value].line})"
            reading.say("S009", place, found, "each behaviour once")
        seen.setdefault(place.value, place)
        if place.value in load_behaviours():
            _check_known(one, place, reading)
        else:
            _check_new(one, place, reading)
        _check_texts(one, reading)


def _check_known(node: MapNode, place: TextNode, reading: Reading) -> None:
    for key, _ in node.pairs:
        if key.value in _NEW_ONLY:
            found = f"{quoted(key.value)} for {quoted(place.value)}, which First Call knows"
            reading.say("S001", key, found, "it only where a behaviour is new")
    if all(node.get(key) is None for key in _GIVES):
        found = f"{quoted(place.value)} with nothing added"
        reading.say("S002", place, found, "words, examples or near_misses")


def _check_new(node: MapNode, place: TextNode, reading: Reading) -> None:
    missing = [key for key in _ABOUT if node.get(key) is None]
    if missing:
        found = f"a new behaviour {quoted(place.value)} without {quoted(missing[0])}"
        hint = did_you_mean(place.value, load_behaviours())
        reading.say("S002", place, found, f"{missing[0]}: {_ABOUT[missing[0]]}", hint)
    elif node.get("words") is None and node.get("examples") is None:
        found = f"a new behaviour {quoted(place.value)} that nothing shows"
        reading.say("S002", place, found, "words or examples")


_ABOUT = {
    "kind": "credit or fault",
    "about": "what a reply that shows it does, in a sentence",
}


def _check_texts(node: MapNode, reading: Reading) -> None:
    """Each text is one that can be found in a reply, and says only one thing of it."""
    from scoring.reader.own import can_be_looked_for, sentences_in, tells_something

    for key, text in ((name, one) for name in _GIVES for one in _texts(node, name)):
        check_placeholders(text, reading)
        count = sentences_in(text.value)
        enough = can_be_looked_for if key == "words" else tells_something
        if count > 1:
            reading.say("S013", text, f"{count} sentences in one text", "one sentence in each")
        elif not enough(text.value):
            found = f"{quoted(text.value)}, which has nothing but names, numbers and small words"
            hint = "" if key == "words" else "a fixed phrase can stand under words"
            reading.say("S013", text, found, "a word of its own to go by", hint)
    examples = {one.value.strip(): one for one in _texts(node, "examples")}
    for text in _texts(node, "near_misses"):
        if text.value.strip() in examples:
            first = examples[text.value.strip()].line
            found = f"{quoted(text.value)} again (an example in line {first})"
            reading.say("S009", text, found, "an example or a near miss, not both")


def _texts(node: MapNode, key: str) -> Iterator[TextNode]:
    value = node.get(key)
    for one in value.items if isinstance(value, ListNode) else (value,):
        if isinstance(one, TextNode) and one.value.strip():
            yield one


def _items(node: Node | None) -> Iterator[MapNode]:
    for one in node.items if isinstance(node, ListNode) else ():
        if isinstance(one, MapNode):
            yield one


def _text_of(node: MapNode, key: str) -> str:
    value = node.get(key)
    return value.value.strip() if isinstance(value, TextNode) else ""


_BUILDERS: Builders = {"behaviour_file": _file, "behaviour": _behaviour}
