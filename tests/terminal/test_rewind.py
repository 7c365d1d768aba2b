"""Trying a reply again and the drill, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.terminal.screens.call import CallScreen
from simulator.terminal.screens.debrief import Debrief
from simulator.terminal.widgets.reply_box import ReplyBox
from tests.terminal.stage import (
    NARROW,
    Played,
    app_of,
    clock_of,
    end_call,
    picture,
    save_note,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)
from tests.terminal.test_sizes import cut_off
from tests.terminal.test_themes import Look

PHONE = ("late-van", "angry", 7, "practice")
SIZES = (NARROW, (160, 48))


async def test_a_call_is_tried_again_while_it_goes_on(tmp_path: Path) -> None:
    """F8 lists one's replies, Enter goes back to one; the first call stays and questions follow."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, PHONE)
    async with app.run_test(size=NARROW) as pilot:
        first = (await start_call(pilot)).session
        await pilot.press("f8")
        await settle(pilot)
        assert "You have not replied yet" in picture(pilot)
        for text in ("I am sorry", "Oh shut it"):
            clock_of(app).ms += 9_000
            await send(pilot, text)
        assert "f8 Rewind" in picture(pilot)
        await pilot.press("f8")
        await until(pilot, "Rewind")
        shown = picture(pilot)
        assert "▲ more heated  “Oh shut it”" in shown
        assert "▼ calmer       “I am sorry”" in shown
        await pilot.press("enter")
        await until(pilot, "CallScreen")
        screen = app.screen
        assert isinstance(screen, CallScreen)
        assert "Try again. You had said: “Oh shut it”" in picture(pilot)
        assert screen.session.branch_of == first.id
        assert [entry.text for entry in screen.session.entries() if entry.kind == "you"] == [
            "I am sorry"
        ]
        await send(pilot, "I will send another van now")
        await send(pilot, "Thanks and good bye")
        await pilot.press("enter")
        await until(pilot, "AfterCall")
        await save_note(pilot, "note")
        await until(pilot, "Debrief")
        await pilot.press("enter")
        await until(pilot, "AssessmentScreen")
    assert [event.text for event in Session.resume(desk, first.id).events] == [  # type: ignore[union-attr]
        "I am sorry",
        "Oh shut it",
    ]


async def test_escape_stays_in_the_call(tmp_path: Path) -> None:
    """Nothing is begun until a reply is chosen."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await send(pilot, "I am sorry")
        await pilot.press("f8")
        await until(pilot, "Rewind")
        await pilot.press("escape")
        await until(pilot, "CallScreen")
        assert app.screen is screen
    assert len(desk.store.history()) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_debrief_and_back_with_both_side_by_side(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The chosen reply is proposed; the second try ends in its debrief, beside the first call."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, PHONE)
    async with app.run_test(size=size) as pilot:
        first = (await start_call(pilot)).session
        for text in ("I am sorry", "Well", "Thanks"):
            clock_of(app).ms += 9_000
            await send(pilot, text)
        await end_call(pilot)
        await save_note(pilot, "note")
        await until(pilot, "Debrief")
        await _second_reply_again(pilot, "You must be upset")
        again = _debriefed(app.screen)
        assert (again.branch_of, again.own_from, again.phase) == (first.id, 2, "finished")
        await pilot.press("6")
        await settle(pilot)
        await settle(pilot)
        shown = picture(pilot)
        assert "▶ Try 2" in shown
        assert "from reply 2 of try 1" in shown
        assert "Try 2, this one" in shown
        assert "Try 1, the other" in shown
        app.screen.query_one("#try-compared").scroll_end(animate=False)
        await settle(pilot)
        shown = picture(pilot)
        assert "You must be upset" in shown
        assert "▲ +33  Gratitude" in shown
        await pilot.press("enter")
        await until(pilot, "Debrief")
        assert _debriefed(app.screen).id == first.id
        await pilot.press("6")
        await settle(pilot)
        assert "▶ Try 1" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, "Lobby")
    assert replay(desk, again.id).first == replay(desk, again.id).again


async def _second_reply_again(pilot: Played, text: str) -> None:
    """From the debrief through a second try to the debrief of that."""
    await pilot.press("3", "down")
    await settle(pilot)
    await pilot.press("down")
    await settle(pilot)
    await pilot.press("f8")
    await until(pilot, "Rewind")
    await pilot.press("enter")
    await until(pilot, "CallScreen")
    await send(pilot, text)
    await end_call(pilot)
    await save_note(pilot, "note")
    await until(pilot, "Debrief")


def _debriefed(screen: object) -> Session:
    assert isinstance(screen, Debrief)
    return screen.session


@pytest.mark.parametrize("size", SIZES)
async def test_a_reply_is_fixed_in_the_drill(tmp_path: Path, size: tuple[int, int]) -> None:
    """F7 shows the worst reply; better words tell what is met now, and then the model reply."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=size) as pilot:
        session = (await start_call(pilot)).session
        for text in ("Well [b]", "Oh shut it"):
            await send(pilot, text)
        await end_call(pilot)
        app_of(pilot).debrief(session)
        await until(pilot, "Debrief")
        await pilot.press("f7")
        await until(pilot, "Drill")
        shown = picture(pilot)
        assert "1 of 2" in shown
        assert "Oh shut it" in shown
        assert "! insulted the customer “Oh shut it”. An insult ends trust." in shown
        assert "A model reply" not in shown
        await send(pilot, "I am sorry, you must be upset")
        shown = picture(pilot)
        assert "✓ gone: insulted the customer" in shown
        assert "+ shows now: apology, empathy" in shown
        assert "I am sorry the van let you wait." in shown
        assert app.screen.query_one(ReplyBox).text == ""
        await send(pilot, " ")
        assert "nothing to send yet" in picture(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "Well [b]" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, "Debrief")
    assert [row.kind for row in session.recorded()].count("drilled") == 1


async def test_a_faultless_call_has_nothing_to_drill(tmp_path: Path) -> None:
    """It says so, and takes no words."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        session = (await start_call(pilot)).session
        await send(pilot, "I am sorry")
        await end_call(pilot)
        app_of(pilot).debrief(session)
        await until(pilot, "Debrief")
        await pilot.press("f7")
        await until(pilot, "Drill")
        assert "No reply of this call cost you anything" in picture(pilot)
        await pilot.press("f2", "x", "enter")
        await settle(pilot)
    assert "drilled" not in [row.kind for row in session.recorded()]


async def test_list_drill_and_comparison_can_be_read_and_fit(tmp_path: Path) -> None:
    """Enough contrast in every theme, and nothing needed is cut off at either size."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    cut: list[str] = []
    async with app.run_test(size=NARROW) as pilot:
        look = Look(pilot)
        session = (await start_call(pilot)).session
        for text in ("I am sorry", "Oh shut it"):
            await send(pilot, text)
        await pilot.press("f8")
        await until(pilot, "Rewind")
        await look.at("rewind")
        await pilot.press("enter")
        await until(pilot, "CallScreen")
        await send(pilot, "Well")
        await end_call(pilot)
        await save_note(pilot, "note")
        await until(pilot, "Debrief")
        await pilot.press("6")
        await settle(pilot)
        await look.at("tries")
        cut += await cut_off(pilot, "#title-bar Tabs #try-list #try-compared")
        await pilot.press("f7")
        await until(pilot, "Drill")
        await look.at("drill")
        await send(pilot, "Oh shut it")
        await look.at("drill, said")
        cut += await cut_off(pilot, "#title-bar #moment #notice #better")
    assert look.faint == []
    assert cut == []
    assert session.branch_of is None
