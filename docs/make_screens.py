"""Makes the pictures of the app in docs/screens: `python docs/make_screens.py`.

A short call is played in a folder that is thrown away afterwards; its seed and its replies are
fixed, so that the same version always gives the same pictures.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from simulator.practice.wiring import open_desk
from simulator.terminal import themes
from simulator.terminal.app import FirstCallApp
from simulator.terminal.widgets.reply_box import ReplyBox

SCREENS = Path(__file__).parent / "screens"
START = ("late-engineer", "angry", 3, "practice")
REPLIES = (
    "Hello Dana, this is Sam at Northwind. I'm so sorry our engineer never came and you lost a"
    " whole day over it. May I have your full name, your postcode and the last four digits of"
    " your account, so that I can put this right?",
    "/verify",
    "Thank you, Dana. Calm down, please: you get £20 and a visit on Thursday between 8 and 10.",
)
BETTER = (
    "Thank you, Dana. The job before yours ran over and nobody told you: that was our mistake."
    " I can book you in for Thursday, 8 to 10. Does that suit you?"
)
ANSWER = "Listen with full attention, then say it back in your own words to check it."


class Stopped:
    """A clock that moves on by a few seconds each time a reply is sent."""

    def __init__(self) -> None:
        self.ms = 0

    def now_ms(self) -> int:
        """Milliseconds since the start."""
        return self.ms

    def utc(self) -> str:
        """Always the same day."""
        return "2026-03-02T09:30:00.000Z"


async def _on(pilot: Pilot[None], name: str) -> None:
    for _ in range(400):
        if type(pilot.app.screen).__name__ == name:
            break
        await pilot.pause(0.05)
    else:
        raise SystemExit(f"found the screen {type(pilot.app.screen).__name__}, expected {name}")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.2)


def _save(app: FirstCallApp, name: str) -> None:
    SCREENS.mkdir(exist_ok=True)
    app.save_screenshot(f"{name}.svg", str(SCREENS))


async def _send(pilot: Pilot[None], clock: Stopped, text: str) -> None:
    clock.ms += 9_000
    pilot.app.screen.query_one(ReplyBox).put(text)
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.4)


async def _lobby(home: Path, clock: Stopped) -> None:
    desk = open_desk(home)
    desk.clock = clock
    app = FirstCallApp(desk)
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        await _on(pilot, "Lobby")
        _save(app, "lobby")
    desk.close()


async def _session(home: Path, clock: Stopped) -> None:
    desk = open_desk(home)
    desk.clock = clock
    app = FirstCallApp(desk, START)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        await _on(pilot, "Briefing")
        _save(app, "briefing")
        await pilot.press("enter")
        await _on(pilot, "CallScreen")
        for reply in REPLIES:
            await _send(pilot, clock, reply)
        _save(app, "call")
        app.theme = themes.LIGHT
        await pilot.pause(0.2)
        _save(app, "call-light")
        app.theme = themes.MONO
        await pilot.pause(0.2)
        _save(app, "call-mono")
        app.theme = themes.DARK
        await _send(pilot, clock, "/end")
        await pilot.press("enter")
        await _on(pilot, "AfterCall")
        await pilot.press(*"Missed visit", "f2")
        await _on(pilot, "Debrief")
        await _pages(pilot, app)
        await _drill(pilot, app, clock)
        await _second_try(pilot, app, clock)
        await pilot.press("enter")
        await _on(pilot, "AssessmentScreen")
        await _send(pilot, clock, ANSWER)
        _save(app, "assessment")
    desk.close()


async def _pages(pilot: Pilot[None], app: FirstCallApp) -> None:
    """The pages of the debrief, with a reply chosen on the transcript."""
    _save(app, "debrief")
    await pilot.press("2")
    await pilot.pause(0.3)
    _save(app, "skills")
    await pilot.press("3", "down")
    await pilot.pause(0.3)
    await pilot.press("down")
    await pilot.pause(0.3)
    _save(app, "transcript")
    await pilot.press("5")
    await pilot.pause(0.3)
    _save(app, "measures")


async def _drill(pilot: Pilot[None], app: FirstCallApp, clock: Stopped) -> None:
    """From the debrief to the drill and back."""
    await pilot.press("f7")
    await _on(pilot, "Drill")
    await _send(pilot, clock, BETTER)
    _save(app, "drill")
    await pilot.press("escape")
    await _on(pilot, "Debrief")


async def _second_try(pilot: Pilot[None], app: FirstCallApp, clock: Stopped) -> None:
    """The last reply again, the two calls side by side, and back to the first one's debrief."""
    await pilot.press("f8")
    await _on(pilot, "Rewind")
    await pilot.press("enter")
    await _on(pilot, "CallScreen")
    await _send(pilot, clock, BETTER)
    await _send(pilot, clock, "/end")
    await pilot.press("enter")
    await _on(pilot, "AfterCall")
    await pilot.press(*"Missed visit", "f2")
    await _on(pilot, "Debrief")
    await pilot.press("6")
    await pilot.pause(0.5)
    _save(app, "tries")
    await pilot.press("1", "enter")
    await _on(pilot, "Debrief")


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_lobby(Path(folder), Stopped()))
        asyncio.run(_session(Path(folder), Stopped()))


if __name__ == "__main__":
    main()
