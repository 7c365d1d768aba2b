"""The preview: what rules did, and a file that changes under it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.widgets import Static

import personas
import scenarios
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.terminal.preview_app import PreviewApp
from simulator.terminal.screens.preview import PreviewScreen
from simulator.workbench.preview import Preview, Terms
from tests.terminal.stage import Played, picture, settle, until

SHIPPED = Path(scenarios.__file__).parent / "late-engineer.yaml"
ANGRY = Path(personas.__file__).parent / "angry.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A trainer's own copy of a scenario."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    return Path(shutil.copy(SHIPPED, folder / SHIPPED.name))


def previewed(file: Path, **terms: str) -> Preview:
    """The preview of a file."""
    return Preview(Terms(str(file), "angry", **terms), file.parents[1], ShippedScoring())  # type: ignore[arg-type]


def words(pilot: Played, name: str) -> str:
    """What one part of the screen says."""
    return str(pilot.app.screen.query_one(name, Static).render())


async def typed(pilot: Played, line: str) -> None:
    """Type a line and wait until it was taken."""
    from simulator.terminal.widgets.reply_box import ReplyBox

    box = pilot.app.screen.query_one(ReplyBox)
    box.put(line)
    await pilot.press("enter")
    for _ in range(500):
        if not box.text:
            await settle(pilot)
            return
        await pilot.pause(0.01)
    raise AssertionError(words(pilot, "#notice"))


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_it_tells_why_rules_fired_and_why_not(file: Path, size: tuple[int, int]) -> None:
    """Behaviours can be typed; each rule says what it misses; the plot lights the stage."""
    app = PreviewApp(previewed(file))
    async with app.run_test(size=size) as pilot:
        await until(pilot, "PreviewScreen")
        await typed(pilot, "/show empathy, apology")
        told = words(pilot, "#rules")
        assert "Stage: " in told
        assert "▶ better" in told
        assert "misses: " in told
        assert told.index("The ways on") < told.index("The persona's reactions")
        await pilot.press("pagedown")
        assert app.screen.query_one("#inside").scroll_y > 0 or size[1] > 24
        await pilot.press("f3")
        await settle(pilot)
        assert max(map(len, words(pilot, "#rules").splitlines())) <= size[0] // 2
        assert ("┏" if size[0] > 80 else "now here") in words(pilot, "#rules")
        assert picture(pilot)


async def test_a_save_plays_it_again_and_a_broken_one_is_told(file: Path) -> None:
    """A changed line shows at once; a file with errors keeps the last sound version in play."""
    app = PreviewApp(previewed(file))
    async with app.run_test(size=(160, 48)) as pilot:
        await until(pilot, "PreviewScreen")
        screen = app.screen
        assert isinstance(screen, PreviewScreen)
        await typed(pilot, "/show rude")
        text = file.read_text("utf-8")
        file.write_text(text.replace("title: The engineer who never came", "title: Nobody came"))
        await screen.read_again()
        await settle(pilot)
        assert "Nobody came" in picture(pilot)
        assert "The call goes as before" in words(pilot, "#notice")
        file.write_text(text.replace("starts: opening", "starts: openign"))
        await screen.read_again()
        await settle(pilot)
        assert "openign" in words(pilot, "#problems")
        assert "the last version without mistakes" in words(pilot, "#notice")
        await typed(pilot, "/show apology")
        file.write_text(text)
        await screen.read_again()
        await settle(pilot)
        assert words(pilot, "#problems") == ""


async def test_every_save_arrives_also_of_an_editor_that_swaps_the_file(file: Path) -> None:
    """A new file put in the place of the old one is seen, and so is the next one."""
    app = PreviewApp(previewed(file))
    async with app.run_test(size=(160, 48)) as pilot:
        await until(pilot, "PreviewScreen")
        text = file.read_text("utf-8")
        for stage in ("openign", "openning"):
            await swapped(pilot, file, text.replace("starts: opening", f"starts: {stage}"))
            assert f'"{stage}"' in words(pilot, "#problems")
        await swapped(pilot, file, text)
        assert words(pilot, "#problems") == ""


async def swapped(pilot: Played, file: Path, text: str) -> None:
    """Save as such editors do, until the screen shows something else."""
    before = words(pilot, "#problems")
    for waited in range(3000):
        if waited % 100 == 0:
            new = file.with_suffix(".new")
            new.write_text(text, "utf-8")
            new.replace(file)
        if words(pilot, "#problems") != before:
            return
        await pilot.pause(0.01)


def test_own_files_are_watched_by_whatever_name(file: Path) -> None:
    """The id of one's own scenario will do as well as its path; one's own persona is watched
    too, and what ships is not."""
    folder = file.parents[1]
    by_id = Preview(Terms("late-engineer", "angry"), folder, ShippedScoring())
    assert [one.name for one in by_id.files] == ["late-engineer.yaml"]
    (folder / "personas").mkdir()
    own = Path(shutil.copy(ANGRY, folder / "personas" / ANGRY.name))
    assert set(previewed(file).files) == {file, own}
    shipped = Preview(Terms("late-engineer", "angry"), folder / "none", ShippedScoring())
    assert shipped.files == ()


def test_a_removed_stage_says_where_the_call_no_longer_goes(file: Path) -> None:
    """What was typed is played as far as it goes, and the first difference is named."""
    preview = previewed(file, mood="angry")
    preview.type("/show rude, dismissive")
    text = file.read_text("utf-8")
    file.write_text(text.replace("I've been sitting at home", "I have waited at home"))
    preview.reload()
    assert not preview.problems
    assert "Read again." in preview.note
    assert [step.line for step in preview.steps] == ["/show rude, dismissive"]


def test_a_wrong_name_is_told_with_the_nearest(file: Path) -> None:
    """A misspelt behaviour, stage or mood gets the right one offered."""
    preview = previewed(file)
    with pytest.raises(Exception, match="empathy"):
        preview.type("/show empaty")
    with pytest.raises(Exception, match="opening"):
        previewed(file, stage="openign")
    assert preview.steps == []
