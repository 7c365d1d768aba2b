"""The debrief: the curve that leads to the reply, the marks, the procedures, the measures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import TabbedContent

from scoring.reading import Shown
from scoring.scorecard import Finding, ProcedureScore, Scorecard, SkillScore, StepFinding
from scoring.transcript import AgentTurn, CustomerTurn, Transcript
from simulator.practice.desk import Desk
from simulator.practice.session import Session
from simulator.terminal.procedure_words import procedure_content
from simulator.terminal.screens.debrief import Debrief
from simulator.terminal.told_call import told_turns
from simulator.terminal.widgets.mood_curve import Mark, columns_of
from simulator.terminal.widgets.told_page import ToldLine, ToldPage
from tests.fakes import small_desk
from tests.terminal.stage import (
    NARROW,
    Played,
    StagedLibrary,
    StagedScoring,
    app_of,
    picture,
    settle,
    staged_app,
    until,
)
from tests.terminal.test_themes import Look

SIZES = (NARROW, (160, 48))


class Proceeding(StagedScoring):
    """As the staged scoring, with a procedure in which every way of taking a step is seen."""

    def judge(self, transcript: Transcript) -> Scorecard:
        """The opening, step by step, and one that nothing began."""
        card = super().judge(transcript)
        verdicts = ("in order", "early", "late", "skipped", "repeated")
        steps = tuple(_step(verdict) for verdict in verdicts)
        begun = ProcedureScore("opening", "Opening", 40, steps)
        return replace(card, procedures=(begun, ProcedureScore("hold", "Hold", None, ())))


def _step(verdict: str) -> StepFinding:
    words = "" if verdict == "skipped" else "my own words"
    return StepFinding(
        "s",
        verdict,
        1,
        0,
        len(words),
        words,
        f"Step {verdict}",
        "It counts.",
        "Hi.",
        "002 x",  # type: ignore[arg-type]
    )


async def opened(pilot: Played, session: Session) -> Debrief:
    """The debrief of `session` on the screen."""
    await until(pilot, "Lobby")
    app_of(pilot).debrief(session)
    await until(pilot, "Debrief")
    screen = pilot.app.screen
    assert isinstance(screen, Debrief)
    return screen


def ended(folder: Path, *replies: str) -> tuple[Session, Desk]:
    """A call with these replies that the agent ended, and its desk."""
    desk = small_desk(folder, StagedLibrary(), Proceeding())
    session = Session.begin(desk, "late-van", "angry", seed=7)
    for text in replies:
        desk.clock.ms += 9_000  # type: ignore[attr-defined]
        session.reply(text)
    desk.clock.ms += 9_000  # type: ignore[attr-defined]
    session.act("end")
    return session, desk


@pytest.mark.parametrize("size", SIZES)
async def test_a_point_of_the_curve_leads_to_its_reply(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Tab to the curve, an arrow to the moment, Enter: the reply stands chosen and in sight."""
    session, desk = ended(tmp_path, "I am sorry", "what happened?", "Oh shut it")
    app = staged_app(desk)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, session)
        screen.query_one("#curve").focus()
        await settle(pilot)
        assert "0:09 ▼ calmer: angry → irritated · “sorry”" in picture(pilot)
        await pilot.press("right")
        await settle(pilot)
        assert "▲ more heated" in picture(pilot)
        await pilot.press("right", "right", "right", "enter")
        await settle(pilot)
        await settle(pilot)
        page = screen.query_one(ToldPage)
        assert screen.query_one(TabbedContent).active == "transcript"
        (chosen,) = screen.query(ToldLine).filter(".-chosen")
        assert session.transcript().turns[page.chosen or 0].text == "Oh shut it"  # type: ignore[union-attr]
        assert "Oh shut[✓1] it[!2]" in picture(pilot)
        assert chosen.region.y >= page.region.y


async def test_replies_are_chosen_by_up_and_down(tmp_path: Path) -> None:
    """Only the trainee's own turns are stopped at, from the first to the last."""
    session, desk = ended(tmp_path, "I am sorry", "Well")
    app = staged_app(desk)
    async with app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, session)
        page = screen.query_one(ToldPage)
        await pilot.press("3")
        await settle(pilot)
        seen = []
        for key in ("down", "down", "down", "up"):
            await pilot.press(key)
            await settle(pilot)
            seen.append(page.chosen)
        replies = [
            at for at, one in enumerate(session.transcript().turns) if isinstance(one, AgentTurn)
        ]
        assert seen == [replies[0], replies[1], replies[1], replies[0]]


@pytest.mark.parametrize("size", SIZES)
async def test_procedures_and_measures_tell_their_reasons(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Each step with how it was taken; each measure named simulated, with a reason."""
    session, desk = ended(tmp_path, "I am sorry")
    app = staged_app(desk)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, session)
        await pilot.press("4")
        await settle(pilot)
        shown = picture(pilot)
        assert "40 fair    Opening" in shown
        assert "✓ Step in order (in order)" in shown
        await pilot.press("5")
        await settle(pilot)
        shown = picture(pilot)
        assert "Simulated: no customer was asked." in shown
        assert "First contact resolution: no  ✗ poor" in shown
        assert "– the matter was not solved" in shown


async def test_two_strengths_and_one_thing_stand_on_the_first_page(tmp_path: Path) -> None:
    """Balanced, and the fatal fault before everything else."""
    session, desk = ended(tmp_path, "I am sorry", "Oh shut it", "Well")
    app = staged_app(desk)
    async with app.run_test(size=(100, 70)) as pilot:
        await opened(pilot, session)
        shown = picture(pilot)
        places = [
            shown.index(words)
            for words in (
                "insulted the customer",
                "Bad end",
                "level: ",
                "The customer's mood",
                "What you did well",
                "One thing to work on",
                "What it would bring (simulated)",
            )
        ]
        assert places == sorted(places)


def test_every_way_of_taking_a_step_has_its_word_and_its_sign() -> None:
    """No verdict is told by colour alone, and only what was not in order has a receipt."""
    verdicts = ("in order", "early", "late", "skipped", "repeated")
    told = [
        procedure_content(ProcedureScore("p", "P", 1, (_step(verdict),))).plain.split("\n", 1)[1]
        for verdict in verdicts
    ]
    for verdict, words in zip(verdicts, told, strict=True):
        assert f"Step {verdict} ({verdict})" in words
        assert ("Handbook: 002 x" in words) is (verdict != "in order")
    assert {words[0] for words in told} == {"✓", "◔", "✗", "↻"}


def test_evidence_is_marked_by_sign_and_number() -> None:
    """Each piece of evidence has its mark behind it and the note of that number below; findings on
    the same words share one; signs of a text stay as they are."""
    text = "I am [b]sorry[/b], calm down"
    found = (
        _finding("met", 8, 13, "Apologise"),
        _finding("met", 8, 13, "Own it"),
        _finding("fault", 19, 28, "Do not command"),
    )
    card = Scorecard(50, (), (SkillScore("s", "S", 50, found),))
    reply = AgentTurn(text, (Shown("apology", 8, 13, "sorry", 1.0),))
    told = Transcript("phone", (CustomerTurn("Hello?"), reply))
    turn = told_turns(told, card, ("Dana", "You"), ())[1]
    assert "I am [b]sorry[✓1][/b], calm down[!2]" in turn.words.plain
    assert turn.notes.plain.split("\n")[:2] == ["✓1 Apologise · Own it", "!2 Do not command"]


def _finding(verdict: str, start: int, end: int, what: str) -> Finding:
    return Finding(what, "s", verdict, 1, start, end, "w", 1.0, what, "why", "Better.", "003")  # type: ignore[arg-type]


def test_marks_on_the_curve_do_not_hide_one_another() -> None:
    """Moments at almost the same time stand beside each other, inside the curve."""
    curve = [(0, "angry", "hot"), (10_000, "calm", "cool")]
    marks = [Mark(at, "better") for at in (5_000, 5_001, 9_999, 10_000)]
    assert columns_of(marks, curve, 11) == [5, 6, 10, 10]


async def test_contrast_on_every_page(tmp_path: Path) -> None:
    """Curve chosen, reply chosen, procedures, measures, in every theme."""
    session, desk = ended(tmp_path, "I am sorry", "Oh shut it", "Well")
    app = staged_app(desk)
    async with app.run_test(size=NARROW) as pilot:
        look = Look(pilot)
        screen = await opened(pilot, session)
        screen.query_one("#curve").focus()
        await look.at("curve")
        for page in "23456":
            await pilot.press(page)
            await settle(pilot)
            await look.at(f"page {page}")
    assert look.faint == []
    assert any("Simulated" in text for text in look.seen)


async def test_a_page_turned_to_by_its_number_takes_the_focus(tmp_path: Path) -> None:
    """From whichever page one comes, the arrows work on the new one at once."""
    session, desk = ended(tmp_path, "I am sorry")
    app = staged_app(desk)
    pages = {"2": "skill-list", "3": "transcript-page", "4": "procedure-list", "5": "measures-page"}
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, session)
        for page in "2345251432":
            await pilot.press(page)
            await settle(pilot)
            await settle(pilot)
            assert app.focused is not None
            assert app.focused.id == pages.get(page, "outcome-page")
