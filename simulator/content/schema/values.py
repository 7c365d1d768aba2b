"""The schema of one value, by the kind of its key, in the words that the readers go by.

Single values are what an editor's YAML makes of them: `12` is a number there and a text here, so a
text may be a string, a number or a truth value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.content.keys import Key
from simulator.content.read_lines import ANY, PLACEHOLDERS
from simulator.content.read_persona import OPTIONAL_OCCASION
from simulator.engine.conditions import HEATS
from simulator.engine.persona import OCCASIONS

Schema = dict[str, Any]

ID = "^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

_FILLED_IN = rf"\{{(?:{'|'.join(PLACEHOLDERS)})\}}"
_SIGN, _LETTER = rf"(?:[^{{}}|]|{_FILLED_IN})", rf"(?:[^\s{{}}|]|{_FILLED_IN})"
_BEAT = rf"\s*{_LETTER}{_SIGN}*"
LINE: Schema = {
    "type": TEXT["type"],
    "pattern": rf"^{_BEAT}(?:\|{_BEAT})*$",
    "description": "What is said; a | parts it into beats, the pieces that arrive one by one.",
}
MODEL: Schema = {"type": TEXT["type"], "pattern": rf"^\s*(?:[^\s{{}}]|{_FILLED_IN})"
                 rf"(?:[^{{}}]|{_FILLED_IN})*$"}  # fmt: skip


def ref(name: str) -> Schema:
    """What is defined under `name`."""
    return {"$ref": f"#/definitions/{name}"}


def name_of(kind: str) -> Schema:
    """A name of `kind`."""
    return ref(f"{kind}_name")


def one_or_more(item: Schema, low: int = 0, high: int = 0, *, once: bool = True) -> Schema:
    """A list, or where one is enough a single value. With `once` no value may stand in it twice."""
    many: Schema = {"type": "array", "items": item, "minItems": max(1, low)}
    if high:
        many["maxItems"] = high
    if once:
        many["uniqueItems"] = True
    return many if low > 1 else {"anyOf": [many, item]}


def lines(personas: tuple[str, ...]) -> Schema:
    """Lines alone, or in groups by heat and persona. A persona that is not among `personas` may
    have been written since, so its name will do as well."""
    some = one_or_more(LINE, once=False)
    groups = [ANY, *HEATS, *personas, *(f"{who} {heat}" for who in personas for heat in HEATS)]
    first = "|".join((ANY, *HEATS))
    other = rf"^(?!(?:{first})\s+\S)\s*{ID[1:-1]}(?:\s+(?:{'|'.join(HEATS)}))?\s*$"
    grouped = {
        "type": "object",
        "properties": dict.fromkeys(groups, some),
        "patternProperties": {other: some},
        "additionalProperties": False,
    }
    return {"anyOf": [*some["anyOf"], grouped]}


def occasions() -> Schema:
    """Lines for each occasion."""
    return {
        "type": "object",
        "properties": {
            name: {"description": f"Said when {when}.", "allOf": [ref("lines")]}
            for name, when in OCCASIONS.items()
        },
        "required": [name for name in OCCASIONS if name != OPTIONAL_OCCASION],
        "additionalProperties": False,
    }


def _number(key: Key) -> Schema:
    return {"type": "integer", "minimum": key.low, "maximum": key.high}


def _blocks(key: Key) -> Schema:
    listed: Schema = {"type": "array", "items": ref(key.of)}
    return listed | ({"minItems": key.low} if key.low else {})


def _named_blocks(key: Key) -> Schema:
    named: Schema = {
        "type": "object",
        "propertyNames": {"pattern": ID},
        "additionalProperties": ref(key.of),
    }
    return named | ({"minProperties": key.low} if key.low else {})


def _scores(key: Key) -> Schema:
    points: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": name_of(key.of),
        "additionalProperties": points,
    }


def _named(item: Schema) -> Schema:
    return {"type": "object", "additionalProperties": item}


def _names_or_none(key: Key) -> Schema:
    return _or_none(name_of(key.of))


def _or_none(item: Schema) -> Schema:
    return {"anyOf": [*one_or_more(item)["anyOf"], {"type": "array", "maxItems": 0}]}


VALUES: Mapping[str, Callable[[Key], Schema]] = {
    "text": lambda key: TEXT,
    "id": lambda key: {"type": ["string", "integer"], "pattern": ID, "minimum": 0},
    "truth": lambda key: {"type": "boolean"},
    "number": _number,
    "texts": lambda key: one_or_more(TEXT, key.low, key.high),
    "name": lambda key: name_of(key.of),
    "names": lambda key: one_or_more(name_of(key.of), key.low, key.high),
    "names_or_none": _names_or_none,
    "scores": _scores,
    "lines": lambda key: ref("lines"),
    "condition": lambda key: ref("when"),
    "conditions": lambda key: {"type": "array", "items": ref("when"), "minItems": 1},
    "occasions": lambda key: occasions(),
    "models": lambda key: one_or_more(MODEL, once=False),
    "named_texts": lambda key: _named(TEXT),
    "evidence": lambda key: one_or_more(name_of("evidence")),
    "rule_evidence": lambda key: _or_none(TEXT),
    "decimal": lambda key: {"type": "number", "minimum": 0, "maximum": key.high},
    "within": lambda key: {"anyOf": [_number(key), {"enum": ["call"]}]},
    "phrase_lists": lambda key: _named(one_or_more(TEXT)),
    "procedures": lambda key: ref("procedures"),
    "steps": lambda key: {"minProperties": 1, **_named_blocks(key)},
    "block": lambda key: ref(key.of),
    "blocks": _blocks,
    "named_blocks": _named_blocks,
}
"""The schema of a value by the kind of its key; the same kinds as `read_block.KINDS`."""
