"""Levels are given to every front: recorded, in plain lines, as JSON, in the rows of `score`."""

from __future__ import annotations

import json
from pathlib import Path

from simulator.commands.judges import judge_transcript
from simulator.content.scoring_data import load_rubric
from simulator.practice.canonical import plain
from simulator.practice.kept import levels_from
from simulator.practice.session import Session
from simulator.practice.summary import Summary
from simulator.printing.scorecards import recorded_lines, scorecard_lines
from tests.commands.conftest import Run, desk, run
from tests.commands.test_play_plain import PLAY, WHOLE
from tests.fakes import small_desk

__all__ = ["desk", "run"]

NAMES = {level.id for level in load_rubric().levels}


def half_good(folder: Path) -> Session:
    """A call of two replies, one of which shows nothing."""
    session = Session.begin(small_desk(folder), "late-van")
    session.reply("well then now")
    session.reply("I will send another one, thanks")
    session.act("end")
    return session


def test_a_session_knows_its_levels_before_and_after_it_is_finished(tmp_path: Path) -> None:
    """What the debrief shows is what the record keeps."""
    session = half_good(tmp_path)
    levels = session.levels()
    assert (levels.call.score, levels.call.level, levels.call.next) == (50, "learner", "capable")
    summary = session.finish()
    assert summary.levels == levels
    kept = session.recorded()[-1].payload
    assert Summary.from_payload(json.loads(json.dumps(kept))).levels == levels
    assert levels_from(plain(levels)) == levels


def test_a_session_recorded_without_levels_is_still_read(tmp_path: Path) -> None:
    """Its summary has none, and its lines show none."""
    session = half_good(tmp_path)
    session.finish()
    bare = {key: value for key, value in session.recorded()[-1].payload.items() if key != "levels"}
    summary = Summary.from_payload(bare)
    assert summary.levels is None
    lines = list(scorecard_lines(summary.scorecard, summary.standouts, summary.levels))
    assert lines[0] == "Overall: 50 of 100"


def test_plain_lines_say_the_level_and_the_way_up(tmp_path: Path) -> None:
    """Of the call and of each skill, at the debrief and when it is shown again from the record."""
    session = half_good(tmp_path)
    lines = list(scorecard_lines(session.scorecard(), session.standouts(), session.levels()))
    assert lines[0] == "Overall: 50 of 100, learner"
    assert lines[1].startswith("  > 10 points more make the call capable (60):")
    place = lines.index("Gratitude: 50, learner")
    assert "“said nothing” where it was missed" in lines[place + 1]
    session.finish()
    assert set(lines) <= set(recorded_lines(session.recorded()))


def test_json_lines_have_a_row_of_levels(run: Run) -> None:
    """Beside the scorecard and the measures; the last event holds them too."""
    rows = [json.loads(line) for line in run(*PLAY, "--json", stdin=WHOLE).stdout.splitlines()]
    (levels,) = [row for row in rows if row["kind"] == "levels"]
    assert levels["call"]["level"] in NAMES
    (ended,) = [row for row in rows if row["kind"] == "ended"]
    assert ended["levels"]["call"] == levels["call"]


def test_rows_of_score_have_levels() -> None:
    """The whole call and each skill that was scored, with turns as the row counts them."""
    turns = [
        {"speaker": "customer", "text": "My van never came and I am furious!"},
        {"speaker": "agent", "text": "[looks up order] Calm down. I will send another van now."},
    ]
    row = judge_transcript({"id": 1, "turns": turns})
    assert row["level"]["id"] in NAMES
    assert row["level"]["words"].startswith(f"{row['level']['short']} points more")
    for skill in row["skills"].values():
        assert (skill["level"] is None) == (skill["score"] is None)
    empathy = row["skills"]["empathy"]["level"]
    assert (empathy["id"], empathy["next"], empathy["at"]) == ("novice", "learner", 40)
    assert {gain["rule"] for gain in empathy["gains"]} == {"name_feeling"}
    assert {gain["turn"] for gain in empathy["gains"]} == {0}
