"""Checking files says what loading them would say."""

from __future__ import annotations

from pathlib import Path

from simulator.content.check_files import check_files
from simulator.content.diagnostics import Diagnostic, render
from simulator.content.library import load_library
from tests.content.samples import PERSONA, SCENARIO, changed


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_checking_agrees_with_loading(tmp_path: Path) -> None:
    """The same files give the same problems by either door."""
    write(tmp_path / "personas", "brisk", changed(PERSONA, "patience: 3", "patience: x"))
    write(tmp_path / "scenarios", "lost-key", changed(SCENARIO, "difficulty: 2", "difficulty: 0"))
    found = check_files([tmp_path])
    assert [one.code for one in found] == ["S004", "S004"]
    own = (one for one in load_library(tmp_path).diagnostics if str(tmp_path) in one.path)
    assert found == tuple(own)


def test_keys_tell_the_kind_where_the_folder_does_not(tmp_path: Path) -> None:
    """A file anywhere is checked as what its keys say it is."""
    persona = write(tmp_path, "brisk", PERSONA)
    scenario = write(tmp_path, "lost-key", SCENARIO)
    assert check_files([persona, scenario]) == ()


def test_a_scenario_may_name_a_persona_that_is_checked_with_it(tmp_path: Path) -> None:
    """Own personas and own scenarios can be checked together before they are put in place."""
    scenario = write(tmp_path / "scenarios", "lost-key", changed(SCENARIO, "[angry]", "[brisk]"))
    assert [one.code for one in check_files([scenario])] == ["N005"]
    write(tmp_path / "personas", "brisk", PERSONA)
    assert check_files([tmp_path]) == ()


def test_problems_are_lines_that_editors_understand(tmp_path: Path) -> None:
    """`file:line:column: CODE found ..., expected ...`, in the order of the file."""
    path = write(tmp_path, "lost-key", changed(SCENARIO, "channel: phone", "channel: phon"))
    assert render(check_files([path])) == (
        f'{path}:5:10: N010 found "phon", expected one of phone, chat, email, social, in_person '
        '(did you mean "phone"?)'
    )


def test_words_of_a_file_cannot_reach_the_terminal() -> None:
    """Escape codes and line breaks from a file or its name are written out."""
    problem = Diagnostic("a\x1b[2J.yaml", 1, 1, "S001", "x\x1b[31m\ny\u202e", "z")
    assert str(problem).isprintable()


def test_problems_come_in_the_same_order_each_once() -> None:
    """By file, line and column, whatever the order they were found in."""
    first, second = (Diagnostic("a", line, 1, "S001", "x", "y") for line in (2, 10))
    assert render([second, first, second]) == f"{first}\n{second}"


def test_everything_that_ships_is_checked() -> None:
    """Without paths, all shipped files are checked, and raise no alarm, not even a warning."""
    assert check_files() == ()
