"""Plain mode from the first words to the summary."""

from __future__ import annotations

import json
from typing import Any

import pytest

from simulator.commands import plain_play
from simulator.practice.desk import Desk
from simulator.store.records import StoreFailed
from simulator.store.sqlite import SqliteStore
from tests.commands.conftest import Run

PLAY = ("play", "late-van", "--persona", "angry", "--seed", "7", "--plain")
CALL = "so sorry about this\nI will send another van\nbye\n"
WHOLE = CALL + "/note Van sent.\n/break\n\nfirst answer of mine\nsecond one\nthird one here\n"


def rows(text: str) -> list[dict[str, Any]]:
    """The JSON objects of an output."""
    return [json.loads(line) for line in text.splitlines()]


def test_a_whole_session_goes_line_by_line(run: Run, desk: Desk) -> None:
    """Briefing, call, note, break, debrief, three questions, summary, in this order."""
    done = run(*PLAY, stdin=WHOLE)
    assert done.exit_code == 0, done.output
    moments = (
        "You are Sam at Northwind: dispatcher",
        "Dana Whitlock: Your van is not here.",
        "Dana Whitlock: It is noon!",
        "You: so sorry about this",
        "Coach: mood angry -> irritated (apology)",
        "Coach: good, said something: “sorry”",
        "Coach: now, Check and close.",
        "The call is over. A van is coming.",
        "(wrote a note: Van sent.)",
        "(took a break)",
        "Debrief",
        "Overall: 100 of 100",
        "Question 1 of 3:",
        "Mark: 0.50 of 1",
        "Question 3 of 3:",
        "Outcome: A van is coming. (good)",
        "firstcall show session01",
    )
    at = -1
    for moment in moments:
        assert done.stdout.find(moment, at + 1) > at, f"{moment!r} in\n{done.stdout}"
        at = done.stdout.find(moment, at + 1)
    (kept,) = desk.open_store().history()
    assert kept.ended is not None


def test_a_pipe_may_leave_out_the_after_call_work(run: Run, desk: Desk) -> None:
    """Without a note the lines after the call are the answers, none of them lost."""
    done = run(*PLAY, stdin=CALL + "first answer of mine\nsecond one\nthird one here\n")
    assert done.exit_code == 0
    (kept,) = desk.open_store().history()
    events = desk.open_store().events("session01")
    answers = [event.payload["text"] for event in events if event.kind == "answered"]
    assert answers == ["first answer of mine", "second one", "third one here"]
    assert kept.ended is not None


@pytest.mark.parametrize("cut", range(9))
def test_the_end_of_stdin_keeps_the_session_anywhere(run: Run, desk: Desk, cut: int) -> None:
    """Wherever the lines stop, the session says how to go on, and going on gives the same end."""
    lines = WHOLE.splitlines(keepends=True)
    done = run(*PLAY, stdin="".join(lines[:cut]))
    assert done.exit_code == 0
    assert "play --resume session01 --plain" in done.stderr
    done = run("play", "--resume", "session01", "--plain", stdin="".join(lines[cut:]))
    assert done.exit_code == 0, done.output
    assert "See it again" in done.stdout
    kinds = [event.kind for event in desk.open_store().events("session01")]
    assert kinds == [
        "started", *["replied"] * 3, "acted", "acted", *["answered"] * 3, "ended"
    ]  # fmt: skip


def test_actions_are_typed_with_a_slash(run: Run) -> None:
    """Looking up, checking, holding and waiting work; help and the account are shown."""
    done = run(
        *PLAY,
        stdin="/help\n/account\n/lookup vans\nMay I hold?\n/hold\n/wait 40\n/resume\n//slash\n",
    )
    assert "/transfer warm TO: BRIEFING" in done.stdout
    assert "Last four: 2041" in done.stdout
    assert "Screen: Broken vans\n  Send the next free one." in done.stdout
    assert "The hold lasted 40 seconds." in done.stdout
    assert "You: /slash" in done.stdout


def test_what_cannot_be_taken_is_refused_in_a_sentence(run: Run, desk: Desk) -> None:
    """Unknown actions, wrong moments and endless replies are told on stderr; the call goes on."""
    done = run(*PLAY, stdin=f"/hodl\n/resume\n{'x' * 100_000}\n\nhello\n")
    assert done.stderr.splitlines()[:-1] == [
        "There is no action /hodl. Did you mean /hold?",
        "Dana Whitlock is not on hold.",
        "It is 100,000 characters long and may have 8,000: shorten it by 92,000 and send it again.",
    ]
    assert [e.kind for e in desk.open_store().events("session01")] == ["started", "replied"]


def test_a_line_that_ends_with_a_backslash_goes_on(run: Run, desk: Desk) -> None:
    """A letter of several paragraphs can be typed."""
    run(*PLAY, stdin="Dear Dana,\\\n\\\nhello.\n")
    assert desk.open_store().events("session01")[1].payload["text"] == "Dear Dana,\n\nhello."


def test_nothing_typed_is_obeyed_by_the_terminal(run: Run) -> None:
    """Escapes, markup and marks that turn text around are shown as text."""
    done = run(*PLAY, stdin="\x1b[2J\x07 [red]hi[/red] \u202eabc\n")
    assert "␛[2J␇ [red]hi[/red]" in done.stdout
    assert not set(done.output) & {"\x1b", "\x07", "\u202e"}


def test_no_colour_leaves_through_a_pipe(run: Run) -> None:
    """Where stdout is no terminal there is not one control code."""
    done = run(*PLAY, stdin=WHOLE)
    assert all(sign.isprintable() or sign == "\n" for sign in done.output)


def test_a_test_shows_no_hint_before_the_end(run: Run) -> None:
    """In test mode there is neither coach, mood nor mark until the session is finished."""
    done = run(*PLAY, "--mode", "test", stdin=WHOLE)
    before, after = done.stdout.split("Debrief")
    assert "Coach" not in before
    assert "irritated" not in before
    assert "A van is coming." not in before
    assert "Mark:" not in before
    assert before.count("Taken.") == 3
    assert after.split("Outcome:")[1].count("Mark:") == 3


def test_json_prints_the_events_as_they_are_kept(run: Run, desk: Desk) -> None:
    """Every recorded event is one line, in order, and what it led to follows it."""
    printed = rows(run(*PLAY, "--json", stdin=WHOLE).stdout)
    kept = desk.open_store().events("session01")
    assert [row["seq"] for row in printed if "seq" in row] == [event.seq for event in kept]
    for row, event in zip([row for row in printed if "seq" in row], kept, strict=True):
        assert row == {**event.payload, "kind": event.kind, "at": event.at, "seq": event.seq}
    assert [row["kind"] for row in printed][:4] == ["started", "said", "replied", "said"]
    assert printed[1]["says"] == ["Your van is not here.", "It is noon!"]
    assert [row["kind"] for row in printed if row["kind"] == "asked"] == ["asked"] * 3


def test_json_tells_refusals_and_the_end_of_stdin(run: Run) -> None:
    """A program that plays learns both in the same stream, and no mood in a test."""
    printed = rows(run(*PLAY, "--json", "--mode", "test", stdin="/hodl\nhello\n").stdout)
    assert [row["kind"] for row in printed] == [
        "started", "said", "refused", "replied", "said", "kept"
    ]  # fmt: skip
    hints = {"mood", "moves", "stage", "shown", "stated"}
    assert [row for row in printed if hints & set(row)] == []


def test_leaving_with_ctrl_c_keeps_the_session(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """130, and the way to go on."""
    lines = iter(["so sorry"])

    def interrupted() -> Any:
        yield from lines
        raise KeyboardInterrupt

    monkeypatch.setattr(plain_play, "logical_lines", interrupted)
    done = run(*PLAY)
    assert done.exit_code == 130
    assert "--resume session01" in done.stderr
    assert len(desk.open_store().events("session01")) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("play", "late-vam", "--plain"), "Did you mean late-van"),
        (("play", "late-van", "--persona", "angri", "--plain"), "Did you mean angry"),
        (("play", "late-van", "--seed", "-3", "--plain"), "seed"),
        (("play", "--resume", "nothing", "--plain"), "firstcall history"),
        (("play", "late-van"), "needs a terminal"),
        (("show", "nothing"), "firstcall history"),
        (("replay", "nothing"), "firstcall history"),
    ],
)
def test_a_users_mistake_is_one_line_and_exit_1(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    """What was found and what would be right, on stderr; stdout stays empty."""
    done = run(*words)
    assert done.exit_code == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("play",),
        ("play", "late-van", "--resume", "x"),
        ("play", "late-van", "--json"),
        ("play", "late-van", "--mode", "exam"),
        ("pla",),
        ("show",),
        ("list", "--nonsense"),
    ],
)
def test_wrong_usage_is_exit_2(run: Run, words: tuple[str, ...]) -> None:
    """How the command is used, on stderr."""
    done = run(*words)
    assert done.exit_code == 2
    assert "Usage: firstcall" in done.stderr


def test_full_records_are_told_before_the_call(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one word of the customer is spent on a call that could not be kept."""

    def full(_store: SqliteStore) -> None:
        raise StoreFailed("Nothing can be saved in there: no space left on device.")

    monkeypatch.setattr(SqliteStore, "check_writable", full)
    done = run(*PLAY, stdin=CALL)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no space left" in done.stderr
