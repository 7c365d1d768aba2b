"""The themes: every text can be read, measured on what the terminal would show."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color

from simulator.terminal import themes
from simulator.terminal.widgets.reply_box import ReplyBox
from tests.terminal.stage import (
    NARROW,
    Played,
    end_call,
    inked,
    save_note,
    send,
    settle,
    staged_app,
    staged_desk,
    start_call,
    until,
)

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text (AA)."""


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: Color, paper: Color) -> float:
    """The WCAG contrast of two colours, 1..21."""
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    """Black on white is 21, and the textbook grey #767676 on white is just enough."""
    white = Color.parse("#ffffff")
    assert contrast(Color.parse("#000000"), white) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)
    assert contrast(Color.parse("#777777"), white) < LEAST


class Look:
    """Looks at what is on the screen in each of our themes, and keeps what is too faint."""

    def __init__(self, pilot: Played) -> None:
        self._pilot = pilot
        self.faint: list[str] = []
        self.seen: set[str] = set()

    async def at(self, place: str) -> None:
        """Measure every text there is now."""
        await settle(self._pilot)
        now = self._pilot.app.theme
        for theme in sorted(themes.THEME_NAMES, key=lambda name: name != now):
            if theme != now:
                self._pilot.app.theme = theme
                await self._pilot.pause()
            for text, ink, paper in inked(self._pilot):
                self.seen.add(text.strip())
                if contrast(ink, paper) < LEAST:
                    self.faint.append(f"{place} {theme}: {text!r} {ink.name} on {paper.name}")


async def test_contrast_in_the_lobby(tmp_path: Path) -> None:
    """List, focus, mouse, search, briefing, history, help and palette, in every theme."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        look = Look(pilot)
        await until(pilot, "Lobby")
        await look.at("lobby")
        await pilot.press("tab")
        await pilot.hover("#scenarios", offset=(4, 3))
        await look.at("lobby, list")
        await pilot.press("f1")
        await until(pilot, "HelpScreen")
        await look.at("help")
        await pilot.press("escape", "ctrl+p")
        await until(pilot, "CommandPalette")
        await pilot.press(*"the")
        await pilot.pause(0.3)
        await look.at("palette")
        await pilot.press("escape", "f5")
        await until(pilot, "History")
        await look.at("history")
        await pilot.press("escape")
        await until(pilot, "Lobby")
        await pilot.press("enter")
        await until(pilot, "Briefing")
        await look.at("briefing")
    assert look.faint == []
    assert {"Everywhere", "Enter starts. Practice: the coach speaks after each reply."} <= look.seen


async def test_contrast_in_the_call(tmp_path: Path) -> None:
    """Words, mood, coach, hold, refusal, selection, actions and drawer, in every theme."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "angry", 7, "practice"))
    async with app.run_test(size=(110, 30), notifications=True) as pilot:
        look = Look(pilot)
        await start_call(pilot)
        await look.at("call, empty")
        for words in ("I am sorry", "Oh shut it", "Please hold the line", "/hold", "hello"):
            await send(pilot, words)
        await look.at("call, on hold, refused")
        await send(pilot, "/resume")
        await pilot.press("slash")
        await look.at("call, actions")
        app.screen.query_one(ReplyBox).put("some words")
        await pilot.press("ctrl+a", "shift+right", "shift+right")
        app.notify("A word on top", markup=False)
        await look.at("call, selection and a word on top")
        await pilot.press("f3")
        await look.at("call, knowledge")
        await pilot.press("f3", "escape")
        await until(pilot, "Leaving")
        await look.at("leaving")
    assert look.faint == []
    assert {"A word on top", "Leave for the lobby"} <= look.seen


async def test_contrast_after_the_call(tmp_path: Path) -> None:
    """Note, debrief, questions, marks and summary, in every theme."""
    app = staged_app(staged_desk(tmp_path), ("late-van", "angry", 7, "practice"))
    async with app.run_test(size=NARROW) as pilot:
        look = Look(pilot)
        await start_call(pilot)
        for words in ("I am sorry", "Oh shut it", "Hm"):
            await send(pilot, words)
        await end_call(pilot)
        await look.at("after the call")
        await save_note(pilot, "note")
        await until(pilot, "Debrief")
        for page in "123":
            await pilot.press(page)
            await look.at(f"debrief {page}")
        await pilot.press("enter")
        await until(pilot, "AssessmentScreen")
        await look.at("assessment")
        await send(pilot, "An answer that is long enough")
        await look.at("assessment, marked")
        for _ in range(2):
            await pilot.press("enter")
            await send(pilot, "No")
        await pilot.press("enter")
        await until(pilot, "SummaryScreen")
        await look.at("summary")
    assert look.faint == []
    assert {"Enter goes on.", "One thing to work on"} <= look.seen


async def test_a_key_changes_the_theme(tmp_path: Path) -> None:
    """F9 goes round the three themes."""
    app = staged_app(staged_desk(tmp_path))
    async with app.run_test(size=NARROW) as pilot:
        assert app.theme == themes.DARK
        for name in (themes.LIGHT, themes.MONO, themes.DARK):
            await pilot.press("f9")
            assert app.theme == name


def test_no_color_means_black_and_white(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user wants no colour the app starts in its theme without any."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert staged_app(staged_desk(tmp_path)).theme == themes.MONO


def test_mono_has_no_hue() -> None:
    """Every colour of the theme without colour is a grey."""
    mono = next(theme for theme in themes.THEMES if theme.name == themes.MONO)
    colours = [value for value in mono.variables.values() if value.startswith("#")]
    assert colours
    assert all(value[1:3] == value[3:5] == value[5:7] for value in colours)
