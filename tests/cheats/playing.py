"""Calls played as a trainee would, in every shipped scenario, with one reader for all of them."""

from __future__ import annotations

from functools import cache

from scoring.transcript import Result
from simulator.content.read_transcript import TranscriptFile
from simulator.workbench.playing import Play
from simulator.workbench.trying import read_script
from simulator.workbench.walk_report import PASS_MARK
from tests.examples import LIBRARY, SCORING
from tests.played import FILES, NAMES, reader


def new_play(scenario: str, persona: str, seed: int = 1) -> Play:
    """A call about to begin."""
    cast = LIBRARY.scenarios[scenario], LIBRARY.personas[persona]
    return Play(*cast, seed, SCORING, reader())


def result_of(play: Play) -> Result | None:
    """How the call ended; None while it is open."""
    outcome = play.call.outcome
    return outcome.kind if outcome else None


def passes(play: Play) -> bool:
    """Whether a call ends well with enough points, as `firstcall walk` has it."""
    return result_of(play) == "good" and play.scorecard.overall >= PASS_MARK


@cache
def scripts() -> dict[str, TranscriptFile]:
    """The shipped transcripts, each under `scenario/persona-how`."""
    found = {}
    for file in FILES:
        script, problems = read_script(file, NAMES)
        assert script is not None, problems
        found[f"{script.scenario}/{file.id}"] = script
    return found
