"""A stage for the screens: a small library, an app over it, and ways to act and to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rich.color import Color
from rich.segment import Segment
from textual.pilot import Pilot
from textual.widgets import Input

from scoring.answers import Point, Question
from scoring.levels import Levels
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import AgentTurn, Transcript
from simulator.content.headings import Heading
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.practice.desk import Desk
from simulator.terminal.app import FirstCallApp, Start
from simulator.terminal.screens.call import CallScreen
from simulator.terminal.widgets.reply_box import ReplyBox
from tests.fakes import ANGRY, LATE, HandClock, Shelf, SmallLibrary, WordScoring, small_desk

NARROW, WIDE = (80, 24), (200, 60)

CALM = replace(
    ANGRY, id="calm", name="Calm", about="Takes it as it comes.", starts="calm", advice="Be brief."
)
PHONE = replace(LATE, personas=("angry", "calm"))
POST = replace(
    LATE, id="loud-post", title="The loud post", channel="social", difficulty=3, trains=("apology",)
)
LETTER = replace(LATE, id="long-letter", title="The long letter", channel="email", difficulty=4)
CHAT = replace(LATE, id="short-chat", title="The short chat", channel="chat", difficulty=5)

QUESTIONS = tuple(
    Question(
        number,
        f"What is the answer to question {number}?",
        (Point(0, f"Says the first thing of {number}."),),
        (),
        f"A model answer to question {number}.",
        "003 assessment",
    )
    for number in range(1, 19)
)


class StagedLibrary(SmallLibrary):
    """A library of several scenarios that also lists its personas."""

    def __init__(
        self,
        scenarios: tuple[Scenario, ...] = (PHONE, POST, LETTER, CHAT),
        personas: tuple[Persona, ...] = (ANGRY, CALM),
    ) -> None:
        super().__init__()
        self.scenarios = Shelf({one.id: one for one in scenarios})
        self.personas = Shelf({one.id: one for one in personas})

    def headings(self, kind: str) -> tuple[Heading, ...]:
        """The top of each file."""
        if kind == "scenario":
            return super().headings(kind)
        return tuple(
            Heading("persona", one.id, one.name, one.about) for one in self.personas.values()
        )


def _insult(place: int, words: str) -> Finding:
    return Finding(
        rule="no-insult",
        skill="respect",
        verdict="fault",
        turn=place,
        start=0,
        end=len(words),
        words=words,
        points=-100.0,
        what="insulted the customer",
        why="An insult ends trust.",
        better="I hear you.",
        source="003 respect",
        fatal=True,
    )


@dataclass
class StagedScoring(WordScoring):
    """As the scoring of words, with a second skill that is never due and a fatal insult."""

    questions: tuple[Question, ...] = QUESTIONS

    def judge(self, transcript: Transcript) -> Scorecard:
        """A fault that is fatal for every reply that is rude."""
        card = super().judge(transcript)
        fatal = tuple(
            _insult(place, turn.text)
            for place, turn in enumerate(transcript.turns)
            if isinstance(turn, AgentTurn) and any(one.behaviour == "rude" for one in turn.shown)
        )
        respect = SkillScore("respect", "Respect", 0 if fatal else None, fatal)
        return Scorecard(card.overall, fatal, (*card.skills, respect))

    def levels(self, transcript: Transcript, scorecard: Scorecard) -> Levels:
        """Of the skill that the shipped rubric knows."""
        known = tuple(one for one in scorecard.skills if one.skill != "respect")
        return super().levels(transcript, replace(scorecard, skills=known, fatal=()))

    def draw(self, scenario: Scenario, scorecard: Scorecard, seed: int) -> tuple[Question, ...]:
        """Always the first three."""
        return QUESTIONS[:3]


def staged_desk(folder: Path, library: SmallLibrary | None = None) -> Desk:
    """A desk over a real store in `folder`."""
    return small_desk(folder, library or StagedLibrary(), StagedScoring())


def staged_app(
    desk: Desk, start: Start | None = None, resume: str | None = None, *, animated: bool = False
) -> FirstCallApp:
    """The app, with nothing moving on its own unless asked for."""
    app = FirstCallApp(desk, start, resume)
    app.animation_level = "full" if animated else "none"
    return app


def clock_of(app: FirstCallApp) -> HandClock:
    """The clock that the test moves."""
    clock = app.desk.clock
    assert isinstance(clock, HandClock)
    return clock


Played = Pilot[None]


def app_of(pilot: Played) -> FirstCallApp:
    """The app under test."""
    assert isinstance(pilot.app, FirstCallApp)
    return pilot.app


async def settle(pilot: Played) -> None:
    """Wait until all work beside the screen is done, and draw what there is then."""
    await _quiet(pilot)
    segments(pilot)


async def _quiet(pilot: Played) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Played, name: str) -> None:
    """Wait for the screen of that class, and for its work."""
    for _ in range(500):
        if type(pilot.app.screen).__name__ == name:
            await _quiet(pilot)
            await settle(pilot)
            return
        await pilot.pause(0.01)
    raise AssertionError(f"still on {type(pilot.app.screen).__name__}, waiting for {name}")


async def start_call(pilot: Played) -> CallScreen:
    """From the briefing into the call."""
    await until(pilot, "Briefing")
    await pilot.press("enter")
    await until(pilot, "CallScreen")
    screen = pilot.app.screen
    assert isinstance(screen, CallScreen)
    return screen


async def send(pilot: Played, text: str) -> None:
    """Put a text into the box and press Enter."""
    pilot.app.screen.query_one(ReplyBox).put(text)
    await _quiet(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def end_call(pilot: Played) -> None:
    """End the call by the action, and go on to the work after it."""
    await send(pilot, "/end")
    await pilot.press("enter")
    await until(pilot, "AfterCall")


async def save_note(pilot: Played, *fields: str) -> None:
    """Fill the lines of the note and go on."""
    for field, words in zip(pilot.app.screen.query(Input), fields, strict=False):
        field.value = words
    await pilot.press("f2")


def segments(pilot: Played) -> list[list[Segment]]:
    """What the terminal would show, row by row."""
    return [list(strip) for strip in pilot.app.screen._compositor.render_strips()]


def picture(pilot: Played) -> str:
    """What the terminal would show, as plain text."""
    return "\n".join("".join(one.text for one in row).rstrip() for row in segments(pilot))


def inked(pilot: Played) -> Iterator[tuple[str, Color, Color]]:
    """Every run of letters or digits with its two colours."""
    for row in segments(pilot):
        for one in row:
            style = one.style
            if style is None or not any(sign.isalnum() for sign in one.text):
                continue
            if style.color is None or style.bgcolor is None:
                continue
            pair = (style.color, style.bgcolor)
            yield (one.text, *(reversed(pair) if style.reverse else pair))
