"""Scores finished sessions again by today's rubric, beside the first score, which is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from simulator.practice.canonical import canonical_json, plain
from simulator.practice.desk import Desk
from simulator.practice.final import FINAL, is_final
from simulator.practice.ledger import Ledger
from simulator.practice.replay import PlayedAgain, another_call, play_again
from simulator.practice.started import first_judged_by, judged_by
from simulator.practice.summary import heard_in, standouts
from simulator.store.records import EventRow, SessionRow

RESCORED = "rescored"
"""The kind of the event that a later score is kept in."""

_JUDGES = ("rubric", "procedures")


@dataclass(frozen=True, slots=True)
class Rescore:
    """What came of it for one session.

    `first` is the first score and `before` the last one recorded, None in a session that is not
    finished; `now` is the score by today's rubric, None where there can be none. `recorded` is true
    when it was kept, which it is not when it is what was recorded last. `why` says it in words.
    """

    session: str
    first: int | None
    before: int | None
    now: int | None
    recorded: bool
    why: str

    @property
    def done(self) -> bool:
        """Whether the score by today's rubric is on record."""
        return self.now is not None


def rescore_all(desk: Desk) -> Iterator[Rescore]:
    """Every finished call, the newest first, as it is done."""
    for overview in desk.store.history():
        if overview.ended is not None and not is_final(overview):
            yield rescore(desk, overview.session.id)


def rescore(desk: Desk, session_id: str) -> Rescore:
    """Judge a session's call by today's rubric and procedures and append the result to its record.

    Nothing recorded is changed, and no reply is read again. Raises UnknownSession, and OutOfStep or
    StoreFailed when the record cannot be appended to.
    """
    row = desk.store.session(session_id)
    rows = desk.store.events(row.id)
    scores = [kept.payload for kept in rows if kept.kind in ("ended", RESCORED)]
    if row.scenario == FINAL:
        return Rescore(row.id, None, None, None, False, "A final assessment: no rubric judges it.")
    if not scores:
        why = f"Not finished yet. Go on with: firstcall play --resume {row.id}"
        return Rescore(row.id, None, None, None, False, why)
    first, last = scores[0]["overall"], scores[-1]
    played = play_again(desk, row, rows)
    refusal = _refusal(played)
    if played.fold is None or refusal:
        return Rescore(row.id, first, last["overall"], None, False, refusal)
    payload = _payload(desk, played)
    if _same(last, payload, rows):
        why = f"{payload['overall']} by {payload['judged_by']['title']}, as recorded."
        return Rescore(row.id, first, last["overall"], payload["overall"], False, why)
    ledger = Ledger(desk.store, desk.clock, row)
    ledger.go_on_from(rows[-1])
    ledger.keep(RESCORED, payload, rows[-1].at)
    return _kept(row, first, last, payload)


def _refusal(played: PlayedAgain) -> str:
    """Why a call cannot be judged as it was; a customer who would say other words is another's."""
    if played.fold is None:
        return played.why
    what = another_call(played)
    return f"Not scored again: {what} changed since, so it would be another call." if what else ""


def _payload(desk: Desk, played: PlayedAgain) -> dict[str, Any]:
    assert played.fold is not None
    transcript = played.fold.transcript(desk.scoring.signals)
    card = desk.scoring.judge(transcript)
    return {
        "scored": desk.clock.utc(),
        "version": version("firstcall"),
        "judged_by": judged_by(desk),
        "overall": card.overall,
        "scorecard": plain(card),
        "levels": plain(desk.scoring.levels(transcript, card)),
        "standouts": plain(standouts(card, desk.scoring.worth, heard_in(transcript))),
    }


def _same(last: Mapping[str, Any], now: Mapping[str, Any], rows: Sequence[EventRow]) -> bool:
    judges = last.get("judged_by") or first_judged_by(rows)
    by_same = all(judges.get(name) == now["judged_by"][name] for name in _JUDGES)
    return by_same and canonical_json(last["scorecard"]) == canonical_json(now["scorecard"])


def _kept(
    row: SessionRow, first: int, last: Mapping[str, Any], payload: Mapping[str, Any]
) -> Rescore:
    now = payload["overall"]
    before = "" if last["overall"] == first else f", {last['overall']} the last time"
    title = payload["judged_by"]["title"]
    why = f"{first} at first{before}; {now} by {title}. The earlier scores stay."
    return Rescore(row.id, first, last["overall"], now, True, why)
