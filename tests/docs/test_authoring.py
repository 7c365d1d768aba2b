"""docs/authoring.md, followed to the letter."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from simulator.commands.verbs import app
from simulator.content.check_files import check_files
from tests.docs.page import PAGE, recipes, shown, with_parts, with_recipe

NAME = "sleeping-thermostat"
FILE = f"scenarios/{NAME}.yaml"
BLOCKS = shown()
RECIPES = recipes()


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a trainer who has done what stands above the cookbook."""
    folder = tmp_path_factory.mktemp("my-calls")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRSTCALL_HOME", str(folder))
        patch.chdir(folder)
        transcripts = iter(("angry-good", "angry-bad"))
        said = ""
        for block in BLOCKS:
            if block.note:
                break
            if block.kind == "sh":
                said += "".join(done(line).output for line in commands(block.text))
            elif block.kind == "yaml" and block.text.startswith("scenario: "):
                put(folder / "transcripts" / NAME / f"{next(transcripts)}.yaml", block.text)
            elif block.kind == "yaml":
                path = folder / FILE
                put(path, with_parts(path.read_text(encoding="utf-8"), block.text))
        (folder / "said.txt").write_text(said, encoding="utf-8")
    return folder


def commands(text: str) -> list[str]:
    """The commands of a block."""
    return [line for line in text.splitlines() if line.startswith("firstcall ")]


def done(line: str) -> Result:
    """A command run as it stands; Enter for everything it asks."""
    result = CliRunner().invoke(app, shlex.split(line)[1:], input="")
    assert result.exit_code == 0, f"{line}\n{result.output}"
    return result


def put(path: Path, text: str) -> None:
    """Writes a file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_command_does_as_the_page_says(followed: Path) -> None:
    """All end well, in the order of the page, and what it says is told is told."""
    said = (followed / "said.txt").read_text(encoding="utf-8")
    told = [block.text.strip() for block in BLOCKS if block.kind == "told"]
    assert len(told) == 3
    assert all(one in said for one in told if "unknown key" not in one)


def test_the_finished_scenario_is_sound(followed: Path) -> None:
    """No problem, not even a warning."""
    assert check_files([followed / FILE], followed) == ()


def test_a_mistake_is_told_as_the_page_says(followed: Path, tmp_path: Path) -> None:
    """The message for `state:`, word for word."""
    text = (followed / FILE).read_text(encoding="utf-8")
    path = tmp_path / f"{NAME}.yaml"
    put(path, text.replace("{states: reset_hold}", "{state: reset_hold}"))
    (told,) = (block.text.strip() for block in BLOCKS if "unknown key" in block.text)
    assert any(told in str(one) for one in check_files([path]))


def test_what_is_played_by_hand_exists() -> None:
    """Commands that wait for a person have the options that the page gives them."""
    for block in BLOCKS:
        for line in commands(block.text) if block.kind == "sh interactive" else ():
            words = shlex.split(line)[1:]
            told = CliRunner().invoke(app, [words[0], "--help"])
            assert told.exit_code == 0, line
            assert all(word in told.output for word in words if word.startswith("--")), line


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_works(name: str, followed: Path, monkeypatch: pytest.MonkeyPatch,
                        tmp_path: Path) -> None:  # fmt: skip
    """Put where the page says, it is sound, and its transcript goes as it says."""
    text = (followed / FILE).read_text(encoding="utf-8")
    for where, added in RECIPES[name]:
        text = with_recipe(text, where, added)
    put(tmp_path / FILE, text)
    assert check_files([tmp_path / FILE], tmp_path) == ()
    (steps,) = (block.text for block in BLOCKS if block.note == f"try {name}")
    put(tmp_path / "transcripts" / NAME / f"{name}.yaml", steps)
    monkeypatch.setenv("FIRSTCALL_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert "1 passed" in done("firstcall test transcripts").output


def test_the_links_lead_somewhere() -> None:
    """The format reference is there."""
    for folder in ("scenarios", "personas", "transcripts"):
        assert (PAGE.parents[1] / folder / "README.md").is_file()
        assert f"(../{folder}/README.md)" in PAGE.read_text(encoding="utf-8")
