"""The shipped transcripts end where such a call should: good ones high, bad ones low."""

from __future__ import annotations

from functools import cache

import pytest

from scoring.levels import level_of
from simulator.workbench.playing import Play
from simulator.workbench.trying import play_script
from tests.cheats.playing import PAIRS, SCORING, new_play, scripts

LEVELS = {
    "good": ("expert",),
    "average": ("learner", "capable"),
    "bad": ("novice",),
}
"""The levels that a call of each kind reaches, of the five from novice to expert."""


@cache
def _played(name: str) -> Play:
    script = scripts()[name]
    play = new_play(script.scenario, script.persona, script.seed)
    difference, _ = play_script(play, script)
    assert difference is None, difference
    return play


@pytest.mark.parametrize("how", LEVELS)
@pytest.mark.parametrize(("scenario", "persona"), PAIRS)
def test_a_call_reaches_its_level(scenario: str, persona: str, how: str) -> None:
    """Full skill ends in the highest level, brusqueness in the lowest, the rest between."""
    overall = _played(f"{scenario}/{persona}-{how}").scorecard.overall
    assert level_of(overall, SCORING.rubric.levels).id in LEVELS[how], overall
