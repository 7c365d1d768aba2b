"""Pictures of the main screens, compared with the stored ones.

After a change that is meant, make them again with `--snapshot-update`, and look at them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tests.terminal.stage import (
    NARROW,
    WIDE,
    Played,
    clock_of,
    end_call,
    save_note,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)

PHONE = ("late-van", "angry", 7, "practice")
Steps = Callable[[Played], Awaitable[None]]


async def _call(pilot: Played) -> None:
    await start_call(pilot)
    clock_of(pilot.app).ms += 12_000  # type: ignore[arg-type]
    await send(pilot, "Hello Dana, I am sorry that the van let you wait.")


async def _debrief(pilot: Played) -> None:
    await _call(pilot)
    await send(pilot, "Hm.")
    await end_call(pilot)
    await save_note(pilot, "note")
    await until(pilot, "Debrief")


async def _assessment(pilot: Played) -> None:
    await _debrief(pilot)
    await pilot.press("enter")
    await until(pilot, "AssessmentScreen")
    await send(pilot, "An answer that is long enough")


async def _summary(pilot: Played) -> None:
    await _assessment(pilot)
    for _ in range(2):
        await pilot.press("enter")
        await send(pilot, "An answer that is long enough")
    await pilot.press("enter")
    await until(pilot, "SummaryScreen")


def _matches(snap_compare: Any, folder: Path, steps: Steps, size: tuple[int, int]) -> bool:
    app = staged_app(staged_desk(folder), PHONE)
    return bool(snap_compare(app, run_before=steps, terminal_size=size))


def test_lobby(snap_compare: Any, tmp_path: Path) -> None:
    """The lobby of a newcomer."""

    async def lobby(pilot: Played) -> None:
        await until(pilot, "Lobby")

    app = staged_app(staged_desk(tmp_path))
    assert snap_compare(app, run_before=lobby, terminal_size=NARROW)


def test_briefing(snap_compare: Any, tmp_path: Path) -> None:
    """The briefing in a small terminal."""

    async def briefing(pilot: Played) -> None:
        await until(pilot, "Briefing")
        await settle(pilot)

    assert _matches(snap_compare, tmp_path, briefing, NARROW)


def test_call(snap_compare: Any, tmp_path: Path) -> None:
    """The call in a small terminal, with the coach."""
    assert _matches(snap_compare, tmp_path, _call, NARROW)


def test_call_wide(snap_compare: Any, tmp_path: Path) -> None:
    """The call in a large terminal, with the record beside it."""
    assert _matches(snap_compare, tmp_path, _call, WIDE)


def test_debrief(snap_compare: Any, tmp_path: Path) -> None:
    """The first page of the debrief."""
    assert _matches(snap_compare, tmp_path, _debrief, NARROW)


def test_debrief_transcript(snap_compare: Any, tmp_path: Path) -> None:
    """The transcript with its marks, notes in the margin, and a reply chosen."""

    async def transcript(pilot: Played) -> None:
        await _debrief(pilot)
        await pilot.press("3")
        await settle(pilot)
        await pilot.press("down")
        await settle(pilot)

    assert _matches(snap_compare, tmp_path, transcript, (160, 48))


def test_assessment(snap_compare: Any, tmp_path: Path) -> None:
    """A question with its mark."""
    assert _matches(snap_compare, tmp_path, _assessment, NARROW)


def test_summary(snap_compare: Any, tmp_path: Path) -> None:
    """What to take along."""
    assert _matches(snap_compare, tmp_path, _summary, NARROW)
