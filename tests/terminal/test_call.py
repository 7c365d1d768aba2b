"""The call: what is drawn, what is sent and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.store.records import StoreFailed
from simulator.terminal.widgets.coach_panel import CoachPanel
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.side_panel import SidePanel
from tests.terminal.stage import (
    NARROW,
    WIDE,
    app_of,
    clock_of,
    picture,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)

PHONE = ("late-van", "angry", 7, "practice")


async def test_the_opening_is_heard_and_a_reply_is_answered(tmp_path: Path) -> None:
    """The customer speaks first; a reply is drawn with the answer and leaves the box empty."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        assert "Your van is not here." in picture(pilot)
        await send(pilot, "I am sorry, you must be upset")
        shown = picture(pilot)
        assert "I am sorry, you must be upset" in shown
        assert "[better]" in shown
        assert screen.query_one(ReplyBox).text == ""
        assert screen.session.call.state.mood == "irritated"


async def test_mood_is_shown_by_word_and_shape(tmp_path: Path) -> None:
    """The mood can be read without seeing any colour."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        assert "▂▄▆· angry" in picture(pilot)
        await send(pilot, "shut up")
        assert "▂▄▆█ furious" in picture(pilot)


async def test_the_coach_names_the_words_and_the_task(tmp_path: Path) -> None:
    """After a reply the coach tells what moved by which words, and what to do now."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await send(pilot, "I am sorry")
        shown = picture(pilot)
        assert "angry → irritated: “sorry”" in shown
        assert "Take in what happened." in shown
        await pilot.press("f4")
        assert not app.screen.query_one(CoachPanel).display


async def test_typing_a_new_line_does_not_send(tmp_path: Path) -> None:
    """Ctrl+J, Shift+Enter and Alt+Enter break the line; Enter sends all lines at once."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press("a", "ctrl+j", "b", "shift+enter", "c", "alt+enter", "d")
        assert screen.query_one(ReplyBox).text == "a\nb\nc\nd"
        await pilot.press("enter")
        await settle(pilot)
        assert [one.text for one in screen.session.entries() if one.kind == "you"] == ["a\nb\nc\nd"]


async def test_a_refused_reply_stays_in_the_box(tmp_path: Path) -> None:
    """What cannot be sent is still there, with one sentence that says why."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await send(pilot, "/hold")
        await send(pilot, "Are you there?")
        assert screen.query_one(ReplyBox).text == "Are you there?"
        assert "Dana Whitlock is on hold and cannot hear you: /resume first." in picture(pilot)
        long = "x" * 9_000
        await send(pilot, long)
        assert screen.query_one(ReplyBox).text == long


async def test_a_failing_store_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the records cannot be written, the reply stays in the box beneath the sentence."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)

        def fail(event: object) -> None:
            raise StoreFailed("The folder is full: make room and send it again.")

        monkeypatch.setattr(desk.store, "append", fail)
        await send(pilot, "I am sorry")
        assert "The folder is full: make room and send it again." in picture(pilot)
        assert screen.query_one(ReplyBox).text == "I am sorry"
        assert "Traceback" not in picture(pilot)


async def test_words_are_data(tmp_path: Path) -> None:
    """Markup is shown as it was typed, and an escape sequence as signs."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await send(pilot, "[bold]x[/] \x1b[31mred [/nothing]")
        shown = picture(pilot)
        assert "[bold]x[/] ␛[31mred [/nothing]" in shown
        assert "\x1b" not in shown


async def test_a_post_counts_its_characters(tmp_path: Path) -> None:
    """In public the characters left are shown, and too many are refused."""
    app = staged_app(staged_desk(tmp_path), ("loud-post", "angry", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        screen.query_one(ReplyBox).put("x" * 30)
        await settle(pilot)
        assert "250 characters left" in picture(pilot)
        await send(pilot, "x" * 281)
        assert "-1 characters left" in picture(pilot)
        assert len(screen.query_one(ReplyBox).text) == 281


async def test_the_record_is_beside_the_call_or_a_drawer(tmp_path: Path) -> None:
    """Wide terminals show the record; narrow ones open it with F2 and close it with Escape."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        assert "Last four: 2041" not in picture(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "Last four: 2041" in picture(pilot)
        assert screen.query_one(ReplyBox).has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert not screen.query_one(SidePanel).display
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert "Last four: 2041" in picture(pilot)


async def test_the_transcript_is_copied(tmp_path: Path) -> None:
    """F5 puts all that was said on the clipboard, by name and time."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        clock_of(app).ms += 5_000
        await send(pilot, "I am sorry")
        await pilot.press("f5")
        assert "Dana Whitlock (0:00): Your van is not here.\nIt is noon!" in app.clipboard
        assert "You (0:05): I am sorry" in app.clipboard


async def test_text_is_selected_with_the_mouse(tmp_path: Path) -> None:
    """Dragging over the customer's words selects them for Ctrl+C."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        turn = screen.transcript.query(".turn").first()
        await pilot.mouse_down(turn, offset=(2, 1))
        await pilot.hover(turn, offset=(14, 1))
        await pilot.mouse_up(turn, offset=(14, 1))
        assert "Your van is" in (screen.get_selected_text() or "")


async def test_leaving_asks_and_the_lobby_offers_to_go_on(tmp_path: Path) -> None:
    """Escape asks first; the session is in the lobby and goes on with all that was said."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await send(pilot, "I am sorry")
        await pilot.press("escape")
        await until(pilot, "Leaving")
        await pilot.press("down", "enter")
        await until(pilot, "Lobby")
        assert "Unfinished: The late van." in picture(pilot)
        await pilot.press("f4")
        await until(pilot, "CallScreen")
        shown = picture(pilot)
        assert "I am sorry" in shown
        assert "It is noon!" in shown


async def test_enter_twice_sends_once(tmp_path: Path) -> None:
    """A nervous second Enter does not send the reply again."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press(*"hello", "enter", "enter")
        await settle(pilot)
        assert [one.text for one in screen.session.entries() if one.kind == "you"] == ["hello"]
        assert app_of(pilot).screen is screen


async def test_help_tells_keys_and_actions(tmp_path: Path) -> None:
    """F1 lists every key of the screen and every action in words; Escape goes back."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=(80, 60)) as pilot:
        screen = await start_call(pilot)
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        shown = picture(pilot)
        for words in ("Send", "New line", "Copy the transcript", "/lookup TOPIC", "Ctrl+Q"):
            assert words in shown
        await pilot.press("escape")
        assert app.screen is screen
