"""A trainer's review and later scores on the debrief, beside what was scored first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from simulator.practice.debriefing import Debriefing
from simulator.practice.later import SkillChange
from simulator.practice.review_words import day, score_words, trainer, verdict_words
from simulator.practice.reviews import Review
from simulator.terminal.literal import literal


def review_content(one: Review, indent: str = "", *, about: str = "") -> Content:
    """Who said what of a finding, a reply or the call; `about` names it where it stands apart."""
    what = f" on {about}" if about else ""
    said = [part for part in (verdict_words(one), one.comment) if part]
    who = literal(f"{indent}{trainer(one)}{what}: ", "bold $strong")
    return Content.assemble(who, literal(". ".join(said)))


def margin_contents(reviews: Iterable[Review], place: int) -> list[Content]:
    """The notes in the margin of the turn at `place`: on its findings, then on the reply."""
    here = sorted((one for one in reviews if one.turn == place), key=lambda one: one.on == "reply")
    return [review_content(one, about=f"“{one.what}”" if one.what else "") for one in here]


def noted_content(one: Review) -> Content:
    """What was said, where what it is on is not shown beside it."""
    about = {"reply": f"reply {one.number}", "finding": f"“{one.what}”"}.get(one.on, "")
    return review_content(one, about=about)


def score_contents(told: Debriefing) -> Iterator[Content]:
    """The later scores of the whole beside the first one."""
    for later in told.later:
        words = (
            f"{later.overall} of 100, {later.level.lower()} (first: {later.first}),"
            f" by {later.title}, {day(later.when)} UTC"
        )
        yield Content.assemble(("Scored again: ", "bold"), literal(words))
    if told.reviewed is not None:
        who, _, score = score_words(told.reviewed).partition(": ")
        yield Content.assemble(literal(f"{who}: ", "bold $strong"), literal(score))


def skill_contents(told: Debriefing, skill: str) -> Iterator[Content]:
    """The later scores of one skill, where they differ from the first one."""
    for later in told.later:
        for change in _of(later.changes, skill):
            yield literal(f"Scored again by {later.title}: {_score(change)}")
    if told.reviewed is not None:
        for change in _of(told.reviewed.changes, skill):
            who = literal(f"Reviewed by {' and '.join(told.reviewed.by)}: ", "bold $strong")
            yield Content.assemble(who, literal(_score(change)))


def _of(changes: Iterable[SkillChange], skill: str) -> Iterator[SkillChange]:
    return (one for one in changes if one.skill == skill)


def _score(change: SkillChange) -> str:
    now, first = (
        "not rated" if score is None else f"{score}" for score in (change.now, change.first)
    )
    return f"{now} (first: {first})"
