"""Small and large terminals: nothing that is needed is cut off."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tests.terminal.stage import (
    NARROW,
    WIDE,
    Played,
    end_call,
    save_note,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)


async def cut_off(pilot: Played, needed: str) -> list[str]:
    """The needed widgets that do not lie wholly on the screen, at both sizes; it is left at the
    other size than it had."""
    found = []
    for size in sorted((WIDE, NARROW), key=lambda size: size != pilot.app.size):
        if size != pilot.app.size:
            await pilot.resize_terminal(*size)
        await settle(pilot)
        whole = pilot.app.screen.region
        for selector in needed.split():
            region = pilot.app.screen.query_one(selector).region
            if not region.area or region not in whole:
                found.append(f"{pilot.app.screen} {size}: {selector} at {region}")
        for key in pilot.app.screen.query_one(Footer).query(FooterKey):
            if key.region not in whole:
                found.append(f"{pilot.app.screen} {size}: hint {key.description}")
    return found


async def test_every_screen_fits(tmp_path: Path) -> None:
    """Lists, boxes, notices and every key hint are whole at 80x24 and at 200x60."""
    app = staged_app(staged_desk(tmp_path))
    cut: list[str] = []
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        cut += await cut_off(pilot, "#title-bar #next #search #scenarios #details")
        await pilot.press("enter")
        await until(pilot, "Briefing")
        cut += await cut_off(pilot, "#title-bar #briefing #ready")
        screen = await start_call(pilot)
        await send(pilot, "I am sorry")
        await send(pilot, "/hodl")
        cut += await cut_off(pilot, "#state #transcript #coach #notice #reply")
        screen.typing.box.put("/")
        await settle(pilot)
        cut += await cut_off(pilot, "#state #actions #reply")
        screen.typing.box.put("\n".join("abcdefghijklmnopq"))
        await settle(pilot)
        cut += await cut_off(pilot, "#state #transcript #reply")
        await end_call(pilot)
        cut += await cut_off(pilot, "#title-bar #outcome #choices")
        await save_note(pilot, "note")
        await until(pilot, "Debrief")
        cut += await cut_off(pilot, "#title-bar Tabs #outcome-page")
        await pilot.press("2")
        await settle(pilot)
        cut += await cut_off(pilot, "Tabs #skill-list #skill-receipts")
        for page, needed in (
            ("3", "#transcript-page"),
            ("4", "#procedure-list #procedure-receipts"),
            ("5", "#measures-page"),
        ):
            await pilot.press(page)
            await settle(pilot)
            cut += await cut_off(pilot, f"Tabs {needed}")
        app.assessment(screen.session)
        await until(pilot, "AssessmentScreen")
        await send(pilot, "An answer that is long enough")
        cut += await cut_off(pilot, "#title-bar #asked #notice #answer")
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        cut += await cut_off(pilot, "#title-bar .page")
    assert cut == []


async def test_the_last_words_stay_in_sight(tmp_path: Path) -> None:
    """However long the call, the newest words are on the screen, and page up shows the oldest."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "calm", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        for number in range(6):
            await send(pilot, f"I am sorry, this is reply {number}")
        await pilot.resize_terminal(*WIDE)
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        last = screen.transcript.query(".turn").last()
        assert last.region in screen.transcript.region
        for _ in range(9):
            await pilot.press("pageup")
        await settle(pilot)
        assert screen.transcript.query(".turn").first().region in screen.transcript.region
        assert screen.typing.box.has_focus


async def test_a_tiny_terminal_does_not_break(tmp_path: Path) -> None:
    """At a size nobody can work with nothing crashes, and growing again shows all."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "angry", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        await pilot.resize_terminal(20, 5)
        await send(pilot, "I am sorry")
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert screen.typing.box.region in screen.region
