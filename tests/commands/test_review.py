"""`firstcall review`: list, overrule, comment; and where it is seen afterwards."""

from __future__ import annotations

import json

import pytest

from simulator.practice.branching import branch
from simulator.practice.desk import Desk
from simulator.practice.session import Session
from tests.commands.conftest import Run
from tests.commands.test_play_plain import PLAY

WORDS = "so sorry about this\nwell\nI will send another van\nbye\n\none\ntwo\nthree\n"


@pytest.fixture
def played(run: Run) -> Run:
    """One finished session in which the second reply missed something."""
    run(*PLAY, stdin=WORDS)
    return run


def test_the_sheet_lists_findings_by_number_under_their_replies(played: Run) -> None:
    """What was said, then what was found in it."""
    lines = played("review", "session01").stdout.splitlines()
    at = lines.index("Reply 2: well")
    assert lines[at - 2 : at] == ["Dana Whitlock: [better]", "  And the van?"]
    assert lines[at + 1] == "    2 - Gratitude: said nothing (-100)"
    assert lines[-1] == "The whole call: 75 of 100"


def test_a_verdict_and_comments_are_kept_and_shown(played: Run) -> None:
    """By one option or another; `show`, `history` and the sheet have them with name and reason."""
    done = played(
        "review", "session01", "--finding", "2", "--verdict", "meets",
        "--comment", "Brief, but kind.", "--by", "Ann",
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "Kept: finding 2, said nothing, meets what was due, and counts in full.",
        "Reviewed by Ann: 100 of 100 (first: 75). The first score stays.",
    ]
    played("review", "session01", "--reply", "3", "--comment", "Good.", "--by", "Ann")
    played("review", "session01", "--comment", "Well done.", "--by", "Ann")
    shown = played("show", "session01").stdout
    assert "Overall: 75 of 100" in shown
    assert "Reviewed by Ann: 100 of 100 (first: 75). The first score stays." in shown
    assert "  Gratitude: 75 -> 100" in shown
    assert "Finding 2, reply 2: - Gratitude, said nothing · Trainer Ann (2026-03-01" in shown
    assert "counts in full “Brief, but kind.”" in shown
    assert "Reply 3 · Trainer Ann" in shown
    assert shown.rstrip().endswith("“Well done.”")
    assert "75 (resolved), reviewed 100 by Ann" in played("history").stdout
    (row,) = json.loads(played("history", "--json").stdout)
    assert (row["overall"], row["reviewed"]["overall"], row["reviewed"]["by"]) == (75, 100, ["Ann"])


def test_the_record_shows_it_when_the_files_are_gone(played: Run, desk: Desk) -> None:
    """A review tells all by itself; a new one is refused."""
    played("review", "session01", "--finding", "2", "--verdict", "does-not", "--by", "Ann")
    desk.library.scenarios.clear()  # type: ignore[attr-defined]
    assert "it was not due, and does not count" in played("show", "session01").stdout
    late = played("review", "session01")
    assert (late.exit_code, late.stdout) == (1, "")
    assert "cannot be reviewed any more" in late.stderr


def test_json_has_the_sheet_and_all_reviews(played: Run) -> None:
    """Those that were replaced too; `show --json` has each as it is recorded."""
    for verdict in ("meets", "stands"):
        played("review", "session01", "--finding", "2", "--verdict", verdict, "--by", "Ann")
    sheet = json.loads(played("review", "session01", "--json").stdout)
    assert [one["number"] for one in sheet["findings"]] == [1, 2, 3, 4]
    assert [one["verdict"] for one in sheet["reviews"]] == ["meets", "stands"]
    assert [one["verdict"] for one in sheet["held"]] == ["stands"]
    assert sheet["reviewed"]["overall"] == sheet["first"] == 75
    events = json.loads(played("show", "session01", "--json").stdout)["events"]
    kept = [one["payload"] for one in events if one["kind"] == "reviewed"]
    assert [one["score"]["overall"] for one in kept] == [100, 75]


def test_lines_from_a_pipe(played: Run) -> None:
    """Each is taken by itself; a wrong one is told, stops nothing, and makes exit code 1."""
    done = played(
        "review", "session01", "--lines", "--by", "Ann",
        stdin="2 meets: fine\n2 met\nreply 1: Good\ncall: Done\n",
    )  # fmt: skip
    assert done.exit_code == 1
    assert "There is no verdict 'met'. Did you mean meets?" in done.stderr
    assert done.stdout.count("Kept: ") == 3
    assert done.stdout.rstrip().endswith("100 of 100 (first: 75). The first score stays.")
    assert played("review", "session01", "--lines", "--by", "Ann", stdin="1 stands").exit_code == 0


def test_nothing_a_trainer_writes_is_obeyed(played: Run) -> None:
    """Escapes and markup are shown as text, in the name too."""
    played("review", "session01", "--comment", "\x1b[2J[red]hi[/red]", "--by", "An\x1bn")
    for shown in (played("show", "session01").output, played("review", "session01").output):
        assert "Trainer An␛n" in shown
        assert "␛[2J[red]hi[/red]" in shown
        assert "\x1b" not in shown


def test_wrong_usage_is_told(played: Run) -> None:
    """Exit code 2 for options that do not go together, 1 for what there is not."""
    for words in (
        ("--finding", "1"),
        ("--verdict", "stands"),
        ("--finding", "1", "--reply", "1", "--comment", "x"),
        ("--lines",),
        ("--lines", "--by", "Ann", "--comment", "x"),
    ):
        assert played("review", "session01", *words).exit_code == 2, words
    for words in (
        ("session09",),
        ("session01", "--finding", "7", "--verdict", "stands", "--by", "Ann"),
        ("session01", "--finding", "1", "--verdict", "stands"),
    ):
        done = played("review", *words)
        assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), words
    assert "Did you mean session01?" in played("review", "session09").stderr
    assert "firstcall review" in played("review", "--help").stdout.split("Examples:")[1]


def test_second_tries_are_marked(played: Run, desk: Desk) -> None:
    """`history` and `show` say of a branch where it comes from, and of the call that it was left
    for it."""
    left = Session.begin(desk, "late-van", "angry", seed=7)
    left.reply("well")
    again = branch(desk, left, 0)
    lines = played("history").stdout.splitlines()
    (branched,) = (line for line in lines if line.startswith(again.id))
    (first,) = (line for line in lines if line.startswith(left.id))
    assert branched.endswith(f"; another try of {left.id}")
    assert first.endswith(f"left to try again as {again.id}")
    assert f"Another try of session {left.id}, from reply 1 on." in played("show", again.id).stdout
