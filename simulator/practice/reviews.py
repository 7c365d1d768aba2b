"""A trainer's reviews as they are recorded, read back: who said what of which finding, and when.

Reviews are appended and never changed. A later one takes the place of an earlier one on the same
finding; both stay in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from simulator.practice.later import SkillChange
from simulator.store.records import EventRow, Payload

REVIEWED = "reviewed"
"""The kind of the event that a review is kept in."""

On = Literal["finding", "reply", "call"]


@dataclass(frozen=True, slots=True)
class Review:
    """One thing that a trainer said. `when` is UTC in ISO 8601; `verdict` and `comment` may each be
    empty, not both.

    `on` says what of, `number` which finding or reply, counted from 1, and 0 for the whole call.
    `skill` (its name), `what` and `was` (its verdict) repeat the finding, so that a record tells
    all by itself; `turn` is its place in the transcript, or that of the reply. `reply` is the
    number of the reply behind it, 0 for none.
    """

    by: str
    when: str
    on: On
    number: int
    verdict: str
    comment: str
    skill: str = ""
    what: str = ""
    was: str = ""
    turn: int | None = None
    reply: int = 0

    @property
    def target(self) -> tuple[str, int, str]:
        """What it is on; comments of two people on a reply or the call are two things."""
        return (self.on, self.number, "" if self.on == "finding" else self.by)


@dataclass(frozen=True, slots=True)
class ReviewedScore:
    """The score with all verdicts so far, beside the first one: who gave them, the last one when,
    and the skills that differ. `title` names the rubric whose weights counted."""

    by: tuple[str, ...]
    when: str
    overall: int
    first: int
    changes: tuple[SkillChange, ...]
    title: str


def reviews_in(events: Iterable[EventRow]) -> tuple[Review, ...]:
    """Every review in its order, those that a later one replaced among them."""
    return tuple(review_from(one.payload) for one in events if one.kind == REVIEWED)


def review_from(kept: Payload) -> Review:
    """The review that a payload holds."""
    about: dict[str, Any] = kept["about"]
    return Review(
        by=kept["by"],
        when=kept["reviewed"],
        on=kept["on"],
        number=kept["number"],
        verdict=kept["verdict"],
        comment=kept["comment"],
        **about,
    )


def in_force(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """What still holds, in the order it was said: of each finding the last verdict and the last
    comment, of a reply or the call the last comment of each trainer."""
    seen: set[tuple[str, tuple[str, int, str]]] = set()
    held: list[Review] = []
    for one in reversed(reviews):
        verdict = one.verdict if ("verdict", one.target) not in seen else ""
        comment = one.comment if ("comment", one.target) not in seen else ""
        seen |= {(part, one.target) for part in ("verdict", "comment") if getattr(one, part)}
        if verdict or comment:
            held.append(replace(one, verdict=verdict, comment=comment))
    return tuple(reversed(held))


def reviewed_score(events: Iterable[EventRow]) -> ReviewedScore | None:
    """The score with the verdicts so far; None while nobody has given one."""
    return score_in([one.payload for one in events if one.kind == REVIEWED])


def score_in(payloads: Sequence[Payload]) -> ReviewedScore | None:
    """As `reviewed_score`, from the payloads of the reviews."""
    kept = next((one["score"] for one in reversed(payloads) if one["score"]), None)
    if kept is None:
        return None
    verdicts = [one for one in in_force([review_from(one) for one in payloads]) if one.verdict]
    return ReviewedScore(
        by=tuple(dict.fromkeys(one.by for one in verdicts)),
        when=verdicts[-1].when,
        overall=kept["overall"],
        first=kept["first"],
        changes=tuple(SkillChange(**one) for one in kept["changes"]),
        title=kept["judged_by"]["title"],
    )
