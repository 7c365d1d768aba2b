"""Any block of a file by the list of keys: unknown, missing and wrong ones reported together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from simulator.content.diagnostics import quoted
from simulator.content.keys import Key
from simulator.content.names import did_you_mean
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.read_evidence import read_evidence, read_rule_evidence
from simulator.content.read_lines import check_placeholders, read_lines
from simulator.content.reading import Reading
from simulator.content.vocabulary import BLOCKS
from simulator.engine.conditions import When
from simulator.engine.lines import Lines

Build = Callable[[str, dict[str, Any], MapNode, Reading], object]
"""Makes the definition of a sound block from the name it stands under and its values. It may report
what only the whole block shows."""

Builders = Mapping[str, Build]


def read_values(node: Node, block: str, reading: Reading, builders: Builders) -> dict[str, Any]:
    """The values of the keys of `block` that are there and sound; all else is reported."""
    if not isinstance(node, MapNode):
        reading.wrong(node, f"the keys of a {block}: {_needed(block)}")
        return {}
    keys = {key.name: key for key in BLOCKS[block]}
    values: dict[str, Any] = {}
    for name, value in node.pairs:
        key = keys.get(name.value)
        if key is None:
            hint = did_you_mean(name.value, keys) or f"known: {', '.join(keys)}"
            found = f"the unknown key {quoted(name.value)}"
            reading.say("S001", name, found, f"a key of a {block}", hint)
            continue
        values[key.name] = KINDS[key.kind](key, value, reading, builders)
    half_read = any(isinstance(value, BrokenNode) for _, value in node.pairs)
    for key in BLOCKS[block]:
        if key.required and key.name not in values and not half_read:
            said = (f"a {block} without {quoted(key.name)}", f"{key.name}: {key.about}")
            reading.say("S002", node, *said)
    return values


def read_block(node: Node, block: str, name: str, reading: Reading, builders: Builders) -> Any:
    """The definition of one block, or None when anything in it is wrong."""
    before = reading.trouble
    values = read_values(node, block, reading, builders)
    if reading.trouble != before or not isinstance(node, MapNode):
        return None
    return builders[block](name, values, node, reading)


def read_condition(node: Node, reading: Reading) -> When:
    """A map of parts, or behaviours alone: short for showing any of them."""
    if isinstance(node, MapNode):
        return When(**read_values(node, "condition", reading, {}))
    if isinstance(node, TextNode) and node.absent:
        reading.wrong(node, "behaviours, or the keys of a condition such as shows: or acts:")
        return When()
    return When(shows=reading.name_list(node, "behaviour", low=1))


def _blocks(key: Key, node: Node, reading: Reading, builders: Builders) -> tuple[Any, ...]:
    if not isinstance(node, ListNode):
        reading.wrong(node, f"a list ('- ...') of {key.of} blocks")
        return ()
    if len(node.items) < key.low:
        reading.say("S006", node, "an empty list", f"at least {key.low} {key.of}")
    read = (read_block(item, key.of, "", reading, builders) for item in node.items)
    return tuple(one for one in read if one is not None)


def _named_blocks(key: Key, node: Node, reading: Reading, builders: Builders) -> Mapping[str, Any]:
    if not isinstance(node, MapNode):
        reading.wrong(node, f"{key.of} blocks, each under its name")
        return {}
    if len(node.pairs) < key.low:
        reading.say("S006", node, "nothing", f"at least {key.low} {key.of}")
    read = {}
    for name, value in node.pairs:
        reading.id(name)
        before = reading.trouble
        read[name.value] = read_block(value, key.of, name.value, reading, builders)
        if reading.trouble != before and name.value in {one.name for one in BLOCKS[key.of]}:
            found = f"the {key.of} {quoted(name.value)}, which is the name of a key"
            reading.say("S001", name, found, f"it inside a {key.of}", "indent it by two more")
    return MappingProxyType(read)


def _block(key: Key, node: Node, reading: Reading, builders: Builders) -> Any:
    return read_block(node, key.of, key.name, reading, builders)


def _named_texts(key: Key, node: Node, reading: Reading, builders: Builders) -> Mapping[str, str]:
    if not isinstance(node, MapNode):
        reading.wrong(node, "labels with a text each")
        return {}
    return MappingProxyType({name.value: reading.text(value) for name, value in node.pairs})


def _occasions(key: Key, node: Node, reading: Reading, builders: Builders) -> Mapping[str, Lines]:
    """A persona's lines by occasion. Which of them have to be there is the persona's matter."""
    if not isinstance(node, MapNode):
        reading.wrong(node, "occasions with lines each")
        return {}
    for name, _ in node.pairs:
        reading.name(name, "occasion")
    return MappingProxyType({name.value: read_lines(value, reading) for name, value in node.pairs})


def _models(key: Key, node: Node, reading: Reading, builders: Builders) -> tuple[str, ...]:
    nodes = reading.text_nodes(node, "a list of good replies")
    for one in nodes:
        check_placeholders(one, reading)
    return tuple(one.value.strip() for one in nodes)


def _conditions(key: Key, node: Node, reading: Reading, builders: Builders) -> tuple[When, ...]:
    if not isinstance(node, ListNode) or not node.items:
        reading.wrong(node, "a list ('- ...') of conditions")
        return ()
    return tuple(read_condition(item, reading) for item in node.items)


def _names_or_none(key: Key, node: Node, reading: Reading) -> tuple[str, ...]:
    if isinstance(node, ListNode) and not node.items:
        return ()
    return reading.name_list(node, key.of)


def _scores(key: Key, node: Node, reading: Reading) -> Mapping[str, int]:
    if not isinstance(node, MapNode) or not node.pairs:
        reading.wrong(node, "names of scores with their points")
        return {}
    for name, _ in node.pairs:
        reading.name(name, key.of)
    return MappingProxyType({name.value: reading.number(one, 0, 100) for name, one in node.pairs})


def _within(key: Key, node: Node, reading: Reading, builders: Builders) -> int | str:
    if isinstance(node, TextNode) and node.value == "call":
        return node.value
    return reading.number(node, key.low, key.high)


def _phrase_lists(
    key: Key, node: Node, reading: Reading, builders: Builders
) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(node, MapNode):
        reading.wrong(node, "lists of phrases, each under its name")
        return {}
    return MappingProxyType({name.value: reading.texts(value) for name, value in node.pairs})


def _built(key: Key, node: Node, reading: Reading, builders: Builders) -> Any:
    """Blocks under names, of which the builder for their kind decides what they have to hold."""
    if not isinstance(node, MapNode) or not node.pairs:
        reading.wrong(node, f"{key.of} blocks, each under its name")
        return {}
    return builders[key.kind](key.name, {}, node, reading)


KINDS: Mapping[str, Callable[[Key, Node, Reading, Builders], Any]] = {
    "text": lambda key, node, reading, _: reading.text(node),
    "id": lambda key, node, reading, _: reading.id(node),
    "truth": lambda key, node, reading, _: reading.truth(node),
    "number": lambda key, node, reading, _: reading.number(node, key.low, key.high),
    "texts": lambda key, node, reading, _: reading.texts(node, key.low, key.high),
    "name": lambda key, node, reading, _: reading.name(node, key.of),
    "names": lambda key, node, reading, _: reading.name_list(node, key.of, key.low, key.high),
    "names_or_none": lambda key, node, reading, _: _names_or_none(key, node, reading),
    "scores": lambda key, node, reading, _: _scores(key, node, reading),
    "lines": lambda key, node, reading, _: read_lines(node, reading),
    "condition": lambda key, node, reading, _: read_condition(node, reading),
    "conditions": _conditions,
    "occasions": _occasions,
    "models": _models,
    "named_texts": _named_texts,
    "evidence": lambda key, node, reading, _: read_evidence(node, reading),
    "rule_evidence": lambda key, node, reading, _: read_rule_evidence(node, reading, key.low),
    "decimal": lambda key, node, reading, _: reading.decimal(node, key.high),
    "within": _within,
    "phrase_lists": _phrase_lists,
    "procedures": _built,
    "steps": _built,
    "block": _block,
    "blocks": _blocks,
    "named_blocks": _named_blocks,
}
"""How the value of a key is read, by the kind of the key."""


def _needed(block: str) -> str:
    return ", ".join(key.name for key in BLOCKS[block] if key.required)
