"""The handbook on the screen: opened from anywhere but a test, searched, and left again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.style import Style
from textual.widgets import Input, OptionList

from scoring.scorecard import Finding
from simulator.practice.desk import Desk
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.terminal.finding_words import finding_content
from simulator.terminal.handbook_words import linked_page, source_content
from simulator.terminal.screens.handbook import HandbookScreen
from tests.terminal.stage import (
    NARROW,
    WIDE,
    Played,
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

CALL = ("late-van", "angry", 7, "practice")
TEST = ("late-van", "angry", 7, "test")


def desk_with_book(folder: Path) -> Desk:
    """A staged desk whose handbook is the shipped one over the staged library."""
    from simulator.practice.handbook import Handbook

    desk = staged_desk(folder)
    shipped = ShippedScoring()
    desk.__dict__["handbook"] = Handbook(shipped.rubric, shipped.procedures, desk.library)
    return desk


async def _open(pilot: Played) -> HandbookScreen:
    await pilot.press("f12")
    await until(pilot, "HandbookScreen")
    screen = pilot.app.screen
    assert isinstance(screen, HandbookScreen)
    return screen


def _chosen(pilot: Played) -> str:
    listed = pilot.app.screen.query_one("#pages", OptionList)
    assert listed.highlighted is not None
    return str(listed.get_option_at_index(listed.highlighted).prompt)


async def test_from_the_lobby_by_key_and_back(tmp_path: Path) -> None:
    """F12 opens it at the first page, down turns the page, escape goes back to the lobby."""
    async with staged_app(desk_with_book(tmp_path)).run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await _open(pilot)
        assert _chosen(pilot) == "Adaptability"
        await pilot.press("down")
        await settle(pilot)
        assert _chosen(pilot) == "Conflict resolution"
        assert "Taking a dispute upon yourself" in " ".join(picture(pilot).split())
        await pilot.press("escape")
        await until(pilot, "Lobby")


async def test_a_search_finds_pages_and_forgives_a_typing_error(tmp_path: Path) -> None:
    """Pages with the word in their name come first; escape clears before it leaves."""
    async with staged_app(desk_with_book(tmp_path)).run_test(size=WIDE) as pilot:
        await until(pilot, "Lobby")
        screen = await _open(pilot)
        await pilot.press(*"emapthy")
        await settle(pilot)
        assert _chosen(pilot) == "Empathy"
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is screen
        assert screen.query_one("#find", Input).value == ""
        screen.query_one("#find", Input).value = "zzzzqqq"
        await settle(pilot)
        assert "No page has these words" in picture(pilot)


async def test_a_receipt_opens_the_page_of_its_skill(tmp_path: Path) -> None:
    """The one action that every receipt has leads to its page, and for a step to its procedure."""
    async with staged_app(desk_with_book(tmp_path)).run_test(size=WIDE) as pilot:
        await until(pilot, "Lobby")
        await pilot.app.run_action("app.open_receipt('active_listening')")
        await until(pilot, "HandbookScreen")
        assert _chosen(pilot) == "Active listening"
        await pilot.press("escape")
        await until(pilot, "Lobby")
        await pilot.app.run_action("app.open_receipt('abusive_caller', 'procedure')")
        await until(pilot, "HandbookScreen")
        assert _chosen(pilot) == "Abusive caller, steps"


async def test_in_practice_it_opens_over_the_call_and_from_the_help(tmp_path: Path) -> None:
    """The call waits underneath; from the help F12 opens it too."""
    async with staged_app(desk_with_book(tmp_path), CALL).run_test(size=NARROW) as pilot:
        call = await start_call(pilot)
        await _open(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is call
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        assert "the handbook" in picture(pilot)
        await _open(pilot)


async def test_a_test_is_taken_with_the_book_closed(tmp_path: Path) -> None:
    """In a test neither the key nor the action opens it, not in the call, the note or the
    questions."""
    async with staged_app(desk_with_book(tmp_path), TEST).run_test(size=WIDE) as pilot:
        call = await start_call(pilot)
        await pilot.press("f12")
        await pilot.app.run_action("app.open_receipt('empathy')")
        await settle(pilot)
        assert pilot.app.screen is call
        await send(pilot, "Hello Dana, I am sorry.")
        await end_call(pilot)
        await pilot.press("f12")
        await settle(pilot)
        assert type(pilot.app.screen).__name__ == "AfterCall"
        await save_note(pilot, "note")
        await until(pilot, "AssessmentScreen")
        await pilot.press("f12")
        await settle(pilot)
        assert type(pilot.app.screen).__name__ == "AssessmentScreen"


async def test_from_the_debrief_by_key_and_back(tmp_path: Path) -> None:
    """What a receipt cites can be read where the receipts are."""
    async with staged_app(desk_with_book(tmp_path), CALL).run_test(size=WIDE) as pilot:
        await start_call(pilot)
        await send(pilot, "Hello Dana, I am sorry.")
        await end_call(pilot)
        await save_note(pilot, "note")
        await until(pilot, "Debrief")
        await _open(pilot)
        assert _chosen(pilot) == "Phone, channel"
        await pilot.press("escape")
        await until(pilot, "Debrief")
        await pilot.press("2")
        await settle(pilot)
        await _open(pilot)
        assert _chosen(pilot) == "Gratitude and appreciation"
        await pilot.press("escape")
        await until(pilot, "Debrief")


def test_the_source_of_every_receipt_is_a_link_to_its_page() -> None:
    """A click on it opens the page of the finding's skill; brackets in it stay brackets."""
    finding = Finding("r", "empathy", "missed", 0, 0, 0, "", -5.0, "w", "y", "b", "003 [Hold]")
    content = finding_content(finding)
    start = content.plain.index("003 [Hold]")
    links = [
        span.style.meta
        for span in content.spans
        if isinstance(span.style, Style) and (span.start, span.end) == (start, start + 10)
    ]
    assert linked_page(content) == "app.open_receipt('empathy', 'skill')"
    assert links == [{"@click": "app.open_receipt('empathy', 'skill')"}]


def test_a_step_links_to_its_procedure() -> None:
    """Also one whose name would break out of the action, which stays a name."""
    assert linked_page(source_content("003", "hold", "procedure")).endswith("('hold', 'procedure')")
    odd = linked_page(source_content("003", "x') + quit('"))
    assert odd == """app.open_receipt("x') + quit('", 'skill')"""


def test_picture(snap_compare: Any, tmp_path: Path) -> None:
    """A page as it is drawn in the smallest terminal."""

    async def opened(pilot: Played) -> None:
        await until(pilot, "Lobby")
        await pilot.app.run_action("app.open_handbook('empathy')")
        await until(pilot, "HandbookScreen")

    app = staged_app(desk_with_book(tmp_path))
    assert snap_compare(app, run_before=opened, terminal_size=NARROW)
