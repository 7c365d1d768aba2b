"""The progress screen, with nothing played and with something."""

from __future__ import annotations

from pathlib import Path

from simulator.practice.session import Session
from tests.terminal.stage import Played, picture, staged_app, staged_desk, until


async def opened(pilot: Played) -> str:
    """What the screen shows."""
    await until(pilot, "Lobby")
    await pilot.press("f6")
    await until(pilot, "ProgressScreen")
    return picture(pilot)


async def test_an_empty_history_reads_well(tmp_path: Path) -> None:
    """Nobody has played, and the next call is there all the same."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        told = await opened(pilot)
        assert "Nothing finished yet" in told
        assert "Next:" in told
        await pilot.press("escape")
        await until(pilot, "Lobby")


async def test_a_finished_call_shows_its_skills(tmp_path: Path) -> None:
    """One call, one row a skill that was scored."""
    desk = staged_desk(tmp_path)
    session = Session.begin(desk, "late-van", "angry")
    session.reply("So sorry, I will send another van")
    session.reply("bye")
    session.finish()
    app = staged_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        told = await opened(pilot)
        assert "1 call finished, 1 day in a row." in told
        assert "█" in told or "▁" in told or "▅" in told
