"""Two calls that began alike, side by side: where they part, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.engine.events import Event
from simulator.engine.recording import to_payload
from simulator.practice.branching import family
from simulator.practice.desk import Desk
from simulator.practice.moments import Moment, replies_in
from simulator.practice.session import Session


@dataclass(frozen=True, slots=True)
class Try:
    """One of several calls that began alike.

    `number` counts them from 1, the first call. `parent` is the number of the one it came from, 0
    for none or one that is gone, and `reply` which reply, counted from 1, it did anew. `overall` is
    None while the call goes on; `ended` is the kind of its end, else empty.
    """

    session: str
    number: int
    parent: int
    reply: int
    replies: int
    overall: int | None
    ended: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two calls compared: `moment` is what was done where they part, None when nothing was
    yet. `overall` is None while the call goes on."""

    tried: Try
    moment: Moment | None
    answer: str
    curve: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class SkillPair:
    """One skill in both calls, each 0..100 or None where it was not due."""

    name: str
    one: int | None
    other: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two calls from the point where they part. `heard` is what the customer had said there;
    `skills` are those scored in one of them."""

    heard: str
    one: Side
    other: Side
    skills: tuple[SkillPair, ...]


@dataclass(frozen=True, slots=True)
class Tries:
    """All calls that began like this one, `current` among them, and it beside each of the others.
    `first` is the number of the one to show first: where it came from, else the newest."""

    current: int
    tries: tuple[Try, ...]
    compared: dict[int, Comparison]
    first: int


def tries_of(desk: Desk, session: Session) -> Tries:
    """The calls that began like `session`; just itself where it was never tried again."""
    rows = family(desk, session.id)
    numbers = {row.id: number for number, row in enumerate(rows, 1)}
    calls = {
        row.id: session if row.id == session.id else Session.resume(desk, row.id) for row in rows
    }
    tries = {
        row.id: _try(calls[row.id], numbers[row.id], numbers.get(row.branch_of or "", 0))
        for row in rows
    }
    here = tries[session.id]
    compared = {
        one.number: compare(session, here, calls[one.session], one)
        for one in tries.values()
        if one is not here
    }
    first = here.parent or max(compared, default=here.number)
    return Tries(here.number, tuple(tries.values()), compared, first)


def compare(one: Session, first: Try, other: Session, second: Try) -> Comparison:
    """The two calls from the first event in which they differ."""
    place = parting(one.events, other.events)
    sides = (_side(one, first, place), _side(other, second, place))
    mine = {skill.name: skill.score for skill in one.scorecard().skills}
    theirs = {skill.name: skill.score for skill in other.scorecard().skills}
    skills = tuple(
        SkillPair(name, mine.get(name), theirs.get(name))
        for name in {**mine, **theirs}
        if mine.get(name) is not None or theirs.get(name) is not None
    )
    moment = sides[0].moment or sides[1].moment
    return Comparison(moment.heard if moment else "", *sides, skills)


def parting(one: tuple[Event, ...], other: tuple[Event, ...]) -> int:
    """The place of the first event that differs, or where the shorter of the two stops."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine.at != theirs.at or to_payload(mine) != to_payload(theirs):
            return place
    return min(len(one), len(other))


def _side(session: Session, tried: Try, place: int) -> Side:
    moments = session.moments()
    moment = moments[place] if place < len(moments) else None
    curve = session.mood_curve()[: len(moments) + 1]
    return Side(tried, moment, moment.answer if moment else "", curve)


def _try(session: Session, number: int, parent: int) -> Try:
    replies = replies_in(session.moments())
    outcome = session.call.outcome
    return Try(
        session=session.id,
        number=number,
        parent=parent,
        reply=session.own_from,
        replies=len(replies),
        overall=session.scorecard().overall if outcome else None,
        ended=outcome.kind if outcome else "",
    )
