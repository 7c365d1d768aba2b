"""Derives a session's scorecard again from its events and compares it with the recorded one."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.engine.call import CallEnded
from simulator.engine.recording import KINDS, from_payload
from simulator.practice.canonical import canonical_json
from simulator.practice.desk import Desk
from simulator.practice.finding import NotFound, find_persona, find_scenario
from simulator.practice.folding import Fold
from simulator.practice.started import NAMES, differing, fingerprints
from simulator.store.records import EventRow, SessionRow


@dataclass(frozen=True, slots=True)
class Replay:
    """Two scorecards as canonical JSON: the recorded one and the one of today's files.

    `equal` is true when they are the same byte for byte. `why` explains: what changed since, or
    why one of them is missing (then it is empty).
    """

    first: str
    again: str
    equal: bool
    why: str


def replay(desk: Desk, session_id: str) -> Replay:
    """Play a session's events again, without reading any reply again, and judge them anew.

    Raises UnknownSession.
    """
    row = desk.store.session(session_id)
    rows = desk.store.events(row.id)
    first = _recorded(rows)
    changed: tuple[str, ...] = ()
    try:
        scenario = find_scenario(desk.library, row.scenario)
        persona = find_persona(desk.library, scenario, row.persona)
        changed = differing(rows[0].payload, fingerprints(desk, scenario, persona))
        fold = Fold(scenario, persona, row.seed).take_all(
            from_payload(kept.kind, kept.at, kept.payload) for kept in rows if kept.kind in KINDS
        )
    except NotFound as missing:
        return Replay(first, "", False, str(missing))
    except (CallEnded, KeyError):
        return Replay(first, "", False, _cannot(changed))
    again = canonical_json(desk.scoring.judge(fold.transcript(desk.scoring.signals)))
    return Replay(first, again, first == again, _why(row, first, again, changed))


def _recorded(rows: tuple[EventRow, ...]) -> str:
    ended = next((row for row in rows if row.kind == "ended"), None)
    return canonical_json(ended.payload["scorecard"]) if ended else ""


def _why(row: SessionRow, first: str, again: str, changed: tuple[str, ...]) -> str:
    what = " and ".join(NAMES[name] for name in changed)
    if not first:
        return (
            "This session has not been finished, so no scorecard is recorded yet."
            f" Go on with: firstcall play --resume {row.id}"
        )
    if first == again:
        if what:
            return f"The same scorecard, byte for byte, though {what} changed since."
        return "The same scorecard, byte for byte."
    if what:
        return f"The scorecard differs: {what} changed since. The recorded one stays."
    return (
        "The scorecard differs though no file changed: the program that judges it did."
        " The recorded one stays."
    )


def _cannot(changed: tuple[str, ...]) -> str:
    what = " and ".join(NAMES[name] for name in changed) or "the program"
    return f"The call cannot be played again as it was: {what} changed since. The record stays."
