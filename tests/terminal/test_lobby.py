"""The lobby: what to practise next, finding a scenario, choosing who plays it and how."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from textual.widgets import Input

from simulator.practice.desk import Desk
from simulator.practice.session import Session
from simulator.store.records import Store, StoreFailed
from simulator.terminal.screens.briefing import Briefing
from simulator.terminal.screens.lobby import Lobby
from tests.fakes import LATE
from tests.terminal.stage import (
    NARROW,
    StagedLibrary,
    picture,
    settle,
    staged_app,
    staged_desk,
    until,
)


def _played(desk: Desk, scenario: str = "late-van") -> Session:
    session = Session.begin(desk, scenario, "angry", seed=1)
    session.reply("I am sorry")
    session.act("end")
    session.finish()
    return session


async def test_it_says_what_to_practise_next_and_why(tmp_path: Path) -> None:
    """A newcomer is sent to the easiest scenario never played."""
    async with staged_app(staged_desk(tmp_path)).run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        assert "Next: The late van. You have not played it yet." in picture(pilot)


async def test_every_scenario_shows_channel_difficulty_and_best_score(tmp_path: Path) -> None:
    """The list tells what to expect, and how well it went so far."""
    desk = staged_desk(tmp_path)
    _played(desk)
    async with staged_app(desk).run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        shown = picture(pilot)
        assert "●●○○○ phone · best 100" in shown
        assert "●●●○○ social media · new" in shown


async def test_typing_searches(tmp_path: Path) -> None:
    """Words are looked for in titles, channels and skills, a typing error in them is forgiven;
    Escape shows all again."""
    async with staged_app(staged_desk(tmp_path)).run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press(*"email")
        await settle(pilot)
        shown = picture(pilot)
        assert "The long letter" in shown
        assert "The loud post" not in shown
        await pilot.press("escape", *"zebra")
        await settle(pilot)
        assert "No scenario has these words." in picture(pilot)
        await pilot.press("escape", *"lettre")
        await settle(pilot)
        assert "The long letter" in picture(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "The loud post" in picture(pilot)


async def test_an_early_enter_does_not_overtake_what_was_asked_for(tmp_path: Path) -> None:
    """Enter while the named scenario is still on its way does not play the proposed one."""
    desk, readable = staged_desk(tmp_path), Event()
    opened = desk.open_store

    def slow() -> Store:
        readable.wait(10)
        return opened()

    desk.open_store = slow  # type: ignore[assignment]
    app = staged_app(desk, start=("loud-post", "angry", 1, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        while "The late van" not in picture(pilot):
            await pilot.pause(0.01)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert isinstance(app.screen, Lobby)
        readable.set()
        await until(pilot, "Briefing")
        assert "The loud post" in picture(pilot)


async def test_the_chosen_one_is_briefed_with_customer_and_mode(tmp_path: Path) -> None:
    """Down, F2 and F3 choose scenario, customer and mode; Enter opens that briefing."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press("f2", "f3")
        await settle(pilot)
        shown = picture(pilot)
        assert "● Calm: Takes it as it comes." in shown
        assert "● test" in shown
        await pilot.press("enter")
        await until(pilot, "Briefing")
        await pilot.press("enter")
        await until(pilot, "CallScreen")
        row = app.desk.store.history()[0].session
        assert (row.scenario, row.persona, row.mode) == ("late-van", "calm", "test")


async def test_the_mouse_will_do(tmp_path: Path) -> None:
    """A click on a scenario opens its briefing."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.click("#scenarios", offset=(4, 2))
        await until(pilot, "Briefing")
        assert "The loud post" in picture(pilot)


async def test_fast_typing_then_enter_opens_what_was_typed(tmp_path: Path) -> None:
    """Enter right behind the words plays what they found, not what was chosen before."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press(*"letter", "enter")
        await until(pilot, "Briefing")
        assert "The long letter" in picture(pilot)


async def test_records_that_cannot_be_read_are_told_in_a_sentence(tmp_path: Path) -> None:
    """Without the records one can still look round, and reads why they are not there."""
    desk = staged_desk(tmp_path)

    def broken() -> None:
        raise StoreFailed("The records are locked: close the other program.")

    desk.open_store = broken  # type: ignore[assignment]
    async with staged_app(desk).run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        shown = picture(pilot)
        assert "The records are locked: close the other program." in shown
        assert "The late van" in shown


async def test_an_unknown_start_or_session_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A scenario or session that is not there leaves one in the lobby with the reason."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, ("late-vann", "angry", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        assert "Did you mean late-van" in picture(pilot)
    async with staged_app(desk, resume="nowhere").run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        assert "nowhere" in picture(pilot)


async def test_resume_opens_the_session_where_it_stood(tmp_path: Path) -> None:
    """Started with a session's id the app goes straight on with it."""
    desk = staged_desk(tmp_path)
    session = Session.begin(desk, "late-van", "angry", seed=1)
    session.reply("I am sorry")
    async with staged_app(desk, resume=session.id).run_test(size=NARROW) as pilot:
        await until(pilot, "CallScreen")
        assert "I am sorry" in picture(pilot)


async def test_no_scenarios_is_no_crash(tmp_path: Path) -> None:
    """An empty library shows an empty list; Enter does nothing."""
    app = staged_app(staged_desk(tmp_path, StagedLibrary(scenarios=(), personas=())))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press("down", "f2", "f3", "enter")
        await settle(pilot)
        assert app.screen.query_one(Input).has_focus


async def test_the_briefing_tells_all_there_is_to_know(tmp_path: Path) -> None:
    """Who you are, the channel, the customer, what is allowed, looked up and checked."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "angry", 7, "practice"))
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, "Briefing")
        assert isinstance(app.screen, Briefing)
        shown = picture(pilot)
        for words in (
            LATE.briefing,
            "Sam, Northwind",
            "phone",
            "Dana Whitlock (she/her)",
            "+ credit £25",
            "– promise an hour",
            "last four digits",
            "Broken vans",
            "Enter starts",
        ):
            assert words in shown
        await pilot.press("escape")
        await until(pilot, "Lobby")


async def test_a_briefing_whose_call_cannot_begin_says_why(tmp_path: Path) -> None:
    """When nothing can be recorded the call does not start; Enter tries again."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, ("late-van", "angry", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Briefing")
        store = desk.store

        class Full:
            def __getattr__(self, name: str) -> object:
                return getattr(store, name)

            def check_writable(self) -> None:
                raise StoreFailed("The folder is read-only.")

        desk.__dict__["store"] = Full()
        await pilot.press("enter")
        await settle(pilot)
        assert "The folder is read-only." in picture(pilot)
        assert "Enter tries again." in picture(pilot)
        desk.__dict__["store"] = store
        await pilot.press("enter")
        await until(pilot, "CallScreen")
