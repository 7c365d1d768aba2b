"""A diagram as a value: states, and arrows between them with the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.practice.words import visible

Look = Literal["stage", "mood", "anywhere", "good", "mixed", "bad"]
"""What a state is: a stage, a mood, any stage at all, or an end of a kind."""


@dataclass(frozen=True, slots=True)
class State:
    """One box. `name` is unique in its diagram, `remark` stands beside it, `about` inside."""

    name: str
    look: Look
    about: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """All ways from one state to another, each in words."""

    source: str
    target: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """States in the order to draw them, the first one first, and the arrows between them. `note`
    says what holds everywhere and is not drawn."""

    title: str
    states: tuple[State, ...]
    arrows: tuple[Arrow, ...]
    starts: str
    note: str = ""

    def leaving(self, name: str) -> tuple[Arrow, ...]:
        """The arrows that leave a state, in order."""
        return tuple(arrow for arrow in self.arrows if arrow.source == name)


class Arrows:
    """Collects ways; those between the same two states share an arrow."""

    def __init__(self) -> None:
        self._ways: dict[tuple[str, str], dict[str, None]] = {}

    def add(self, source: str, target: str, words: str) -> None:
        """A way from one state to another; said twice it counts once."""
        self._ways.setdefault((source, target), {})[words] = None

    @property
    def found(self) -> tuple[Arrow, ...]:
        """The arrows in the order of their first ways."""
        return tuple(Arrow(*ends, tuple(words)) for ends, words in self._ways.items())

    @property
    def targets(self) -> tuple[str, ...]:
        """The states that some arrow leads to, each once."""
        return tuple(dict.fromkeys(target for _, target in self._ways))


def flat(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal or a page would obey."""
    return " ".join(visible(text).split())


def few(words: Iterable[str], most: int) -> list[str]:
    """At most so many ways in words, the last of them the count of the rest; all with `most` 0.
    All but the first begin with an "or"."""
    first, *others = words
    each = [first, *(f"or {one}" for one in others)]
    if most and len(each) > most:
        left = len(each) - most + 1
        return [*each[: most - 1], f"or {left} other ways"]
    return each


KIND_WORDS: Mapping[Look, str] = {"good": "good end", "mixed": "mixed end", "bad": "bad end"}
"""The remark of an end, by its kind."""
