"""A trainer reviews a finished session: sees every finding by its number, overrules, comments.

What she says is appended to the record; the first score stays, and the one with her verdicts is
kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, TypeVar, cast

from scoring.overruling import Ruling, numbered, rulings_for
from scoring.scorecard import Finding, Scorecard
from scoring.transcript import AgentTurn, Transcript
from simulator.mistakes import Mistake
from simulator.practice.canonical import plain
from simulator.practice.desk import Desk
from simulator.practice.final import FINAL
from simulator.practice.finding import NotFound, nearest
from simulator.practice.kept import scorecard_from
from simulator.practice.later import Rated, changes_between
from simulator.practice.ledger import Ledger
from simulator.practice.moments import reply_behind
from simulator.practice.replay import another_call, play_again
from simulator.practice.reviews import (
    REVIEWED,
    On,
    Review,
    ReviewedScore,
    in_force,
    review_from,
    reviewed_score,
    reviews_in,
)
from simulator.practice.started import judged_by
from simulator.practice.words import LONGEST_DETAIL, Refused, clean_detail, clean_text
from simulator.store.records import EventRow, SessionRow

One = TypeVar("One")

VERDICTS: tuple[Ruling, ...] = ("stands", "does-not", "meets")


class NotReviewable(Mistake):
    """The session of that id has no findings to review; the text says why."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding of the first scorecard. `turn` is the place of the reply behind it, or of the
    action that it is about; `reply` the number of that reply, from 1, and 0 for an action."""

    number: int
    finding: Finding
    turn: int
    reply: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished session as a trainer reviews it. `replies` are the places of the replies in the
    transcript, `reviews` all that was said so far, `names` those of the skills by their ids."""

    row: SessionRow
    title: str
    customer: str
    card: Scorecard
    told: Transcript
    findings: tuple[Numbered, ...]
    replies: tuple[int, ...]
    reviews: tuple[Review, ...]
    score: ReviewedScore | None
    names: Mapping[str, str]

    @property
    def held(self) -> tuple[Review, ...]:
        """What of the reviews holds now."""
        return in_force(self.reviews)


def open_sheet(desk: Desk, session_id: str) -> Sheet:
    """The sheet of a session. Raises UnknownSession, and NotReviewable for what is not finished, is
    a final assessment, or would be another call today."""
    row = desk.store.session(session_id)
    return _sheet(desk, row, desk.store.events(row.id))


def _sheet(desk: Desk, row: SessionRow, rows: Sequence[EventRow]) -> Sheet:
    card = scorecard_from(_ended(row, rows)["scorecard"])
    played = play_again(desk, row, rows)
    changed = another_call(played)
    if played.fold is None or changed:
        why = f"{changed} changed since, so it would be another call." if changed else played.why
        raise NotReviewable(
            f"Session {row.id} cannot be reviewed any more: {why}"
            f" What was recorded is shown by: firstcall show {row.id}"
        )
    told, scenario = played.fold.transcript(desk.scoring.signals), played.fold.call.scenario
    replies = tuple(at for at, turn in enumerate(told.turns) if isinstance(turn, AgentTurn))
    return Sheet(
        row=row,
        title=scenario.title,
        customer=scenario.customer.name,
        card=card,
        told=told,
        findings=tuple(
            _placed(number, finding, told, replies)
            for number, finding in enumerate(numbered(card), 1)
        ),
        replies=replies,
        reviews=reviews_in(rows),
        score=reviewed_score(rows),
        names={skill.skill: skill.name for skill in card.skills},
    )


def _ended(row: SessionRow, rows: Sequence[EventRow]) -> Mapping[str, Any]:
    if row.scenario == FINAL:
        raise NotReviewable(f"Session {row.id} is a final assessment; calls are reviewed.")
    for kept in rows:
        if kept.kind == "ended":
            return kept.payload
    raise NotReviewable(
        f"Session {row.id} is not finished, so nothing is scored yet."
        f" It goes on with: firstcall play --resume {row.id}"
    )


def _placed(number: int, finding: Finding, told: Transcript, replies: Sequence[int]) -> Numbered:
    behind = reply_behind(finding, told)
    if behind is None:
        return Numbered(number, finding, finding.turn, 0)
    return Numbered(number, finding, behind, replies.index(behind) + 1)


def review(
    desk: Desk,
    session_id: str,
    *,
    by: str,
    finding: int | None = None,
    reply: int | None = None,
    verdict: str = "",
    comment: str = "",
) -> Review:
    """Append what a trainer says of a finding, of a reply, or with neither of the whole call.

    Raises, with nothing kept: NotFound for a number or a verdict there is not, Refused without a
    name or without anything said, what `open_sheet` raises, and OutOfStep or StoreFailed.
    """
    row = desk.store.session(session_id)
    rows = desk.store.events(row.id)
    sheet = _sheet(desk, row, rows)
    said = _said(desk, sheet, finding, reply, verdict, comment, _name(by))
    ledger = Ledger(desk.store, desk.clock, row)
    ledger.go_on_from(rows[-1])
    ledger.keep(REVIEWED, said, rows[-1].at)
    return review_from(said)


def _name(by: str) -> str:
    name = " ".join(clean_detail(by).split())
    if not name:
        raise Refused("Say who reviews, as it stands beside the review: --by NAME")
    return name


def _said(
    desk: Desk,
    sheet: Sheet,
    finding: int | None,
    reply: int | None,
    verdict: str,
    comment: str,
    by: str,
) -> dict[str, Any]:
    """The payload of a review, checked."""
    on: On = "finding" if finding is not None else "reply" if reply is not None else "call"
    number, about = 0, dict[str, Any]()
    ruling: Ruling | None = None
    if finding is not None:
        one = _at(sheet.findings, finding, "finding")
        number, about = one.number, _about(sheet, one)
        ruling = _ruling(verdict, one) if verdict.strip() else None
    elif verdict.strip():
        raise Refused("A verdict is on one finding: give its number too.")
    elif reply is not None:
        number, about = reply, {"turn": _at(sheet.replies, reply, "reply"), "reply": reply}
    if not ruling and not comment.strip():
        raise Refused("Nothing said yet: give a verdict on a finding, or a comment.")
    return {
        "reviewed": desk.clock.utc(),
        "version": version("firstcall"),
        "by": by,
        "on": on,
        "number": number,
        "about": about,
        "verdict": ruling or "",
        "comment": clean_text(comment, LONGEST_DETAIL) if comment.strip() else "",
        "score": _score(desk, sheet, number, ruling) if ruling else {},
    }


def _about(sheet: Sheet, one: Numbered) -> dict[str, Any]:
    found = one.finding
    return {
        "skill": sheet.names[found.skill],
        "what": found.what,
        "was": found.verdict,
        "turn": found.turn,
        "reply": one.reply,
    }


def _at(entries: Sequence[One], number: int, kind: str) -> One:
    if 1 <= number <= len(entries):
        return entries[number - 1]
    if not entries:
        raise NotFound(f"There is no {kind} {number}: this session has none.")
    near = 1 if number < 1 else len(entries)
    raise NotFound(
        f"There is no {kind} {number}; there are 1 to {len(entries)}. Did you mean {near}?"
    )


def _ruling(typed: str, one: Numbered) -> Ruling:
    """The verdict by its name, where it can be said of this finding."""
    wanted = "-".join(typed.lower().replace("_", " ").replace("-", " ").split())
    may = rulings_for(one.finding)
    if wanted in may:
        return wanted
    if wanted in VERDICTS:
        fault = one.finding.verdict == "fault"
        instead = "does-not takes a fault away" if fault else "stands says that it was met"
        raise NotFound(f"Finding {one.number} is {_a(one)} and cannot be met after all: {instead}.")
    near = nearest(wanted, may, most=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise NotFound(f"There is no verdict {typed.strip()!r}.{meant} There are: {', '.join(may)}.")


def _a(one: Numbered) -> str:
    return "a fault" if one.finding.verdict == "fault" else "met already"


def _score(desk: Desk, sheet: Sheet, number: int, ruling: Ruling) -> dict[str, Any]:
    """What the call comes to with all verdicts, this one among them."""
    rulings = {one.number: cast(Ruling, one.verdict) for one in sheet.held if one.verdict}
    card = desk.scoring.overrule(sheet.told, sheet.card, {**rulings, number: ruling})
    changes = changes_between(_rated(sheet.card), _rated(card))
    return {
        "first": sheet.card.overall,
        "overall": card.overall,
        "changes": plain(list(changes)),
        "judged_by": judged_by(desk),
    }


def _rated(card: Scorecard) -> Rated:
    return {one.skill: (one.name, one.score) for one in card.skills}
