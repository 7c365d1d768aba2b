"""Files of every kind, drawn from a seed: sound ones, and the same with one to three slips.

A file is a tree as an editor's YAML sees it; `as_yaml` writes it down for the loader, so that both
judge the same.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from simulator.content.files import Kind, shipped
from simulator.content.nodes import ListNode, MapNode, Node, TextNode
from simulator.content.scoring_data import load_bytes
from simulator.content.transcript_files import shipped_transcripts
from simulator.content.vocabulary import BLOCKS
from simulator.content.yaml_text import read_yaml
from tests.content.samples import PERSONA, SCENARIO

ROOT = Path(__file__).parents[2]
OWN_PROCEDURES = """\
phrases: {survey: [short survey, two questions]}
procedures:
  hold: {off: true}
  key_check:
    name: Giving out a key
    about: Know who it is before a key changes hands.
    source: house rules, 4
    begins: ["words:second key", "phrase:survey"]
    looks_back: 9
    steps:
      ask: {by: [identity_check, "action:verify"], what: Ask, why: It opens, better: ["Your name?"]}
      calm: {without: [rude], what: Stay calm, why: It helps, better: Sure., after: ask}
"""
STEPS = """\
scenario: late-engineer
persona: angry
seed: 3
steps:
  - {reply: Good morning., expect: {stage: find, heat: [hot, boiling], shows_all: greeting}}
  - {shows: [solution], states: thursday, interrupts: true, expect: {lacks: [rude]}}
  - {shows: []}
  - {act: look_up, detail: missed visit, expect: {says: [missed]}}
  - {wait: 40}
expect: {kind: good, at_least: {overall: 70}, not_scored: [hold], met: greet, fatal: []}
"""
OWN_BEHAVIOURS = """\
behaviours:
  - id: empathy
    words: [that must sting]
    near_misses: ["The bee must sting the flower."]
  - id: survey
    kind: credit
    about: tells the customer of the survey
    name: Mentions the survey
    examples: ["You'll get a short survey, {first_name}.", We ask two questions by email.]
    words: short survey
"""
_WORDS: tuple[Any, ...] = (
    *("", " ", "word", "a | b", "a || b", "| a", "{name}", "Hi {customer}.", "rude", "empathy"),
    *("phone", "hot", "verify", "good", "any", "no", "12:30", "a b", "Ab", "£5", "words:x"),
    *(0, 1, 3, 7, 100, -1, 1000, 2.5, True, False, None),
    *([], {}, ["a"], ["a", "a"], ["empathy", "rude"], {"a": "b"}, {"shows": "rude"}, [["a"]]),
)


@cache
def bases(kind: Kind) -> tuple[Any, ...]:
    """Sound files of a kind, small ones first, as trees."""
    if kind == "transcript":
        texts = [STEPS.encode(), *(one.read() for one in shipped_transcripts()[::9])]
    elif kind == "procedures":
        texts = [OWN_PROCEDURES.encode(), load_bytes("procedures.yaml")]
    elif kind == "behaviours":
        texts = [OWN_BEHAVIOURS.encode(), OWN_BEHAVIOURS.encode()]
    else:
        small = PERSONA if kind == "persona" else SCENARIO
        readme = (ROOT / f"{kind}s" / "README.md").read_text(encoding="utf-8")
        example = readme.split("```yaml\n")[1].split("```")[0]
        texts = [small.encode(), example.encode(), *(one.read() for one in shipped(kind).values())]
    found = [read_yaml(text, "x").root for text in texts]
    return tuple(seen(node) for node in found if node is not None)


def drawn(kind: Kind, seed: int) -> Any:
    """A tree of a kind: every fourth sound, though perhaps put in other words."""
    draw = Random(f"{kind} {seed}")
    some = bases(kind)
    base = some[draw.randrange(len(some))] if draw.random() < 0.15 else some[seed % 2]
    tree = copy.deepcopy(base)
    slips = 0 if seed % 4 == 0 else draw.choice((1, 1, 1, 2, 3))
    for _ in range(slips):
        draw.choice(_SLIPS)(tree, draw)
    return tree


def seen(node: Node) -> Any:
    """A node as YAML 1.2, which editors read, sees it."""
    match node:
        case MapNode():
            return {key.value: seen(value) for key, value in node.pairs}
        case ListNode():
            return [seen(item) for item in node.items]
        case TextNode():
            return node.value if node.quoted else _value(node.value)
    raise AssertionError("a sound file holds no broken part")


def as_yaml(tree: Any) -> str:
    """The tree written so that every YAML reads it as it is."""
    if isinstance(tree, dict):
        inside = ", ".join(f"{json.dumps(key)}: {as_yaml(one)}" for key, one in tree.items())
        return f"{{{inside}}}"
    if isinstance(tree, list):
        return f"[{', '.join(map(as_yaml, tree))}]"
    return "" if tree is None else json.dumps(tree, ensure_ascii=False)


def _value(text: str) -> Any:
    if re.fullmatch(r"true|false", text):
        return text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", text):
        return float(text)
    return text


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and map with each of its places."""
    places = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for place, inside in list(places):
        yield tree, place
        if isinstance(inside, dict | list):
            yield from _places(inside)


def _any_place(tree: Any, draw: Random, of: type = object) -> tuple[Any, Any] | None:
    places = [(where, at) for where, at in _places(tree) if isinstance(where, of)]
    return draw.choice(places) if places else None


def _leave_out(tree: Any, draw: Random) -> None:
    if found := _any_place(tree, draw):
        del found[0][found[1]]


def _misspell(tree: Any, draw: Random) -> None:
    if found := _any_place(tree, draw, dict):
        where, key = found
        at = draw.randrange(len(key) + 1)
        wrong = key[:at] + draw.choice("aeirs- ") + key[at:]
        if wrong.strip() and wrong not in where:
            where[wrong] = where.pop(key)


def _put_key(tree: Any, draw: Random) -> None:
    if found := _any_place(tree, draw, dict):
        keys = [key.name for block in BLOCKS.values() for key in block]
        found[0].setdefault(draw.choice(keys), copy.deepcopy(draw.choice(_WORDS)))


def _put_value(tree: Any, draw: Random) -> None:
    if found := _any_place(tree, draw):
        value = copy.deepcopy(draw.choice(_WORDS))
        where, at = found
        # An empty place in brackets is no YAML; under a key it is an empty value.
        where[at] = "" if value is None and isinstance(where, list) else value


def _twice(tree: Any, draw: Random) -> None:
    lists = [where[at] for where, at in _places(tree) if isinstance(where[at], list) and where[at]]
    if lists:
        into = draw.choice(lists)
        into.append(copy.deepcopy(draw.choice(into)))


def _alone(tree: Any, draw: Random) -> None:
    """One item of a list in the place of the list, or a value made a list."""
    if found := _any_place(tree, draw):
        where, at = found
        inside = where[at]
        if isinstance(inside, list) and inside:
            where[at] = draw.choice(inside)
        elif inside is not None:
            where[at] = [inside]


def _swap(tree: Any, draw: Random) -> None:
    """A part of the file in the place of another."""
    one, other = _any_place(tree, draw), _any_place(tree, draw)
    if one and other:
        value = copy.deepcopy(other[0][other[1]])
        one[0][one[1]] = "" if value is None and isinstance(one[0], list) else value


_SLIPS: tuple[Callable[[Any, Random], None], ...] = (
    *(_leave_out, _misspell, _put_key, _put_value, _put_value, _twice, _alone, _swap),
)
