"""The schema of a whole file: its blocks, and what a block asks for as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.content.files import Kind
from simulator.content.keys import Key
from simulator.content.names import Names
from simulator.content.read_procedures import NEEDED, NEEDED_OF_STEP
from simulator.content.schema.examples import EXAMPLES
from simulator.content.schema.known import name_schemas
from simulator.content.schema.values import ID, MODEL, VALUES, lines, name_of, one_or_more, ref
from simulator.content.scoring_data import load_behaviours
from simulator.content.vocabulary import BLOCKS, FACT_KINDS, kind_in_words
from simulator.engine.persona import DIRECTIONS, GONE

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
ROOTS: Mapping[Kind, str] = {
    "persona": "persona",
    "scenario": "scenario",
    "transcript": "transcript",
    "procedures": "procedure_file",
    "behaviours": "behaviour_file",
}
"""The block that a file of each kind is."""

_TITLES: Mapping[Kind, str] = {
    "persona": "A persona of First Call: a kind of customer",
    "scenario": "A scenario of First Call: one customer contact",
    "transcript": "A transcript of First Call: a call to play, and what has to come of it",
    "procedures": "A company's procedures for First Call",
    "behaviours": "A company's own behaviours for First Call, and more words for known ones",
}
_ABOUT = (
    "Keys, shapes and fixed names, for completion while you type. Names of your own, values of"
    " facts and whether a call can be won are told by: firstcall check"
)
_OF_SCENARIOS_ONLY = ("states", "misstates")
"""The parts of a condition that speak of facts, which a persona has none of."""


def schema_of(kind: Kind, names: Names) -> Schema:
    """The schema of a file of `kind`; `names` are those that exist, to be offered."""
    defined = _definitions(kind, names)
    root = defined.pop(ROOTS[kind])
    used = _used(root, defined)
    return {
        "$schema": DRAFT,
        "title": _TITLES[kind],
        "description": _ABOUT,
        **root,
        "definitions": {name: defined[name] for name in sorted(used)},
    }


def _definitions(kind: Kind, names: Names) -> dict[str, Schema]:
    left_out = _OF_SCENARIOS_ONLY if kind == "persona" else ()
    defined = {name: _block(name, left_out) for name in BLOCKS}
    condition = defined.pop("condition")
    return {
        **defined,
        **name_schemas(names),
        "when": {"anyOf": [condition, *one_or_more(name_of("behaviour"))["anyOf"]]},
        "lines": lines(tuple(names["persona"])),
        "procedures": _procedures(kind, names),
        "whole_procedure": _whole_procedure(),
        "whole_step": _whole_step(),
    }


def _block(name: str, left_out: tuple[str, ...]) -> Schema:
    keys = [key for key in BLOCKS[name] if not (name == "condition" and key.name in left_out)]
    schema: Schema = {
        "type": "object",
        "properties": {key.name: _key(name, key) for key in keys},
        "additionalProperties": False,
    }
    needed = [key.name for key in keys if key.required]
    more = _WHOLE[name]() if name in _WHOLE else {}
    return schema | ({"required": needed} if needed else {}) | more


def _key(block: str, key: Key) -> Schema:
    """The value of a key with what it means. Beside a $ref nothing counts, so it stands alone."""
    value = VALUES[key.kind](key)
    if (block, key.name) == ("persona", "moods"):
        value = {**value, "items": {**value["items"], "not": {"enum": [GONE, *DIRECTIONS]}}}
    if block == "behaviour" and key.kind == "texts":
        value = one_or_more(MODEL)
    about = f"{key.about[0].upper()}{key.about[1:]} ({kind_in_words(key)})."
    said: Schema = {"description": about}
    if (block, key.name) in EXAMPLES:
        said["examples"] = list(EXAMPLES[block, key.name])
    return said | ({"allOf": [value]} if "$ref" in value else value)


def _used(root: Schema, defined: Mapping[str, Schema]) -> set[str]:
    """The definitions that something refers to, directly or through others."""
    used: set[str] = set()
    waiting: list[Any] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            to = part.get("$ref")
            if isinstance(to, str) and (name := to.rpartition("/")[2]) not in used:
                used.add(name)
                waiting.append(defined[name])
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return used


def _persona() -> Schema:
    """Who can be abusive needs words for a warning."""
    warned = {"properties": {"lines": {"required": ["warned"]}}}
    return {"if": {"required": ["abusive_in"]}, "then": warned}


def _fact() -> Schema:
    """One value, and words that show what it is about unless it is a text."""
    return {
        "oneOf": [{"required": [kind]} for kind in FACT_KINDS],
        "anyOf": [{"required": ["text"]}, {"required": ["about"]}],
    }


def _step() -> Schema:
    """One thing is done in a step, and what is said of it fits that."""
    reply: Schema = {"anyOf": [{"required": ["reply"]}, {"required": ["shows"]}]}
    read = {"anyOf": [{"required": [key]} for key in ("shows_all", "lacks")]}
    return {
        "oneOf": [reply, {"required": ["act"]}, {"required": ["wait"]}],
        "dependencies": {
            "states": ["shows"],
            "misstates": ["shows"],
            "detail": ["act"],
            "interrupts": reply,
        },
        "if": {"anyOf": [{"required": ["act"]}, {"required": ["wait"]}]},
        "then": {"properties": {"expect": {"not": {"type": "object", **read}}}},
    }


def _behaviour() -> Schema:
    """A known behaviour is given more words, a new one is whole."""

    def any_of(*keys: str) -> list[Schema]:
        return [{"required": [key]} for key in keys]

    known = {"properties": {"id": {"enum": list(load_behaviours())}}, "required": ["id"]}
    more = {
        "properties": dict.fromkeys(("kind", "about", "name"), False),
        "anyOf": any_of("words", "examples", "near_misses"),
    }
    whole = {"required": ["kind", "about"], "anyOf": any_of("words", "examples")}
    return {"if": known, "then": more, "else": whole}


def _procedures(kind: Kind, names: Names) -> Schema:
    """Those that exist are offered; in a company's file one that is not switched off is whole."""
    one = ref("procedure")
    if kind == "procedures":
        off = {"properties": {"off": {"const": True}}, "required": ["off"]}
        one = {"allOf": [one], "if": off, "else": ref("whole_procedure")}
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": ID},
        "properties": dict.fromkeys(names["procedure"], one),
        "additionalProperties": one,
    }


def _whole_procedure() -> Schema:
    steps = {"properties": {"steps": {"additionalProperties": ref("whole_step")}}}
    return {"required": list(NEEDED), **steps}


def _whole_step() -> Schema:
    one_way = [{"required": ["by"]}, {"required": ["without"]}]
    return {"required": list(NEEDED_OF_STEP), "oneOf": one_way}


_WHOLE: Mapping[str, Callable[[], Schema]] = {
    "persona": _persona,
    "fact": _fact,
    "behaviour": _behaviour,
    "transcript_step": _step,
}
"""What a block asks for beside its keys."""
