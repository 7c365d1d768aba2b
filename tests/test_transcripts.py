"""Every scenario with every persona that may play it: real replies reach a good and a bad end."""

from __future__ import annotations

import pytest

from simulator.content.files import SourceFile
from simulator.content.library import load_library
from simulator.content.scene_names import names_of_library
from simulator.content.transcript_files import shipped_transcripts
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.workbench.trial_words import trial_lines
from simulator.workbench.trying import read_script, try_file

LIBRARY = load_library(None)
NAMES = names_of_library(LIBRARY)
SCORING = ShippedScoring()
FILES = shipped_transcripts()
PAIRS = [
    (scenario.id, persona)
    for scenario in LIBRARY.scenarios.values()
    for persona in scenario.personas
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.shown)
def test_transcript_reaches_its_end(file: SourceFile) -> None:
    """The replies of the transcript lead to the outcome, and the mood, that it says."""
    trial = try_file(file, LIBRARY, NAMES, SCORING)
    assert trial.passed, "\n".join(trial_lines(trial))


def test_every_pair_has_both_ends() -> None:
    """A good and a bad transcript exist for each customer that the program offers, in the folder of
    the scenario."""
    found = set()
    for file in FILES:
        script, problems = read_script(file, NAMES)
        assert script is not None, problems
        assert file.shown.split("/")[1] == script.scenario
        kinds = [one.value for one in script.expect if one.key == "kind"]
        found |= {(script.scenario, script.persona, kind) for kind in kinds}
    assert {(*pair, kind) for pair in PAIRS for kind in ("good", "bad")} <= found


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
