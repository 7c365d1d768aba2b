"""Every scenario with every persona that may play it: real replies reach a good and a bad end, and
what a call is worth is what such a call should be."""

from __future__ import annotations

import pytest

from scoring.levels import level_of
from simulator.content.files import SourceFile
from simulator.workbench.trial_words import trial_lines
from simulator.workbench.trying import read_script
from tests.examples import LIBRARY, SCORING
from tests.played import FILES, NAMES, PAIRS, tried

LEVELS = {
    "good": ("skilled", "expert"),
    "average": ("learner", "capable"),
    "bad": ("novice",),
}
"""The levels that a call of each kind reaches, of the five from novice to expert."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.shown)
def test_transcript_reaches_its_end_and_its_level(file: SourceFile) -> None:
    """The replies of the transcript lead to the outcome, and the mood, that it says. Full skill
    ends in the two levels at the top, brusqueness in the lowest, the rest between."""
    trial = tried(file.shown)
    assert trial.passed, "\n".join(trial_lines(trial))
    how = file.id.rpartition("-")[2]
    if how in LEVELS:
        assert trial.play is not None
        overall = trial.play.scorecard.overall
        assert level_of(overall, SCORING.rubric.levels).id in LEVELS[how], overall


def test_every_pair_has_calls_of_each_kind() -> None:
    """A good, an average and a bad transcript exist for each customer that the program offers, in
    the folder of the scenario; there is a good and a bad end among them."""
    ends, kinds = set(), set()
    for file in FILES:
        script, problems = read_script(file, NAMES)
        assert script is not None, problems
        assert file.shown.split("/")[1] == script.scenario
        ended = [one.value for one in script.expect if one.key == "kind"]
        ends |= {(script.scenario, script.persona, kind) for kind in ended}
        kinds.add((script.scenario, file.id))
    assert {(*pair, kind) for pair in PAIRS for kind in ("good", "bad")} <= ends
    assert {(scenario, f"{who}-{how}") for scenario, who in PAIRS for how in LEVELS} <= kinds


def test_there_are_enough() -> None:
    """Four personas, five scenarios or more, one a channel at least, five industries."""
    scenarios = LIBRARY.scenarios.values()
    assert len(LIBRARY.personas) >= 4
    assert {scenario.channel for scenario in scenarios} == {
        "phone",
        "chat",
        "email",
        "social",
        "in_person",
    }
    assert len({scenario.industry for scenario in scenarios}) >= 5
    assert all(len(scenario.personas) >= 2 for scenario in scenarios)
