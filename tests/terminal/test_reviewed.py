"""What a trainer said stands in the debrief where the trainee reads it, and later scores beside the
first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.practice.branching import branch
from simulator.practice.desk import Desk
from simulator.practice.rescoring import rescore
from simulator.practice.reviewing import review
from simulator.practice.session import Session
from simulator.terminal.screens.history import History
from tests.fakes import small_desk
from tests.terminal.stage import (
    NARROW,
    StagedLibrary,
    StagedScoring,
    app_of,
    picture,
    settle,
    staged_app,
    until,
)
from tests.terminal.test_debrief import opened
from tests.terminal.test_themes import Look

SIZES = ((100, 70), (200, 60))


def reviewed(folder: Path) -> tuple[Session, Desk]:
    """A finished call of 50: the second reply missed something, and a trainer overruled that."""
    desk = small_desk(folder, StagedLibrary(), StagedScoring())
    session = Session.begin(desk, "late-van", "angry", seed=7)
    for words in ("I am sorry", "Well"):
        session.reply(words)
    session.act("end")
    session.finish()
    ann = {"by": "Ann [b]"}
    review(desk, session.id, finding=2, verdict="meets", comment="It was [red]kind[/red].", **ann)
    review(desk, session.id, reply=1, comment="A good start.", **ann)
    review(desk, session.id, comment="Keep it up.", **ann)
    return session, desk


@pytest.mark.parametrize("size", SIZES)
async def test_the_trainer_is_heard_on_every_page(tmp_path: Path, size: tuple[int, int]) -> None:
    """The whole on the first page, the override in the skill's receipts, the notes in the margin;
    nothing she writes is markup."""
    session, desk = reviewed(tmp_path)
    app = staged_app(desk)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, Session.resume(desk, session.id))
        shown = picture(pilot)
        assert "Overall: 50 of 100" in shown
        assert "Reviewed by Ann [b]: 100 of 100 (first: 50)" in shown
        assert "Trainer Ann [b]: Keep it up." in shown
        await pilot.press("2")
        await settle(pilot)
        shown = picture(pilot)
        assert "Reviewed by Ann [b]: 100 (first: 50)" in shown
        flat = " ".join(shown.replace("│", " ").split())
        assert "Trainer Ann [b]: meets what was due" in flat
        assert "[red]kind[/red]." in flat
        await pilot.press("3")
        await settle(pilot)
        shown = picture(pilot)
        assert "Trainer Ann [b]: A good start." in shown
        assert "Trainer Ann [b] on “said nothing”: meets" in shown


async def test_later_scores_stand_beside_the_first(tmp_path: Path) -> None:
    """A score by another rubric is told with its level and name; the first one stays on top."""
    session, desk = reviewed(tmp_path)
    other = replace(
        desk,
        load_scoring=lambda: StagedScoring(rubric_fingerprint="rubric-2", rubric_title="rubric 2"),
    )
    assert rescore(other, session.id).recorded
    app = staged_app(other)
    async with app.run_test(size=(140, 50)) as pilot:
        await opened(pilot, Session.resume(other, session.id))
        shown = picture(pilot)
        assert shown.index("Overall: 50 of 100") < shown.index("Scored again: 50 of 100, learner")
        assert "(first: 50), by rubric 2, 2026-03-01" in shown


async def test_the_record_of_a_changed_call_has_the_review(tmp_path: Path) -> None:
    """Where the call cannot be drawn any more, what the trainer said still can."""
    _, desk = reviewed(tmp_path)
    desk.library.scenarios.clear()  # type: ignore[attr-defined]
    app = staged_app(desk)
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, "Lobby")
        app_of(pilot).show(History())
        await until(pilot, "History")
        assert "late-van · angry · reviewed 100" in picture(pilot)
        await pilot.press("enter")
        await until(pilot, "Recorded")
        shown = picture(pilot)
        assert "Reviewed by Ann [b]: 100 of 100 (first: 50)" in shown
        assert "Trainer Ann [b] on reply 1: A good start." in shown


async def test_the_history_marks_second_tries(tmp_path: Path) -> None:
    """A call left to try again is not open, and its branch says what it is."""
    desk = small_desk(tmp_path, StagedLibrary(), StagedScoring())
    left = Session.begin(desk, "late-van", "angry", seed=7)
    left.reply("Well")
    branch(desk, left, 0)
    app = staged_app(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "Lobby")
        app_of(pilot).show(History())
        await until(pilot, "History")
        rows = picture(pilot).splitlines()
        assert any(" open " in row and "· another try" in row for row in rows)
        assert any(" left " in row and "another try" not in row for row in rows)


async def test_contrast_of_what_a_trainer_said(tmp_path: Path) -> None:
    """In every theme, on every page."""
    session, desk = reviewed(tmp_path)
    app = staged_app(desk)
    async with app.run_test(size=NARROW) as pilot:
        look = Look(pilot)
        await opened(pilot, Session.resume(desk, session.id))
        for page in "123":
            await pilot.press(page)
            await settle(pilot)
            await look.at(f"page {page}")
    assert look.faint == []
    assert any("Trainer" in text for text in look.seen)
