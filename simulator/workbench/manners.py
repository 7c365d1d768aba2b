"""How each simulated trainee goes about a call, read from trainees.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from simulator.content.errors import BrokenFile
from simulator.content.nodes import plain
from simulator.content.yaml_text import read_yaml

FILE = "trainees.yaml"
TRAINEES = ("skilled", "average", "brusque", "silent", "stuffing", "random")
"""The trainees; the first three in the order in which they should do."""

MOMENTS = (
    "opening",
    "heated",
    "abused",
    "abused_again",
    "confused",
    "stalled",
    "closing",
    "parting",
    "any",
)
"""What a trainee may have words of its own for; trainees.yaml says when each one comes."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A trainee's ways. Shares are out of 100; `lines` and `better` are by moment: words of its
    own, and rules of the rubric whose better words it uses."""

    name: str
    model: int = 0
    sentences: int = 0
    chores: int = 0
    acts: int = 0
    waits: int = 0
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    better: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@cache
def manners() -> Mapping[str, Manner]:
    """The manners of all trainees, by name. Raises BrokenFile for a damaged installation."""
    source = (files("simulator.workbench") / FILE).read_bytes()
    parsed = read_yaml(source, f"simulator/workbench/{FILE}")
    if parsed.problems or parsed.root is None:
        raise BrokenFile("data file", FILE, parsed.problems)
    data: Any = plain(parsed.root)
    return {name: _manner(name, data[name]) for name in TRAINEES}


def _manner(name: str, given: Mapping[str, Any]) -> Manner:
    return Manner(
        name,
        model=int(given.get("model", 0)),
        sentences=int(given.get("sentences", 0)),
        chores=int(given.get("chores", 0)),
        acts=int(given.get("acts", 0)),
        waits=int(given.get("waits", 0)),
        lines=_by_moment(given.get("lines", {})),
        better=_by_moment(given.get("better", {})),
        words=tuple(given.get("words", ())),
    )


def _by_moment(given: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {moment: tuple(texts) for moment, texts in given.items()}
