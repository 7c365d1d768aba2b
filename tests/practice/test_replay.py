"""The same call always scores the same, and a difference is explained."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.scorecard import Scorecard
from scoring.transcript import Transcript
from simulator.engine.conditions import When
from simulator.engine.scenario import Move
from simulator.practice.replay import replay
from simulator.practice.session import Session
from tests.fakes import LATE, SmallLibrary, WordScoring, small_desk
from tests.practice.test_session import to_the_end

SHORTER = replace(
    LATE,
    stages={
        **LATE.stages,
        "opening": replace(
            LATE.stages["opening"], goes=(Move(When(shows=("solution",)), "resolved"),)
        ),
    },
)
"""The same call, over one reply earlier."""


class Stricter(WordScoring):
    """A rubric under which nothing earns anything."""

    def judge(self, transcript: Transcript) -> Scorecard:
        """No points for anybody."""
        return Scorecard(0, (), ())


def finished(folder: Path) -> str:
    """The id of a finished session in `folder`."""
    desk = small_desk(folder)
    session = to_the_end(Session.begin(desk, "late-van"))
    session.act("note", "Van sent.")
    session.finish()
    desk.close()
    return session.id


def test_a_finished_session_scores_the_same_again(tmp_path: Path) -> None:
    """Derived again from the events, the scorecard is the recorded one, byte for byte."""
    again = replay(small_desk(tmp_path), finished(tmp_path))
    assert again.equal
    assert again.first == again.again
    assert json.loads(again.first)["overall"] == 100
    assert "byte for byte" in again.why


def test_a_replay_reads_no_reply_again(tmp_path: Path) -> None:
    """What was read stays with the event; a new reader changes no old score."""
    session_id = finished(tmp_path)
    desk = small_desk(tmp_path)
    desk.reader.read = None  # type: ignore[method-assign, assignment]
    assert replay(desk, session_id).equal


def test_a_changed_rubric_is_named(tmp_path: Path) -> None:
    """A different scorecard comes with its reason; the recorded one stays."""
    session_id = finished(tmp_path)
    again = replay(
        small_desk(tmp_path, scoring=Stricter(rubric_fingerprint="rubric-2")), session_id
    )
    assert not again.equal
    assert json.loads(again.first)["overall"] == 100
    assert json.loads(again.again)["overall"] == 0
    assert "the rubric changed since" in again.why


def test_a_changed_program_is_named(tmp_path: Path) -> None:
    """When no file changed, it is the program itself."""
    again = replay(small_desk(tmp_path, scoring=Stricter()), finished(tmp_path))
    assert "no file changed" in again.why


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (replace(LATE, briefing="New words."), "though the scenario changed since"),
        (SHORTER, "cannot be played again"),
        (replace(LATE, id="other-van"), "no scenario 'late-van'"),
    ],
)
def test_a_changed_scenario_is_named(tmp_path: Path, scenario: object, why: str) -> None:
    """Changed in words, changed in plot, or gone: each is said."""
    desk = small_desk(tmp_path, SmallLibrary(scenario))  # type: ignore[arg-type]
    assert why in replay(desk, finished(tmp_path)).why


def test_an_unfinished_session_has_nothing_to_compare(tmp_path: Path) -> None:
    """It says how to go on."""
    desk = small_desk(tmp_path)
    session = Session.begin(desk, "late-van")
    again = replay(desk, session.id)
    assert (again.first, again.equal) == ("", False)
    assert f"play --resume {session.id}" in again.why
