"""Every scenario with every persona that may play it: real replies reach a good and a bad end."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.library import load_library
from tests.played import TRANSCRIPTS, play, read_transcript, transcript_files

LIBRARY = load_library(None)
PAIRS = [
    (scenario.id, persona)
    for scenario in LIBRARY.scenarios.values()
    for persona in scenario.personas
]


@pytest.mark.parametrize(
    "path", transcript_files(), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_transcript_reaches_its_end(path: Path) -> None:
    """The replies of the transcript lead to the outcome, and the mood, that it says."""
    transcript = read_transcript(path)
    played = play(LIBRARY, transcript)
    expected = transcript["expect"]
    outcome = played.call.outcome
    assert outcome is not None, played.story()
    assert (outcome.id, outcome.kind) == (expected["outcome"], expected["kind"]), played.story()
    if "heat" in expected:
        assert played.responses[-1].heat in expected["heat"], played.story()


@pytest.mark.parametrize(("scenario", "persona"), PAIRS)
@pytest.mark.parametrize("kind", ["good", "bad"])
def test_every_pair_has_both_ends(scenario: str, persona: str, kind: str) -> None:
    """A good and a bad transcript exist for each customer that the program offers."""
    found = [read_transcript(path) for path in (TRANSCRIPTS / scenario).glob(f"{persona}-*.yaml")]
    assert any(
        transcript["persona"] == persona and transcript["expect"]["kind"] == kind
        for transcript in found
    )


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
