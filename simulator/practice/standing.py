"""Where a trainee stands, skill by skill, over time: derived from the finished sessions alone.

A skill that was missed comes due again after fixed gaps; shown well it moves on to the next gap,
missed it starts over. Days are days of the calendar in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.store.records import Overview

GAPS = (1, 3, 7, 14)
"""Days until a missed skill is due again; after the last gap it is settled."""
MISSED, SHOWN = 60, 75
"""Of 100: below the first a skill was missed, from the second on it was shown well."""
MASTERED = 90
MASTERED_TIMES = 2
"""A skill shown at this score so many times in a row needs no easy scenario any more."""
KEPT = 8
"""How many of its latest scores are shown."""


@dataclass(frozen=True, slots=True)
class SkillStanding:
    """One skill: its latest scores (0..100), the oldest first, and the day it is due again, in ISO
    form, or "" when nothing is owed."""

    skill: str
    scores: tuple[int, ...]
    due: str

    @property
    def last(self) -> int:
        """The latest score."""
        return self.scores[-1]

    @property
    def mastered(self) -> bool:
        """Shown at the top, twice in a row."""
        latest = self.scores[-MASTERED_TIMES:]
        return len(latest) == MASTERED_TIMES and min(latest) >= MASTERED

    @property
    def trend(self) -> int:
        """-1, 0 or 1: the last score against the mean of those before, ten points counting."""
        before = self.scores[:-1]
        if not before:
            return 0
        change = self.last - sum(before) / len(before)
        return (change >= 10) - (change <= -10)

    def is_due(self, today: str) -> bool:
        """Whether it is owed on that day."""
        return bool(self.due) and self.due <= today


def day_of(overview: Overview) -> str:
    """The day on which a session was played."""
    return overview.session.started[:10]


def skill_standings(finished: Iterable[Overview]) -> tuple[SkillStanding, ...]:
    """Every skill that was ever scored, by id; `finished` in any order."""
    played = sorted(finished, key=lambda one: (one.session.started, one.session.id))
    scores: dict[str, list[int]] = {}
    owed: dict[str, tuple[int, str]] = {}
    for overview in played:
        for skill, score in scores_of(overview):
            scores.setdefault(skill, []).append(score)
            owed[skill] = _owed_next(owed.get(skill, (-1, "")), score, day_of(overview))
    return tuple(
        SkillStanding(skill, tuple(given[-KEPT:]), owed[skill][1])
        for skill, given in sorted(scores.items())
    )


def scores_of(overview: Overview) -> Iterator[tuple[str, int]]:
    """The skills that a session scored, with their scores."""
    for skill in (overview.ended or {}).get("scorecard", {}).get("skills", ()):
        if skill["score"] is not None:
            yield skill["skill"], skill["score"]


def _owed_next(owed: tuple[int, str], score: int, day: str) -> tuple[int, str]:
    """The step on the ladder of gaps (-1 off it) and the day due, after one more score.

    Practice before the day keeps the day, so that a rush of calls does not count as spaced ones.
    """
    step, due = owed
    if score < MISSED:
        return 0, _later(day, GAPS[0])
    if step < 0 or score < SHOWN or day < due:
        return owed
    if step + 1 == len(GAPS):
        return -1, ""
    return step + 1, _later(day, GAPS[step + 1])


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def streak(finished: Iterable[Overview], today: str) -> int:
    """On how many days in a row, up to today or yesterday, a session was finished."""
    days = {day_of(one) for one in finished}
    at = date.fromisoformat(today)
    if at.isoformat() not in days:
        at -= timedelta(days=1)
    count = 0
    while at.isoformat() in days:
        count += 1
        at -= timedelta(days=1)
    return count


def due_skills(standings: Sequence[SkillStanding], today: str) -> tuple[SkillStanding, ...]:
    """The skills owed today, the longest owed first."""
    owed = [one for one in standings if one.is_due(today)]
    return tuple(sorted(owed, key=lambda one: (one.due, one.last, one.skill)))


def mastered_skills(standings: Iterable[SkillStanding]) -> frozenset[str]:
    """The ids of the skills that need no easy scenario any more."""
    return frozenset(one.skill for one in standings if one.mastered)


def means(standings: Iterable[SkillStanding]) -> Mapping[str, float]:
    """The mean of the latest scores of each skill, weakest first."""
    found = {one.skill: sum(one.scores) / len(one.scores) for one in standings}
    return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0])))
