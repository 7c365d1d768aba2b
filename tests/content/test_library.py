"""The library finds shipped and own files by id, reads only what is asked, loads nothing half."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scoring.customer import signals
from simulator.content.errors import BrokenFile, UnknownName
from simulator.content.files import fingerprint
from simulator.content.library import load_library
from simulator.content.scoring_data import load_customer_cues
from tests.content.samples import PERSONA, SCENARIO, changed


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder with the sample persona and scenario."""
    for folder, name, text in (
        ("personas", "brisk", PERSONA),
        ("scenarios", "lost-key", SCENARIO),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_shipped_files_are_found_without_a_user_folder(tmp_path: Path) -> None:
    """What ships is there, by id, and so it is when the user's folder does not exist."""
    assert load_library().personas["angry"].id == "angry"
    assert load_library(tmp_path / "none").personas.ids == load_library().personas.ids


def test_own_files_join_the_shipped_ones(home: Path) -> None:
    """The user's personas and scenarios stand beside the shipped ones."""
    library = load_library(home)
    assert library.personas["brisk"].name == "Brisk"
    assert library.scenarios["lost-key"].title == "The lost key"
    assert {"angry", "brisk"} <= set(library.personas)


def test_an_own_file_hides_the_shipped_one_of_its_id(home: Path) -> None:
    """A trainer can put a changed copy of a shipped persona in the folder."""
    mine = changed(changed(PERSONA, "id: brisk", "id: angry"), "name: Brisk", "name: Mine")
    (home / "personas" / "angry.yaml").write_text(mine, encoding="utf-8")
    library = load_library(home)
    assert library.personas["angry"].name == "Mine"
    assert library.fingerprint_of("persona", "angry") == fingerprint(mine.encode())


def test_an_unknown_id_is_met_with_the_nearest(home: Path) -> None:
    """The message names what was asked and what is there."""
    with pytest.raises(UnknownName) as caught:
        load_library(home).scenarios["lost-kye"]
    assert caught.value.near[0] == "lost-key"
    assert 'found no scenario "lost-kye", expected "lost-key"' in str(caught.value)


def test_a_file_with_errors_is_not_loaded_and_the_others_are(home: Path) -> None:
    """Its id raises all its problems; going through the shelf passes over it."""
    path = home / "scenarios" / "bad.yaml"
    path.write_text("id: bad\ntitle: [\n", encoding="utf-8")
    library = load_library(home)
    with pytest.raises(BrokenFile) as caught:
        library.scenarios["bad"]
    assert f"{path}:2:8: T005" in str(caught.value)
    assert "bad" in library.scenarios.ids
    assert "bad" not in library.scenarios
    assert "lost-key" in set(library.scenarios)
    assert str(path) in {one.path for one in library.diagnostics}


def test_a_file_is_read_once(home: Path) -> None:
    """A file that changes under a running program does not change the call that is going on."""
    library = load_library(home)
    first = library.personas["brisk"]
    (home / "personas" / "brisk.yaml").write_text("", encoding="utf-8")
    assert library.personas["brisk"] is first


def test_headings_need_no_sound_file(home: Path) -> None:
    """A list shows titles from the top of each file, in order of id, errors below or not."""
    text = changed(SCENARIO, "starts: opening", "starts: nowhere")
    (home / "scenarios" / "lost-key.yaml").write_text(text, encoding="utf-8")
    (home / "scenarios" / "untitled.yaml").write_text("- a\n", encoding="utf-8")
    library = load_library(home)
    headings = {one.id: one for one in library.headings("scenario")}
    assert "untitled" not in headings
    one = headings["lost-key"]
    assert (one.title, one.channel, one.difficulty, one.own) == ("The lost key", "phone", 2, True)
    assert (one.trains, one.personas) == (("empathy",), ("angry",))
    assert list(headings) == sorted(headings)


def test_a_title_below_the_plot_is_found_too(home: Path) -> None:
    """The order of keys is the author's choice."""
    text = changed(SCENARIO, "title: The lost key\n", "") + "title: The lost key\n"
    (home / "scenarios" / "lost-key.yaml").write_text(text, encoding="utf-8")
    titles = {one.title for one in load_library(home).headings("scenario")}
    assert "The lost key" in titles


def test_one_scenario_costs_neither_a_model_nor_another_file(home: Path) -> None:
    """Loading one scenario imports no reader of replies, no marker and no screen."""
    code = f"""
import sys
from pathlib import Path
from simulator.content.library import load_library
load_library(Path({str(home)!r})).scenarios["lost-key"]
heavy = ("scoring.reader.", "scoring.marker.", "textual", "sqlalchemy", "typer", "rich")
print([name for name in sys.modules if name.startswith(heavy)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_everything_that_ships_is_sound() -> None:
    """No shipped persona or scenario has a problem."""
    assert load_library().diagnostics == ()


def test_a_shipped_goodbye_brings_no_feedback() -> None:
    """The agent has no word left to answer it with, so it would always count as missed."""
    cues = load_customer_cues()
    goodbyes = [
        " ".join(line)
        for persona in load_library().personas.values()
        for group in persona.lines["farewell"].groups
        for line in group.lines
    ]
    assert len(goodbyes) > len(load_library().personas)
    assert not [words for words in goodbyes if "feedback" in signals(words, cues)]
