"""What the first event of a session holds: all that the score depends on, by fingerprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.mistakes import Mistake
from simulator.practice.canonical import fingerprint
from simulator.practice.desk import Desk
from simulator.store.records import EventRow, Payload, SessionRow

NAMES = {
    "scenario": "the scenario",
    "persona": "the persona",
    "rubric": "the rubric",
    "procedures": "the procedures",
    "reader": "the reader of replies",
    "marker": "the marker of answers",
}
"""What a fingerprint is of, in words."""


class Changed(Mistake):
    """A recorded call cannot go on, as its scenario or persona is no longer what it was."""


def started_payload(
    desk: Desk, row: SessionRow, scenario: Scenario, persona: Persona
) -> dict[str, Any]:
    """The payload of `started`: the session's terms and the fingerprints of what judges it."""
    return {
        "scenario": row.scenario,
        "persona": row.persona,
        "seed": row.seed,
        "mode": row.mode,
        "trainee": row.trainee,
        "started": row.started,
        "version": version("firstcall"),
        "fingerprints": fingerprints(desk, scenario, persona),
    }


def fingerprints(desk: Desk, scenario: Scenario, persona: Persona) -> dict[str, str]:
    """The fingerprints of today, by the keys of `NAMES`."""
    return {
        "scenario": fingerprint(scenario),
        "persona": fingerprint(persona),
        "rubric": desk.scoring.rubric_fingerprint,
        "procedures": desk.scoring.procedures_fingerprint,
        "reader": desk.reader.fingerprint,
        "marker": desk.marker.fingerprint,
    }


def judged_by(desk: Desk) -> dict[str, str]:
    """What a scorecard is made by today, and its name in words (`title`)."""
    return {
        "rubric": desk.scoring.rubric_fingerprint,
        "procedures": desk.scoring.procedures_fingerprint,
        "title": desk.scoring.rubric_title,
    }


def first_judged_by(rows: Sequence[EventRow]) -> dict[str, Any]:
    """The fingerprints behind a session's first score: of the files it began with, and of what
    judged it in the end, where that is recorded."""
    ended = next((row.payload for row in rows if row.kind == "ended"), {})
    return {**rows[0].payload["fingerprints"], **ended.get("judged_by", {})}


def differing(then: Mapping[str, Any], now: Mapping[str, str]) -> tuple[str, ...]:
    """The keys whose fingerprints differ between then and today."""
    return tuple(name for name in NAMES if then.get(name) != now[name])


def check_unchanged(
    row: SessionRow, started: Payload, scenario: Scenario, persona: Persona
) -> None:
    """Raises Changed when the customer would no longer answer as it did."""
    before = started["fingerprints"]
    now = {"scenario": fingerprint(scenario), "persona": fingerprint(persona)}
    changed = [NAMES[name] for name in now if before.get(name) != now[name]]
    if changed:
        raise Changed(
            f"Session {row.id} cannot go on: {' and '.join(changed)} changed since it began."
            f" Start a new one with: firstcall play {row.scenario} --persona {row.persona}"
        )
