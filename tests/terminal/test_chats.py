"""Chats side by side on the screen: choosing, turning, nobody's time standing still."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from simulator.engine.scenario import Customer
from simulator.practice.desk import Desk
from simulator.terminal.screens.chats import ChatsScreen
from simulator.terminal.screens.chats_summary import ChatsSummary
from simulator.terminal.widgets import transcript
from tests.terminal.stage import (
    CHAT,
    NARROW,
    PHONE,
    Played,
    StagedLibrary,
    clock_of,
    picture,
    save_note,
    settle,
    staged_app,
    staged_desk,
    until,
)
from tests.terminal.test_sizes import cut_off

VAN = replace(CHAT, personas=("angry", "calm"), difficulty=1)
KEYS = replace(
    VAN,
    id="lost-keys",
    title="The lost keys",
    difficulty=3,
    customer=Customer("Lee Marsh", "he/him", "Has no keys.", {"Last four": "7730"}),
)


def chat_desk(folder: Path) -> Desk:
    """A desk with two chats and a phone call."""
    return staged_desk(folder, StagedLibrary((PHONE, VAN, KEYS)))


async def open_chats(pilot: Played, mode: str = "practice") -> ChatsScreen:
    """From the lobby into the chats that are proposed there: the van, and the keys."""
    await until(pilot, "Lobby")
    await pilot.press("f7")
    await until(pilot, "ChatsSetup")
    if mode == "test":
        await pilot.press("f3")
    await pilot.press("enter")
    await until(pilot, "ChatsScreen")
    screen = pilot.app.screen
    assert isinstance(screen, ChatsScreen)
    return screen


async def say(pilot: Played, text: str) -> None:
    """Put a text into the box in sight and press Enter."""
    screen = pilot.app.screen
    assert isinstance(screen, ChatsScreen)
    screen.typing.box.put(text)
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def end_all(pilot: Played) -> ChatsSummary:
    """End both chats, and go on from each."""
    for _ in range(2):
        await say(pilot, "/end")
        await pilot.press("enter")
        await settle(pilot)
    await until(pilot, "ChatsSummary")
    screen = pilot.app.screen
    assert isinstance(screen, ChatsSummary)
    return screen


def rows(pilot: Played) -> list[str]:
    """What is seen, row by row."""
    return picture(pilot).splitlines()


async def test_the_lobby_leads_to_choosing_and_from_there_into_the_chats(tmp_path: Path) -> None:
    """F7 proposes two different chats; Space changes the choice, the briefing is beside it, and
    Enter opens all chosen ones."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press("f7")
        await until(pilot, "ChatsSetup")
        shown = picture(pilot)
        assert "● The short chat · Angry" in shown
        assert "○ The short chat · Calm" in shown
        assert "● The lost keys · Angry" in shown
        assert "The late van" not in shown
        assert "The van has broken down." in shown
        await pilot.press("pagedown")
        await settle(pilot)
        assert "The van has broken down." not in picture(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert "1 chosen: choose 2 or 3." in picture(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "1 chat cannot be played side by side" in picture(pilot)
        await pilot.press("space", "down", "space", "enter")
        await until(pilot, "ChatsScreen")
        top = rows(pilot)[0]
        assert all(f"{place} " in top for place in (1, 2, 3))
        assert len(app.desk.store.history()) == 3


async def test_what_was_asked_for_on_the_command_line_is_chosen(tmp_path: Path) -> None:
    """`firstcall chats` with names comes to the same page, with these chosen."""
    app = staged_app(chat_desk(tmp_path))
    app._chats = (("lost-keys:calm", "short-chat:angry"), 40, "test")
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "ChatsSetup")
        assert "Test: no help until the end." in picture(pilot)
        await pilot.press("enter")
        await until(pilot, "ChatsScreen")
        played = [one.session for one in reversed(app.desk.store.history())]
        assert [(one.scenario, one.persona, one.seed, one.mode) for one in played] == [
            ("lost-keys", "calm", 40, "test"),
            ("short-chat", "angry", 41, "test"),
        ]


async def test_a_reply_goes_to_the_chat_in_sight(tmp_path: Path) -> None:
    """Each chat has its own transcript, and the keys behind F6 go to the one it turns to; half a
    reply waits in its box."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        screen = await open_chats(pilot)
        await pilot.press(*"so", "f6", *"hello", "enter")
        await settle(pilot)
        van, keys = screen.chats.sessions
        assert [one.text for one in keys.entries() if one.kind == "you"] == ["hello"]
        assert "The lost keys · chat" in picture(pilot)
        await pilot.press("f6", *"rry", "enter")
        await settle(pilot)
        assert [one.text for one in van.entries() if one.kind == "you"] == ["sorry"]
        assert "The short chat · chat" in picture(pilot)
        await pilot.click("#tab-2")
        await settle(pilot)
        assert "hello" in picture(pilot)
        assert screen.live.typing.box.has_focus


async def test_who_is_out_of_sight_is_not_out_of_time(tmp_path: Path) -> None:
    """While the trainee types to one, the other notices the silence, is unread, and its time is on
    the row; half a reply to somebody out of sight does not keep them quiet."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        screen = await open_chats(pilot)
        await pilot.press("f6", *"half a repl", "f6", *"a long answer")
        await settle(pilot)
        assert "●" not in rows(pilot)[0]
        clock_of(app).ms += 60_000
        await screen.tick()
        await settle(pilot)
        van, keys = screen.chats.sessions
        assert [event.at for event in keys.events] == [60_000]
        assert van.events == ()
        assert "● 1:00 Lee Marsh" in rows(pilot)[0]
        await pilot.press("f7")
        await settle(pilot)
        assert "[silence]" in picture(pilot)
        assert screen.live.typing.box.text == "half a repl"
        assert "●" not in rows(pilot)[0]


async def test_the_help_stops_the_silence_of_all(tmp_path: Path) -> None:
    """As in a single call: who reads the help has not forgotten anybody."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        screen = await open_chats(pilot)
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        clock_of(app).ms += 90_000
        await screen.tick()
        await pilot.press("escape")
        await screen.tick()
        await settle(pilot)
        assert all(session.events == () for session in screen.chats.sessions)


@pytest.fixture
def slow_customer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A customer whose next beat takes so long that a test is over before it comes."""
    monkeypatch.setattr(transcript, "pause_before", lambda beat: 3600.0)


@pytest.mark.usefixtures("slow_customer")
async def test_cutting_in_is_told_for_each_chat(tmp_path: Path) -> None:
    """A customer who is still writing is cut short in that chat alone."""
    app = staged_app(chat_desk(tmp_path), animated=True)
    async with app.run_test(size=NARROW) as pilot:
        screen = await open_chats(pilot)
        await pilot.press("f6")
        await say(pilot, "hello")
        van, keys = screen.chats.sessions
        assert (van.entries()[0].heard, keys.entries()[0].heard) == (None, 1)


async def test_at_the_end_they_stand_side_by_side_and_each_has_its_debrief(tmp_path: Path) -> None:
    """Scores, longest waits and the verdict on one page; a number opens a chat's note and debrief,
    and the way out of it leads back to the page, from there to the lobby."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        screen = await open_chats(pilot)
        clock_of(app).ms += 20_000
        await say(pilot, "hello")
        await say(pilot, "/end")
        await pilot.press("enter")
        await settle(pilot)
        clock_of(app).ms += 90_000
        await say(pilot, "Hm.")
        await say(pilot, "/end")
        await pilot.press("enter")
        await until(pilot, "ChatsSummary")
        shown = picture(pilot)
        assert "Focus: 1 of 2 customers were never left waiting." in shown
        assert "Lee Marsh waited too long once." in shown
        table = {row.strip(" ▎│").split("  ")[0]: row.split() for row in rows(pilot)}
        assert table["Overall"][-4:] == ["100", "strong", "0", "weak"]
        assert table["Longest wait"][-2:] == ["0:20", "1:50"]
        assert table["Replies that came late"][-2:] == ["0", "1"]
        await pilot.press("2")
        await until(pilot, "AfterCall")
        await save_note(pilot, "Keys")
        await until(pilot, "Debrief")
        await pilot.press("escape")
        await until(pilot, "ChatsSummary")
        assert "finished" not in {one.phase for one in screen.chats.sessions}
        await pilot.press("escape")
        await until(pilot, "Lobby")


async def test_a_test_tells_no_score_before_all_questions(tmp_path: Path) -> None:
    """The comparison of a test is empty until the last chat is finished."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        screen = await open_chats(pilot, "test")
        await say(pilot, "hello")
        await end_all(pilot)
        shown = picture(pilot)
        assert "Overall" not in shown
        assert "waiting" not in shown
        assert "strong" not in shown
        for session in screen.chats.sessions:
            for question in session.begin_assessment():
                session.answer(question.number, "An answer that is long enough")
            session.finish()
        await pilot.press("1")
        await until(pilot, "SummaryScreen")
        await pilot.press("enter")
        await until(pilot, "ChatsSummary")
        assert "Overall" in picture(pilot)


async def test_leaving_asks_and_each_goes_on_by_itself(tmp_path: Path) -> None:
    """Nothing sent is lost: both are in the history as open."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await open_chats(pilot)
        await say(pilot, "hello")
        await pilot.press("escape")
        await until(pilot, "Leaving")
        assert "Leave these chats?" in picture(pilot)
        await pilot.press("down", "enter")
        await until(pilot, "Lobby")
        await pilot.press("f5")
        await until(pilot, "History")
        assert pilot.app.screen.query_one("#sessions", OptionList).option_count == 2
        assert picture(pilot).count(" open ") == 2


async def test_nothing_needed_is_cut_off(tmp_path: Path) -> None:
    """Choosing, chats and summary fit a small and a large terminal, with every key hint."""
    app = staged_app(chat_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        cut = await cut_off(pilot, "#next #search")
        await pilot.press("f7")
        await until(pilot, "ChatsSetup")
        cut += await cut_off(pilot, "#title-bar #chats #briefing #ready")
        await pilot.press("enter")
        await until(pilot, "ChatsScreen")
        await say(pilot, "hello")
        cut += await cut_off(pilot, "#tab-1 #tab-2 #state #transcript #coach #reply")
        await end_all(pilot)
        cut += await cut_off(pilot, "#title-bar #verdict #table #choices")
    assert cut == []


def test_picture(snap_compare: Any, tmp_path: Path) -> None:
    """Two chats: one in sight with the coach, the other unread and waiting too long."""

    async def steps(pilot: Played) -> None:
        screen = await open_chats(pilot)
        clock_of(pilot.app).ms += 42_000  # type: ignore[arg-type]
        await say(pilot, "Hello Dana, I am sorry that the van let you wait.")
        clock_of(pilot.app).ms += 21_000  # type: ignore[arg-type]
        await screen.tick()
        await settle(pilot)

    app = staged_app(chat_desk(tmp_path))
    assert snap_compare(app, run_before=steps, terminal_size=NARROW)
