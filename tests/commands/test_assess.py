"""`firstcall assess`, line by line."""

from __future__ import annotations

import json

from simulator.practice.desk import Desk
from tests.commands.conftest import Run


def test_a_piped_assessment_is_handed_in_at_its_end(run: Run, desk: Desk) -> None:
    """One answer a line, the result as one object."""
    told = run("assess", "--json", stdin="say sorry\n" * len(desk.questions))
    assert told.exit_code == 0
    row = json.loads(told.stdout)
    assert len(row["reviews"]) == len(desk.questions)
    assert row["pass_mark"] == 70


def test_one_can_go_back_leave_and_go_on(run: Run, desk: Desk) -> None:
    """/back changes an answer, /quit keeps everything, --resume goes on where it was."""
    run("assess", stdin="first\n/back\nsecond\n/quit\n")
    (overview,) = desk.store.history()
    answers = [row for row in desk.store.events(overview.session.id) if row.kind == "answered"]
    assert [row.payload["text"] for row in answers] == ["first", "second"]
    assert f"assess --resume {overview.session.id}" in run("history").stdout
    told = run("assess", "--resume", overview.session.id, stdin="/handin\n")
    assert "the pass mark is 70" in told.stdout
    assert "You: second" in run("show", overview.session.id).stdout


def test_a_wrong_word_is_told_and_nothing_is_lost(run: Run) -> None:
    """Unknown words, numbers out of reach and a call's id each get one sentence."""
    told = run("assess", stdin="/bakc\n/go 99\n/quit\n")
    assert "There is no /bakc" in told.stderr
    assert "/go takes the number" in told.stderr
    assert run("assess", "--resume", "nope").exit_code == 1
    assert run("assess", "--pass-mark", "0").exit_code == 2
