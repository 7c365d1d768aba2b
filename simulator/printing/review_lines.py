"""A trainer's review in plain lines: the sheet to work on, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn
from simulator.engine.events import Acted
from simulator.practice.canonical import plain
from simulator.practice.folding import described
from simulator.practice.review_words import day, score_words, trainer, verdict_words
from simulator.practice.reviewing import Numbered, Sheet
from simulator.practice.reviews import Review, in_force, reviewed_score, reviews_in
from simulator.practice.words import visible
from simulator.printing.later_scores import change_lines
from simulator.printing.safe import one_line
from simulator.printing.scorecards import VERDICTS, short
from simulator.store.records import EventRow

SIGNS = "+ met  ~ late  - missed  ! fault"


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """Every reply with what was said before it, and its findings by number; then what a trainer has
    said of it all."""
    yield from _head(sheet)
    places = sorted({*sheet.replies, *(one.turn for one in sheet.findings)})
    by_place = {
        place: list(found)
        for place, found in groupby(
            sorted(sheet.findings, key=lambda one: (one.turn, one.number)), key=lambda one: one.turn
        )
    }
    before = 0
    for place in places:
        yield ""
        yield from _turns(sheet, before, place)
        before = place + 1
        yield from _on(sheet, "reply", _reply_number(sheet, place))
        for one in by_place.get(place, []):
            yield _finding(sheet, one)
            yield from _on(sheet, "finding", one.number)
    yield from _turns(sheet, before, len(sheet.told.turns) - 1)
    yield ""
    yield f"The whole call: {sheet.card.overall} of 100"
    yield from _on(sheet, "call", 0)
    if sheet.score is not None:
        yield one_line(score_words(sheet.score))
        yield from change_lines(sheet.score.changes)


def _head(sheet: Sheet) -> Iterator[str]:
    row = sheet.row
    who = f", played by {one_line(row.trainee)}" if row.trainee else ""
    when = f"{day(row.started)} (UTC), {row.mode}"
    yield f"Session {row.id}: {one_line(sheet.title)}, {one_line(row.persona)}{who}, {when}"
    yield f"Findings by number: {SIGNS}"


def _turns(sheet: Sheet, start: int, place: int) -> Iterator[str]:
    for at in range(start, min(place + 1, len(sheet.told.turns))):
        turn = sheet.told.turns[at]
        if isinstance(turn, ActionTurn):
            yield f"({one_line(described(Acted(0, turn.action, turn.detail)))})"
        elif isinstance(turn, CustomerTurn):
            yield f"{one_line(sheet.customer)}: {_indented(turn.text)}"
        elif isinstance(turn, AgentTurn):
            number = _reply_number(sheet, at)
            yield f"Reply {number}: {_indented(turn.text)}"


def _indented(text: str) -> str:
    return visible(text).replace("\n", "\n  ")


def _reply_number(sheet: Sheet, place: int) -> int:
    return sheet.replies.index(place) + 1 if place in sheet.replies else 0


def _finding(sheet: Sheet, one: Numbered) -> str:
    found = one.finding
    fatal = ", fatal" if found.fatal else ""
    parts = [f"{one_line(sheet.names[found.skill])}: {one_line(found.what)}"]
    if found.words:
        parts.append(f"“{short(found.words)}”")
    parts.append(f"({found.points:+.0f}{fatal})")
    return f"  {one.number:>3} {VERDICTS[found.verdict]} {' '.join(parts)}"


def _on(sheet: Sheet, on: str, number: int) -> Iterator[str]:
    for one in sheet.held:
        if (one.on, one.number) == (on, number) and (number or on == "call"):
            yield f"      {note_line(one)}"


def note_line(one: Review) -> str:
    """Who said what of it, and when, on one line."""
    said = one_line(f"{trainer(one)} ({day(one.when)}): {verdict_words(one)}")
    return f"{said} “{one_line(one.comment)}”" if one.comment else said


def taken_line(one: Review) -> str:
    """That a review was taken, and on what."""
    what = {"finding": f"finding {one.number}", "reply": f"reply {one.number}"}.get(
        one.on, "the whole call"
    )
    about = f", {one_line(one.what)}," if one.what else ""
    said = verdict_words(one)
    return f"Kept: {what}{about} {said}." if said else f"Kept: a comment on {what}."


def review_lines(events: Iterable[EventRow]) -> Iterator[str]:
    """What trainers said of a session, from its record alone: the score beside the first one, then
    each verdict and comment; nothing for a session that nobody has reviewed."""
    kept = tuple(events)
    held, score = in_force(reviews_in(kept)), reviewed_score(kept)
    if not held:
        return
    yield ""
    yield "Trainer's review"
    if score is not None:
        yield f"{one_line(score_words(score))}. The first score stays."
        yield from change_lines(score.changes)
    for one in sorted(held, key=_in_call):
        yield f"  {_where(one)} · {note_line(one)}"


def _in_call(one: Review) -> tuple[bool, int, int]:
    return (one.on == "call", one.turn or 0, one.number)


def _where(one: Review) -> str:
    if one.on == "call":
        return "The whole call"
    if one.on == "reply":
        return f"Reply {one.number}"
    reply = f", reply {one.reply}" if one.reply else ""
    sign = VERDICTS[one.was]
    return f"Finding {one.number}{reply}: {sign} {one_line(one.skill)}, {one_line(one.what)}"


def sheet_row(sheet: Sheet) -> dict[str, Any]:
    """The sheet as one JSON object; `reviews` has those that later ones replaced, `held` not."""
    return {
        **plain(sheet.row),
        "first": sheet.card.overall,
        "reviewed": plain(sheet.score),
        "findings": [
            {"number": one.number, "reply": one.reply, **plain(one.finding)}
            for one in sheet.findings
        ],
        "replies": [
            {"number": number, "turn": place, "text": getattr(sheet.told.turns[place], "text", "")}
            for number, place in enumerate(sheet.replies, 1)
        ],
        "held": plain(sheet.held),
        "reviews": plain(sheet.reviews),
    }
