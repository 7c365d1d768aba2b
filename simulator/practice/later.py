"""What a finished session was given after its first score: later scores, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.store.records import EventRow, Payload


@dataclass(frozen=True, slots=True)
class SkillChange:
    """A skill that came out otherwise: at first and now, each 0..100 or None where nothing of it
    was due. `gone` is true for one that is no longer rated at all."""

    skill: str
    name: str
    first: int | None
    now: int | None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class LaterScore:
    """A score that `rescore` recorded: when (UTC), by which rubric, its level in words, the whole
    beside the first one, and the skills that differ; `alike` when all skills came out the same."""

    when: str
    title: str
    level: str
    overall: int
    first: int
    changes: tuple[SkillChange, ...]
    alike: bool


def later_scores(events: Iterable[EventRow]) -> Iterator[LaterScore]:
    """The later scores in their order; none for a session that was scored once."""
    first: Payload | None = None
    for event in events:
        if event.kind == "ended":
            first = event.payload
        elif event.kind == "rescored" and first is not None:
            yield _later(first, event.payload)


def _later(first: Payload, later: Payload) -> LaterScore:
    before, now = _skills(first), _skills(later)
    changes = tuple(changes_between(before, now))
    return LaterScore(
        when=later["scored"],
        title=later["judged_by"]["title"],
        level=later["levels"]["call"]["name"],
        overall=later["overall"],
        first=first["overall"],
        changes=changes,
        alike=not any(not one.gone for one in changes) and before.keys() == now.keys(),
    )


Rated = dict[str, tuple[str, int | None]]
"""By the id of a skill its name and its score."""


def changes_between(before: Rated, now: Rated) -> Iterator[SkillChange]:
    """The skills that differ, in today's order, then those that are no longer rated."""
    for skill, (name, score) in now.items():
        was = before.get(skill, ("", None))
        if (name, score) != was:
            yield SkillChange(skill, name, was[1], score)
    for skill, (name, score) in before.items():
        if skill not in now and score is not None:
            yield SkillChange(skill, name, score, None, gone=True)


def _skills(kept: Payload) -> Rated:
    return {one["skill"]: (one["name"], one["score"]) for one in kept["scorecard"]["skills"]}
