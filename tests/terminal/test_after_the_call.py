"""From the end of the call to the lobby: note, debrief, assessment, summary, history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.widgets import Input

from scoring.answers import Mark, PointMark
from scoring.scorecard import Finding
from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.terminal.finding_words import finding_content
from simulator.terminal.mark_words import mark_content
from simulator.terminal.screens.debrief import Debrief
from simulator.terminal.widgets.choices import Choices
from tests.fakes import LATE
from tests.terminal.stage import (
    NARROW,
    QUESTIONS,
    StagedLibrary,
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

PHONE = ("late-van", "angry", 7, "practice")


async def test_a_whole_session_in_practice(tmp_path: Path) -> None:
    """From the briefing to the lobby: every screen in its order, everything in the records."""
    desk = staged_desk(tmp_path)
    app = staged_app(desk, PHONE)
    async with app.run_test(size=NARROW) as pilot:
        screen = await start_call(pilot)
        session = screen.session
        clock_of(app).ms += 4_000
        await send(pilot, "I am so sorry, you must be upset")
        clock_of(app).ms += 9_000
        await send(pilot, "I will send another van now")
        clock_of(app).ms += 5_000
        await send(pilot, "Thanks and good bye")
        assert session.call.outcome.id == "resolved"
        assert "The call has ended. Enter goes on." in picture(pilot)
        await pilot.press("enter")
        await until(pilot, "AfterCall")
        assert "A van is coming." in picture(pilot)
        await save_note(pilot, "No van", "Move at risk", "Sent one", "Solved")
        await until(pilot, "Debrief")
        assert session.entries()[-2].text == (
            "wrote a note: Issue: No van; Impact: Move at risk; Steps: Sent one; Outcome: Solved"
        )
        assert "Good end: A van is coming." in picture(pilot)
        await pilot.press("enter")
        await until(pilot, "AssessmentScreen")
        for number in (1, 2, 3):
            assert f"question {number} of 3" in picture(pilot)
            await send(pilot, "An answer that is long enough")
            shown = picture(pilot)
            assert f"✓ Says the first thing of {number}." in shown
            assert f"A model answer to question {number}." in shown
            await pilot.press("enter")
            await settle(pilot)
        await until(pilot, "SummaryScreen")
        assert "What you did well" in picture(pilot)
        await pilot.press("enter")
        await until(pilot, "Lobby")
        assert "best 100" in picture(pilot)
    assert replay(desk, session.id).equal


async def test_the_break_is_offered_after_abuse_only(tmp_path: Path) -> None:
    """Practice offers the break where it is due."""
    desk = staged_desk(tmp_path)
    for words, offered in (("I am sorry", False), ("shut up", True)):
        app = staged_app(desk, PHONE)
        async with app.run_test(size=NARROW) as pilot:
            screen = await start_call(pilot)
            await send(pilot, words)
            await end_call(pilot)
            assert ("Take your break" in picture(pilot)) is offered
            if offered:
                app.screen.query_one(Choices).focus()
                await pilot.press("down", "down", "enter")
                await settle(pilot)
                assert "five to ten minutes before the next call" in picture(pilot)
                assert screen.session.entries()[-2].text == "took a break"


async def test_an_empty_note_is_refused_and_can_be_left_out(tmp_path: Path) -> None:
    """Saving nothing says so; going on without a note is a choice of its own."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await end_call(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "A note needs words" in picture(pilot)
        app.screen.query_one(Choices).focus()
        await pilot.press("down", "enter")
        await until(pilot, "Debrief")


async def test_the_debrief_gives_the_receipts(tmp_path: Path) -> None:
    """Fatal faults first; each skill as number and word; behind it words, why, better, source."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await send(pilot, "I am sorry")
        await send(pilot, "Oh shut it")
        await send(pilot, "No")
        await end_call(pilot)
        app_of(pilot).debrief(app.screen.session)
        await until(pilot, "Debrief")
        assert isinstance(app.screen, Debrief)
        rows = picture(pilot).split("\n")
        page = [row.strip(" ▌█▐") for row in rows if row.strip()]
        assert any("insulted the customer (cost you, -100 · fatal)" in row for row in page[:5])
        await pilot.press("2")
        await settle(pilot)
        shown = picture(pilot)
        assert "0 weak    Respect" in shown
        assert "Words: “Oh shut it”" in shown
        assert "Why: An insult ends trust." in shown
        assert "Better: I hear you." in shown
        assert "Handbook: 003 respect" in shown
        await pilot.press("down")
        await settle(pilot)
        assert "67 of 100, good" in picture(pilot)
        await pilot.press("3")
        await settle(pilot)
        shown = picture(pilot)
        assert "I am sorry" in shown
        assert "✓1 said something" in shown


async def test_a_skill_that_was_never_due_is_not_scored(tmp_path: Path) -> None:
    """Not scored is said in words and is not zero."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await send(pilot, "I am sorry")
        await end_call(pilot)
        app_of(pilot).debrief(app.screen.session)
        await until(pilot, "Debrief")
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("down")
        await settle(pilot)
        assert "Nothing in this call made it due" in picture(pilot)


async def test_the_assessment_goes_on_after_a_break_off(tmp_path: Path) -> None:
    """A question answered is not asked again, and an empty answer is refused."""
    desk = staged_desk(tmp_path)
    session = Session.begin(desk, "late-van", "angry", seed=1)
    session.act("end")
    session.answer(1, "An answer that is long enough")
    app = staged_app(desk, resume=session.id)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "AssessmentScreen")
        assert "question 2 of 3" in picture(pilot)
        await send(pilot, "  ")
        assert "nothing to send yet" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, "Lobby")


async def test_history_opens_the_debrief_or_goes_on(tmp_path: Path) -> None:
    """A finished session shows its debrief again, an unfinished one goes on."""
    desk = staged_desk(tmp_path)
    done = Session.begin(desk, "late-van", "angry", seed=1)
    done.reply("I am sorry")
    done.act("end")
    done.finish()
    Session.begin(desk, "loud-post", "angry", seed=2)
    app = staged_app(desk)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press("f5")
        await until(pilot, "History")
        shown = picture(pilot)
        assert "open  practice The loud post · angry" in shown
        assert "100  practice The late van · angry" in shown
        await pilot.press("down", "enter")
        await until(pilot, "Debrief")
        await pilot.press("escape")
        await until(pilot, "Lobby")
        await pilot.press("f5")
        await until(pilot, "History")
        await pilot.press("enter")
        await until(pilot, "CallScreen")


async def test_an_empty_history_says_so(tmp_path: Path) -> None:
    """Nobody is left before an empty page."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press("f5")
        await until(pilot, "History")
        assert "Nothing played yet." in picture(pilot)


async def test_enter_goes_through_the_lines_of_the_note(tmp_path: Path) -> None:
    """The four lines are filled one after the other without leaving the keys."""
    app = staged_app(staged_desk(tmp_path), PHONE)
    async with app.run_test(size=NARROW) as pilot:
        await start_call(pilot)
        await end_call(pilot)
        fields = list(app.screen.query(Input))
        for field in fields:
            assert field.has_focus
            await pilot.press("enter")
        assert app.screen.query_one(Choices).has_focus


async def test_a_finished_call_whose_scenario_changed_still_opens(tmp_path: Path) -> None:
    """The history shows what was recorded: result, standouts and the trainee's own words."""
    session = Session.begin(staged_desk(tmp_path), "late-van", "angry", seed=7)
    session.reply("I am so sorry [b]Dana[/b]")
    session.act("end")
    session.finish()
    changed = staged_desk(tmp_path, StagedLibrary((replace(LATE, briefing="Another one."),)))
    app = staged_app(changed)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, "Lobby")
        await pilot.press("f5")
        await until(pilot, "History")
        await pilot.press("enter")
        await until(pilot, "Recorded")
        shown = picture(pilot)
        assert "has changed since you played it" in shown
        assert "100 of 100" in shown
        pilot.app.screen.query_one("#record").scroll_end(animate=False)
        await settle(pilot)
        assert "You: I am so sorry [b]Dana[/b]" in picture(pilot)
        assert "[ended the call]" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, "History")


def test_a_receipt_for_what_was_done_offers_no_better_words() -> None:
    """Better words belong to what was missed; what was earned needs none."""
    earned = Finding("r", "s", "met", 0, 0, 5, "sorry", 50.0, "Apologise", "why", "Other.", "003")
    assert "Other." not in finding_content(earned).plain
    assert "Other." in finding_content(replace(earned, verdict="late")).plain


def test_a_point_left_out_of_a_full_answer_is_no_mistake() -> None:
    """Full marks stand beside no cross, lower ones do."""
    points = (PointMark(0, True, 0, 1, "a"), PointMark(1, False, 0, 0, ""))
    full = mark_content(QUESTIONS[0], Mark(1, 1.0, points)).plain
    half = mark_content(QUESTIONS[0], Mark(1, 0.5, points)).plain
    assert ("✗" in full, "✗" in half) == (False, True)
