"""The actions of the call: typed, chosen from their list, found in the palette."""

from __future__ import annotations

from pathlib import Path

from simulator.terminal.screens.call import CallScreen
from simulator.terminal.widgets.action_menu import ActionMenu
from simulator.terminal.widgets.coach_panel import CoachPanel
from simulator.terminal.widgets.reply_box import ReplyBox
from simulator.terminal.widgets.side_panel import SidePanel
from tests.terminal.stage import (
    NARROW,
    picture,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)

PHONE = ("late-van", "angry", 7, "practice")


async def test_a_slash_opens_the_actions(tmp_path: Path) -> None:
    """The list narrows with what is typed; Enter puts the action into the box, ready for words."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press("slash")
        await settle(pilot)
        menu = screen.query_one(ActionMenu)
        assert menu.display
        assert "/hold" in picture(pilot)
        await pilot.press("l", "o")
        await settle(pilot)
        assert "/hold" not in picture(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert screen.query_one(ReplyBox).text == "/lookup "
        assert not menu.display
        await pilot.press(*"vans", "enter")
        await settle(pilot)
        assert "Send the next free one." in picture(pilot)


async def test_the_list_of_actions_goes_by_arrows_and_closes(tmp_path: Path) -> None:
    """Down, Tab and Escape steer the list and not the box."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press("slash")
        await settle(pilot)
        await pilot.press("down", "tab")
        await settle(pilot)
        assert screen.query_one(ReplyBox).text == "/resume"
        screen.query_one(ReplyBox).put("/")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not screen.query_one(ActionMenu).display
        assert isinstance(app.screen, CallScreen)


async def test_an_unknown_action_names_the_nearest(tmp_path: Path) -> None:
    """A slip in an action is answered with the right name, and stays in the box."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await send(pilot, "/hodl")
        assert "/hold" in picture(pilot)
        assert screen.query_one(ReplyBox).text == "/hodl"


async def test_the_knowledge_base_is_reached_by_keys(tmp_path: Path) -> None:
    """F3 goes to the articles, Enter looks one up and records it, F3 goes back to the box."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press("f3")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert [one.kind for one in screen.session.entries()][-2:] == ["action", "told"]
        await pilot.press("f3")
        await settle(pilot)
        assert screen.query_one(ReplyBox).has_focus
        assert not screen.query_one(SidePanel).display


async def test_the_palette_offers_the_actions(tmp_path: Path) -> None:
    """Ctrl+P finds an action by its name and puts it into the box."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, "CommandPalette")
        await pilot.press(*"/hold")
        while "put the customer on hold" not in picture(pilot):
            await pilot.pause(0.02)
        await pilot.press("enter")
        await until(pilot, "CallScreen")
        assert screen.query_one(ReplyBox).text == "/hold"
        assert screen.query_one(ReplyBox).has_focus


async def test_the_coach_makes_room_for_the_actions(tmp_path: Path) -> None:
    """In a small terminal the conversation stays in sight while an action is chosen."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await send(pilot, "I am sorry")
        panel = screen.query_one(CoachPanel)
        assert panel.size.height
        await pilot.press("slash")
        await settle(pilot)
        assert not panel.size.height
        assert "I am sorry" in picture(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert panel.size.height
