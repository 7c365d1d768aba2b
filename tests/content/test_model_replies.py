"""The model replies of the shipped scenarios: right, good words for their stage, enough to win."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.content.scoring_data import load_behaviours
from simulator.engine.actions import PUBLIC_POST_LIMIT
from simulator.engine.events import Replied
from simulator.engine.scenario import Scenario, Stage
from simulator.practice.model_words import models_for
from simulator.workbench.playing import Play
from tests.cheats.playing import new_play
from tests.examples import LIBRARY
from tests.played import PAIRS

SURE = 0.65
"""From which confidence on the rubric counts a fault."""

FAULTS = {one.id for one in load_behaviours().values() if one.kind == "fault"}
SCENARIOS = sorted({scenario for scenario, _ in PAIRS})
MOST_REPLIES = 20


def _next(play: Play, said: set[str], first: int) -> str | None:
    """A model reply of the stage that was not said yet, counted round from number `first`."""
    models = models_for(play.scenario, play.call.state.stage)
    return next((one for one in _from(models, first) if one not in said), None)


def _from(models: tuple[str, ...], first: int) -> Iterator[str]:
    for place in range(len(models)):
        yield models[(first + place) % len(models)]


def _played(scenario: str, persona: str, first: int) -> Iterator[tuple[Stage, Replied, Play]]:
    """A call of model replies alone: the stage of each, what was read in it, the call after it."""
    play, said = new_play(scenario, persona), set[str]()
    while not play.ended and len(said) < MOST_REPLIES:
        text = _next(play, said, first)
        assert text is not None, f"no model reply is left in {play.call.state.stage}"
        stage = play.scenario.stages[play.call.state.stage]
        said.add(text)
        play.reply(text)
        event = play.taken[-1].event
        assert isinstance(event, Replied)
        yield stage, event, play


@pytest.mark.parametrize(("scenario", "persona"), PAIRS)
def test_model_replies_win(scenario: str, persona: str) -> None:
    """Whoever says nothing but model replies brings the call to a good end, with any persona."""
    *_, (_, _, play) = _played(scenario, persona, first=0)
    assert play.call.outcome is not None
    assert play.call.outcome.kind == "good", play.call.state.outcome


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_one_does_what_its_stage_wants(scenario: str) -> None:
    """The model replies of a stage with work in it take the call on, each alone or after one
    other; all of them state nothing wrong and show no fault."""
    script = LIBRARY.scenarios[scenario]
    most = max(len(stage.model) for stage in script.stages.values())
    for first in range(most):
        stood: list[str] = []
        for stage, event, _ in _played(scenario, script.personas[0], first):
            stood.append(stage.id)
            _is_good(stage, event)
            assert stage.settled or stood.count(stage.id) <= 2, (stage.id, event.text)


def _is_good(stage: Stage, event: Replied) -> None:
    wrong = [one for one in event.stated if not one.right]
    bad = [one for one in event.shown if one.behaviour in FAULTS and one.confidence >= SURE]
    assert (wrong, bad) == ([], []), (stage.id, event.text)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_there_is_a_choice_for_every_stage(scenario: str) -> None:
    """Two to four model replies a stage, no two alike, none with a gap or too long to be sent."""
    script = LIBRARY.scenarios[scenario]
    everything: list[str] = []
    for stage in script.stages.values():
        models = models_for(script, stage.id)
        assert 2 <= len(models) <= 4, stage.id
        assert all(_room(script, stage) >= len(text) for text in models), stage.id
        everything += models
    assert len(set(everything)) == len(everything)
    assert not [text for text in everything if "{" in text or "[" in text]


def _room(script: Scenario, stage: Stage) -> int:
    public = script.channel == "social" and not stage.private
    return PUBLIC_POST_LIMIT if public else 2_000
