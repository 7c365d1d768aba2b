"""A call that was played, written down as a transcript that expects what came."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from simulator.content.files import ENDING
from simulator.content.read_transcript import Expected, Step, TranscriptFile
from simulator.content.scene_names import OVERALL
from simulator.content.transcript_files import FOLDER
from simulator.engine.events import Acted, Event, Replied, Waited
from simulator.mistakes import Mistake
from simulator.practice.desk import Scoring
from simulator.workbench.playing import SECONDS_A_STEP, Play
from simulator.workbench.trying import take

ROOM = 10
"""How far the overall score may move before a recorded transcript says so, in points of 100."""


class AlreadyThere(Mistake):
    """A file that would be written over."""


def recorded(play: Play) -> TranscriptFile:
    """The transcript of a played call: after each step what the customer said and felt and where
    the plot stood, at the end the outcome and the score, give or take `ROOM`."""
    steps = tuple(
        _step(
            taken.event,
            _expected(
                stage=taken.response.stage,
                mood=taken.response.mood,
                says=(" | ".join(taken.response.says),) if taken.response.says else None,
                outcome=taken.response.outcome,
            ),
        )
        for taken in play.taken
    )
    return TranscriptFile(
        path="",
        scenario=play.scenario.id,
        persona=play.persona.id,
        seed=play.seed,
        steps=steps,
        expect=_at_end(play),
    )


def played_again(play: Play, events: Iterable[Event], scoring: Scoring) -> Play:
    """The call of `play`'s scenario, persona and seed with the same words and deeds, read and timed
    as a transcript is: a step takes 20 seconds and a longer hold is a silence in between."""
    again = Play(play.scenario, play.persona, play.seed, scoring)
    at = 0
    for event in events:
        step = _step(event, ())
        waited = (event.at - at) // 1000
        if again.call.state.on_hold and not step.wait and waited > 2 * SECONDS_A_STEP:
            again.wait(waited - SECONDS_A_STEP)
        take(again, step)
        at = event.at
    return again


def new_file(home: Path, scenario: str, name: str) -> Path:
    """A path for a new transcript in the folder of its scenario, not yet taken."""
    folder = home / FOLDER / scenario
    names = (f"{name}{tail}{ENDING}" for tail in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(folder / one for one in names if not (folder / one).exists())


def save_new(path: Path, text: str) -> None:
    """Write a new file and the folders it needs. Raises AlreadyThere and Mistake in words."""
    if path.exists():
        raise AlreadyThere(f"{path} is there already, expected a new name for --to")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise Mistake(f"Cannot write {path}: {(error.strerror or str(error)).lower()}.") from error


def _at_end(play: Play) -> tuple[Expected, ...]:
    state, outcome = play.call.state, play.call.outcome
    overall = play.scorecard.overall
    return _expected(
        outcome=state.outcome,
        kind=outcome.kind if outcome else "",
        stage=state.stage,
        mood=state.mood,
        at_least={OVERALL: max(0, overall - ROOM)},
        at_most={OVERALL: min(100, overall + ROOM)},
        faults=tuple(sorted(_rules(play, "fault"))) or None,
        fatal=tuple(sorted({finding.rule for finding in play.scorecard.fatal})),
    )


def _rules(play: Play, verdict: str) -> set[str]:
    findings = (finding for skill in play.scorecard.skills for finding in skill.findings)
    return {finding.rule for finding in findings if finding.verdict == verdict}


def _step(event: Event, expect: tuple[Expected, ...]) -> Step:
    if isinstance(event, Acted):
        return Step(0, act=event.action, detail=event.detail, expect=expect)
    if isinstance(event, Waited):
        return Step(0, wait=event.seconds, expect=expect)
    interrupts = isinstance(event, Replied) and event.heard == 0
    return Step(0, reply=event.text, interrupts=interrupts, expect=expect)


def _expected(**values: Any) -> tuple[Expected, ...]:
    """Expectations for a transcript that is written; those that say nothing are left out."""
    kept = {key: value for key, value in values.items() if value not in (None, "")}
    return tuple(Expected(key, value, 0) for key, value in kept.items())
