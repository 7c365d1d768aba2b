"""The appendix questions and what an answer to one is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Point:
    """One key point of a question: what an answer must say, in the project's own words."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the handbook's 18 appendix questions (003, Assessment).

    `number` is 1..18. `skills` are the ids of the skills it tests. `model` is an answer that would
    earn full marks. `section` is the part of the handbook that answers it.
    """

    number: int
    text: str
    points: tuple[Point, ...]
    skills: tuple[str, ...]
    model: str
    section: str


@dataclass(frozen=True, slots=True)
class PointMark:
    """Whether an answer meets one key point, and the words that do; an unmet point has no words."""

    index: int
    met: bool
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one answer earned: `score` in 0..1 in steps of a quarter, a verdict for each point, and
    the confusions found (such as warm and cold transfer swapped), each in a short sentence."""

    question: int
    score: float
    points: tuple[PointMark, ...]
    confusions: tuple[str, ...] = ()


class Marker(Protocol):
    """Marks answers point by point. The same words always earn the same mark."""

    @property
    def fingerprint(self) -> str:
        """A short hash of everything the marks depend on, recorded with every session."""
        ...

    def mark(self, question: int, answer: str) -> Mark:
        """The mark for an answer to question 1..18; raises KeyError for any other number."""
        ...
