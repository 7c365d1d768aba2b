"""The final assessment in the app."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static

from simulator.terminal.screens.final import FinalScreen
from simulator.terminal.widgets.reply_box import ReplyBox
from tests.fakes import small_desk
from tests.terminal.stage import Played, StagedLibrary, StagedScoring, settle, staged_app, until


def screen_of(pilot: Played) -> FinalScreen:
    """The screen with the questions."""
    screen = pilot.app.screen
    assert isinstance(screen, FinalScreen)
    return screen


async def opened(pilot: Played) -> FinalScreen:
    """From the lobby to the questions."""
    await until(pilot, "Lobby")
    await pilot.press("f8")
    await until(pilot, "FinalScreen")
    return screen_of(pilot)


async def shown(pilot: Played, question: int) -> None:
    """Wait until a question is asked."""
    wanted = f"question {question}?"
    for _ in range(500):
        if wanted in str(screen_of(pilot).query_one("#question", Static).render()):
            await settle(pilot)
            return
        await pilot.pause(0.01)
    raise AssertionError(f"question {question} was not asked")


async def until_told(pilot: Played, words: str) -> None:
    """Wait until the screen says so."""
    for _ in range(500):
        if words in str(screen_of(pilot).query_one("#notice", Static).render()):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"it was not said: {words}")


async def test_from_the_lobby_to_the_review(tmp_path: Path) -> None:
    """F8 opens it, Enter keeps and goes on, F2 goes back, F4 twice hands in, the review follows."""
    app = staged_app(small_desk(tmp_path, StagedLibrary(), StagedScoring()))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"one", "enter")
        await shown(pilot, 2)
        await pilot.press(*"two", "f2")
        await shown(pilot, 1)
        assert screen.query_one(ReplyBox).text == "one"
        await pilot.press("f4")
        await until_told(pilot, "16 without an answer")
        await pilot.press("f4")
        await until(pilot, "FinalReview")
        assert "pass mark" in str(app.screen.query_one("#verdict", Static).render())


async def test_what_is_typed_is_kept_when_one_leaves(tmp_path: Path) -> None:
    """Escape keeps the words in the box, and the lobby leads back to them."""
    app = staged_app(small_desk(tmp_path, StagedLibrary(), StagedScoring()))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(*"half", "escape")
        await opened(pilot)
        await shown(pilot, 2)
        await pilot.press("f2")
        await shown(pilot, 1)
        assert screen_of(pilot).query_one(ReplyBox).text == "half"
