"""Derives a session's scorecard again from its events and compares it with the recorded ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.call import CallEnded
from simulator.engine.recording import KINDS, from_payload
from simulator.practice.canonical import canonical_json
from simulator.practice.desk import Desk
from simulator.practice.finding import NotFound, find_persona, find_scenario
from simulator.practice.folding import Fold
from simulator.practice.started import NAMES, differing, fingerprints, first_judged_by
from simulator.store.records import EventRow, SessionRow


@dataclass(frozen=True, slots=True)
class Replay:
    """Scorecards as canonical JSON: the recorded one and the one of today's files.

    `equal` is true when they are the same byte for byte. `why` explains: what changed since, or
    why one of them is missing (then it is empty). `later` is the last one that `rescore` recorded,
    empty where there is none; `later_equal` tells whether today's is the same as that.
    """

    first: str
    again: str
    equal: bool
    why: str
    later: str = ""
    later_equal: bool = False


@dataclass(frozen=True, slots=True)
class PlayedAgain:
    """A recorded call played again. `fold` is None where it cannot be, and `why` says so; `changed`
    are the keys of `started.NAMES` that are no longer what the first score was made with."""

    fold: Fold | None
    changed: tuple[str, ...] = ()
    why: str = ""


def play_again(desk: Desk, row: SessionRow, rows: Sequence[EventRow]) -> PlayedAgain:
    """Play the events of a session by today's files, without reading any reply again."""
    changed: tuple[str, ...] = ()
    try:
        scenario = find_scenario(desk.library, row.scenario)
        persona = find_persona(desk.library, scenario, row.persona)
        changed = differing(first_judged_by(rows), fingerprints(desk, scenario, persona))
        fold = Fold(scenario, persona, row.seed).take_all(
            from_payload(kept.kind, kept.at, kept.payload) for kept in rows if kept.kind in KINDS
        )
    except NotFound as missing:
        return PlayedAgain(None, (), str(missing))
    except (CallEnded, KeyError):
        return PlayedAgain(None, changed, _cannot(changed))
    return PlayedAgain(fold, changed)


def another_call(played: PlayedAgain) -> str:
    """What makes it another call now, as the customer would say other words; empty for none."""
    return words_for([name for name in played.changed if name in ("scenario", "persona")])


def replay(desk: Desk, session_id: str) -> Replay:
    """Play a session's events again and judge them anew. Raises UnknownSession."""
    row = desk.store.session(session_id)
    rows = desk.store.events(row.id)
    first, later = _recorded(rows, "ended"), _recorded(rows, "rescored")
    played = play_again(desk, row, rows)
    if played.fold is None:
        return Replay(first, "", False, played.why, later)
    again = canonical_json(desk.scoring.judge(played.fold.transcript(desk.scoring.signals)))
    why = _why(row, first, again, played.changed)
    if later:
        same = "the same, byte for byte" if later == again else "another one again"
        why = f"{why} The score recorded since is {same}."
    return Replay(first, again, first == again, why, later, bool(later) and later == again)


def _recorded(rows: Sequence[EventRow], kind: str) -> str:
    """The last scorecard that an event of a kind holds."""
    kept = [row.payload for row in rows if row.kind == kind]
    cards = [payload["scorecard"] for payload in kept if "scorecard" in payload]
    return canonical_json(cards[-1]) if cards else ""


def _why(row: SessionRow, first: str, again: str, changed: tuple[str, ...]) -> str:
    what = words_for(changed)
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
    what = words_for(changed) or "the program"
    return f"The call cannot be played again as it was: {what} changed since. The record stays."


def words_for(changed: Sequence[str]) -> str:
    """Keys of `started.NAMES` in words, such as "the rubric and the procedures"."""
    return " and ".join(NAMES[name] for name in changed)
