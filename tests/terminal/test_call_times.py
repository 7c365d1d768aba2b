"""How time passes in the call: beats, holds and silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.terminal.widgets import transcript
from simulator.terminal.widgets.reply_box import ReplyBox
from tests.terminal.stage import (
    NARROW,
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


async def test_the_hold_is_timed(tmp_path: Path) -> None:
    """While the customer is on hold, the time since is on the screen."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await send(pilot, "/hold")
        clock_of(app).ms += 65_000
        await screen.tick()
        await settle(pilot)
        assert "ON HOLD 1:05" in picture(pilot)
        await send(pilot, "/resume")
        assert "ON HOLD" not in picture(pilot)


@pytest.fixture
def slow_customer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A customer whose next beat takes so long that a test is over before it comes."""
    monkeypatch.setattr(transcript, "pause_before", lambda beat: 3600.0)


@pytest.mark.usefixtures("slow_customer")
async def test_beats_arrive_one_after_the_other(tmp_path: Path) -> None:
    """The first beat is there at once with a typing sign; the session hears how many came."""
    app = staged_app(staged_desk(tmp_path), PHONE, animated=True)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        assert screen.transcript.heard == 1
        assert "…" in picture(pilot)
        await send(pilot, "I am sorry")
        assert "It is noon!" not in picture(pilot)
        assert "you cut in" in picture(pilot)
        opening = screen.session.entries()[0]
        assert opening.heard == 1


async def test_the_next_beat_comes_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After its pause each beat arrives without anybody doing anything."""
    monkeypatch.setattr(transcript, "pause_before", lambda beat: 0.01)
    app = staged_app(staged_desk(tmp_path), PHONE, animated=True)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        while screen.transcript.heard is not None:
            await pilot.pause(0.01)
        assert "It is noon!" in picture(pilot)
        assert "…" not in picture(pilot)


@pytest.mark.usefixtures("slow_customer")
async def test_looking_something_up_does_not_interrupt(tmp_path: Path) -> None:
    """An action while the customer speaks lets them finish."""
    app = staged_app(staged_desk(tmp_path), PHONE, animated=True)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await send(pilot, "/lookup vans")
        shown = picture(pilot)
        assert "It is noon!" in shown
        assert "you cut in" not in shown
        assert "Send the next free one." in shown
        assert screen.transcript.heard is None


async def test_letters_and_posts_arrive_whole(tmp_path: Path) -> None:
    """What is written is there all at once, and cannot be interrupted."""
    app = staged_app(staged_desk(tmp_path), ("long-letter", "angry", 7, "practice"), animated=True)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        assert screen.transcript.heard is None
        assert "It is noon!" in picture(pilot)


@pytest.mark.parametrize(("scenario", "quiet"), [("late-van", 20), ("short-chat", 60)])
async def test_silence_is_noticed(tmp_path: Path, scenario: str, quiet: int) -> None:
    """After the channel's quiet time with an empty box the customer speaks up, not before."""
    app = staged_app(staged_desk(tmp_path), (scenario, "angry", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        clock_of(app).ms += quiet * 1000 - 1
        await screen.tick()
        await settle(pilot)
        assert "[silence]" not in picture(pilot)
        clock_of(app).ms += 1
        await screen.tick()
        await settle(pilot)
        assert "[silence]" in picture(pilot)


async def test_silence_is_not_counted_while_typing_or_in_letters(tmp_path: Path) -> None:
    """Words in the box are no silence, and a letter can wait as long as it likes."""
    desk = staged_desk(tmp_path)
    for scenario, typed in (("late-van", "I am just"), ("long-letter", "")):
        app = staged_app(desk, (scenario, "angry", 7, "practice"))
        async with app.run_test(size=NARROW) as pilot:
            screen = await start_call(pilot)
            screen.query_one(ReplyBox).put(typed)
            clock_of(app).ms += 600_000
            await screen.tick()
            await settle(pilot)
            assert "[silence]" not in picture(pilot)


async def test_help_stops_the_clock_of_silence(tmp_path: Path) -> None:
    """Reading the help is not silence."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        clock_of(app).ms += 60_000
        await screen.tick()
        await pilot.press("escape")
        await screen.tick()
        await settle(pilot)
        assert "[silence]" not in picture(pilot)
