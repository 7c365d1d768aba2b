"""Test mode: no hint on any screen before the end."""

from __future__ import annotations

from pathlib import Path

from simulator.terminal.widgets.coach_panel import CoachPanel
from tests.fakes import ANGRY, LATE
from tests.terminal.stage import (
    WIDE,
    picture,
    save_note,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)

HINTS = (
    *(stage.task for stage in LATE.stages.values()),
    *(reply for stage in LATE.stages.values() for reply in stage.model),
    *(outcome.about for outcome in LATE.outcomes.values()),
    *ANGRY.moods,
    "Coach",
    "Better:",
    "For example:",
    "A model answer",
    "of 100",
    "▂",
    "→",
    "ask leave",
    "once warned",
    "Issue",
    "Impact",
    "Rewind",
    "Try again",
)
"""Words that would tell what is wanted, or how it goes."""


def _without_hint(shown: str) -> None:
    found = [hint for hint in HINTS if hint in shown]
    assert found == []


async def test_nothing_helps_before_the_end(tmp_path: Path) -> None:
    """Call, actions, help, palette, note and questions show no task, mood, mark or model."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "angry", 7, "test"))
    async with app.run_test(size=WIDE) as pilot:
        screen = await start_call(pilot)
        assert not screen.query(CoachPanel)
        await send(pilot, "I am sorry")
        _without_hint(picture(pilot))
        await pilot.press("slash")
        await settle(pilot)
        _without_hint(picture(pilot))
        screen.typing.box.put("")
        await pilot.press("f4", "f7", "f8")
        await settle(pilot)
        assert pilot.app.screen is screen
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        _without_hint(picture(pilot))
        await pilot.press("escape")
        await pilot.press("ctrl+p")
        await until(pilot, "CommandPalette")
        _without_hint(picture(pilot))
        await pilot.press("escape")
        await send(pilot, "/end")
        _without_hint(picture(pilot))
        await pilot.press("enter")
        await until(pilot, "AfterCall")
        _without_hint(picture(pilot))
        assert "Take a break" in picture(pilot)
        await save_note(pilot, "note")
        await until(pilot, "AssessmentScreen")
        for number in (1, 2, 3):
            assert f"question {number} of 3" in picture(pilot)
            _without_hint(picture(pilot))
            await send(pilot, "An answer that is long enough")
        await until(pilot, "Debrief")
        assert "of 100" in picture(pilot)
        await pilot.press("enter")
        await until(pilot, "SummaryScreen")
        assert "A model answer to question 1." in picture(pilot)


async def test_the_customer_speaks_as_in_practice(tmp_path: Path) -> None:
    """What a person would notice stays: the customer's words."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "angry", 7, "test"))
    async with app.run_test(size=WIDE) as pilot:
        await start_call(pilot)
        await send(pilot, "I am sorry")
        assert "[better]" in picture(pilot)
