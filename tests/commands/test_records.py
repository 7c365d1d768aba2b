"""`history`, `show` and `replay`: what was played can be seen again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.commands import plain_play
from simulator.practice.desk import Desk
from tests.commands.conftest import Run
from tests.commands.test_play_plain import CALL, PLAY, WHOLE


@pytest.fixture
def played(run: Run) -> Run:
    """One finished session and one that was left."""
    run(*PLAY, stdin=WHOLE)
    run(*PLAY, stdin=CALL)
    return run


def test_history_lists_results_and_what_can_go_on(played: Run) -> None:
    """Newest first: the one to resume, then the one that is finished with its score."""
    heading, left, done = played("history").stdout.splitlines()
    assert heading.startswith("ID")
    assert left.startswith("session02")
    assert "play --resume session02" in left
    assert done.startswith("session01")
    assert "100 (resolved)" in done


def test_history_as_json_has_it_all(played: Run) -> None:
    """Every session with its terms, its state and its marks."""
    left, done = json.loads(played("history", "--json").stdout)
    assert (left["id"], left["finished"], left["overall"]) == ("session02", False, None)
    assert (done["outcome"], done["overall"], len(done["marks"])) == ("resolved", 100, 3)


def test_an_empty_history_says_how_to_begin(run: Run) -> None:
    """Nobody is left before a blank."""
    assert "firstcall list" in run("history").stdout
    assert json.loads(run("history", "--json").stdout) == []


def test_show_gives_the_call_and_the_result(played: Run) -> None:
    """Words, receipts, questions, answers and marks; the beginning of the id is enough."""
    text = played("show", "session01").stdout
    for part in ("You: so sorry about this", "Overall: 100 of 100", "You: first answer of mine"):
        assert part in text
    assert "Not finished" in played("show", "session02").stdout
    assert "session01, session02" in played("show", "session").stderr


def test_show_as_json_is_the_whole_record(played: Run, desk: Desk) -> None:
    """Each event as it is kept."""
    shown = json.loads(played("show", "session01", "--json").stdout)
    kept = desk.open_store().events("session01")
    assert [event["payload"] for event in shown["events"]] == [event.payload for event in kept]


def test_show_gives_no_hint_while_a_test_goes_on(run: Run) -> None:
    """How a reply was read is seen only when the test is finished."""
    run(*PLAY, "--mode", "test", stdin=CALL)
    reply = json.loads(run("show", "session01", "--json").stdout)["events"][1]
    assert set(reply["payload"]) == {"text", "heard", "chain"}
    run("play", "--resume", "session01", "--plain", stdin="one\ntwo\nthree\n")
    reply = json.loads(run("show", "session01", "--json").stdout)["events"][1]
    assert reply["payload"]["shown"]


def test_show_falls_back_on_the_record_when_the_scenario_is_gone(played: Run, desk: Desk) -> None:
    """The trainee's words and the result outlive the files they were made with."""
    desk.library.scenarios.clear()  # type: ignore[attr-defined]
    text = played("show", "session01").stdout
    assert "no scenario 'late-van'" in text
    assert "You: so sorry about this" in text
    assert "Overall: 100 of 100" in text


def test_replay_says_whether_the_score_is_the_same(played: Run) -> None:
    """The same: exit 0. Nothing to compare: exit 1, and why."""
    same = played("replay", "session01")
    assert (same.exit_code, "byte for byte" in same.stdout) == (0, True)
    both = json.loads(played("replay", "session01", "--json").stdout)
    assert both["equal"]
    assert both["first"] == both["again"]
    unfinished = played("replay", "session02")
    assert (unfinished.exit_code, "not been finished" in unfinished.stdout) == (1, True)


def test_rescore_keeps_a_later_score_beside_the_first(played: Run, desk: Desk) -> None:
    """By id or all; once recorded it is seen in `history`, `show` and `replay`."""
    same = played("rescore", "session01")
    assert (same.exit_code, same.stdout) == (0, "session01: 100 by rubric 1, as recorded.\n")
    desk.scoring.rubric_fingerprint = "rubric-2"  # type: ignore[misc]
    desk.scoring.rubric_title = "rubric 2"  # type: ignore[misc]
    (row,) = played("rescore", "--all", "--json").stdout.splitlines()
    kept = json.loads(row)
    assert (kept["session"], kept["first"], kept["now"], kept["recorded"]) == (
        "session01",
        100,
        100,
        True,
    )
    assert "100 (resolved), now 100" in played("history").stdout
    _, done = json.loads(played("history", "--json").stdout)
    assert [one["judged_by"]["title"] for one in done["rescored"]] == ["rubric 2"]
    shown = played("show", "session01").stdout
    assert "Overall: 100 of 100" in shown
    assert "by rubric 2: 100 of 100, expert (first: 100)" in shown
    assert "No skill came out otherwise." in shown
    assert "recorded since is the same" in played("replay", "session01").stdout


def test_rescore_says_what_it_cannot_do(played: Run) -> None:
    """An unfinished session: exit 1; neither ids nor --all, or both: exit 2."""
    unfinished = played("rescore", "session02")
    assert (unfinished.exit_code, "Not finished yet" in unfinished.stdout) == (1, True)
    assert played("rescore").exit_code == 2
    assert played("rescore", "session01", "--all").exit_code == 2
    assert "no session 'x'" in played("rescore", "x").stderr


def test_rescore_with_nothing_played(run: Run) -> None:
    """It says how to begin."""
    done = run("rescore", "--all")
    assert (done.exit_code, "firstcall list" in done.stdout) == (0, True)


def test_a_bug_of_ours_is_exit_70_with_a_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line for the user, the traceback in a file that the line names."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret cause")

    monkeypatch.setattr(plain_play, "play_through", broken)
    done = run(*PLAY)
    assert done.exit_code == 70
    (line,) = done.stderr.splitlines()
    assert "ZeroDivisionError" in line
    assert "Traceback" not in done.output
    (log,) = (tmp_path / "logs").glob("bug-*.log")
    assert str(log) in line
    assert "a secret cause" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "verb",
    ["play", "list", "history", "show", "replay", "rescore", "read", "grade", "score", "check"],
)
def test_every_verb_has_help_with_examples(run: Run, verb: str) -> None:
    """`--help` says what the verb does and shows it."""
    done = run(verb, "--help")
    assert done.exit_code == 0
    assert f"firstcall {verb}" in done.stdout.split("Examples:")[1]


def test_version_and_help_of_the_whole(run: Run) -> None:
    """The version alone on a line; the help names the exit codes."""
    assert run("--version").stdout.startswith("firstcall ")
    assert "130 interrupted" in " ".join(run("--help").stdout.split())


def test_progress_reads_well_with_and_without_calls(run: Run) -> None:
    """What comes next, then each skill that was scored with what it owes."""
    assert "Nothing finished yet" in run("progress").stdout
    run(
        "play",
        "late-van",
        "--plain",
        stdin="So sorry, I will send another van\nbye\n\none\ntwo\nthree\n",
    )
    told = run("progress").stdout
    assert "1 call finished" in told
    row = json.loads(run("progress", "--json").stdout)
    assert row["finished"] == 1
    assert row["skills"]
