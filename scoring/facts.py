"""Facts of a scenario, by type, and whether what a reply says of them is right (003, Accuracy)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FactKind = Literal["money", "duration", "date", "time", "number", "text"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true in a scenario that a reply may state.

    `value` is as the author wrote it ("£25", "5 working days", "Thursday 8-10"). `about` are the words
    that show a sentence speaks of this fact; a value without one of them states nothing of it.
    """

    id: str
    kind: FactKind
    value: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement about a fact, right or wrong, with the words that make it."""

    fact: str
    right: bool
    start: int
    end: int
    text: str
