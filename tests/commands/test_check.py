"""`check` and `explain`: problems for people, programs and pull requests, and what they mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.content.codes import CODES, WARNINGS
from simulator.content.diagnostics import Diagnostic
from simulator.content.explaining import all_pages
from simulator.printing.problems import as_annotation, as_text
from tests.commands.conftest import Run
from tests.content.samples import SCENARIO, changed, place_of

TRAP = changed(
    changed(SCENARIO, "    settled: true\n", ""),
    "      - when: {states: [fee], did: verify, interrupts: false}\n        to: solved\nanswers:\n",
    "      - when: {states: [fee], flags: [told_where]}\n        to: solved\nanswers:\n",
).replace("anywhere:\n  - when: {shows_all: [rude, dismissive]}\n    to: stormed_off\n", "")
"""A sample in which a question can be asked too late."""

TWICE = changed(SCENARIO, 'nudges: {any: ["So?"]', 'nudges: {any: ["So?", "So?"]')
"""A sample with nothing but a warning."""


def written(folder: Path, text: str) -> Path:
    """`text` as a scenario file."""
    path = folder / "lost-key.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_is_told_as_such(run: Run, tmp_path: Path) -> None:
    """Exit 0, one line for the file, and a word at the end."""
    path = written(tmp_path, SCENARIO)
    done = run("check", str(path))
    assert done.exit_code == 0
    first, told, last = done.stdout.splitlines()
    assert first == "Checking, file by file."
    assert told.startswith(f"{path}: no problems, ")
    assert last == "No problems found."


def test_a_problem_comes_with_its_line_and_a_caret(run: Run, tmp_path: Path) -> None:
    """file:line:column, what was found and expected, the line of the file, and the place in it."""
    text = changed(SCENARIO, "channel: phone", "channel: phon")
    path = written(tmp_path, text)
    done = run("check", str(path))
    assert done.exit_code == 1
    _, problem, source, caret, summary = done.stdout.splitlines()
    assert problem.startswith(f'{path}:5:10: N010 found "phon", expected one of ')
    assert 'did you mean "phone"?' in problem
    assert source == "    5 | channel: phon"
    assert source[caret.index("^") :] == "phon"
    assert summary.startswith("1 error and no warnings in 1 file.")


def test_a_proof_comes_with_a_call_that_shows_it(run: Run, tmp_path: Path) -> None:
    """The steps are printed below the place, ready to be saved and played."""
    done = run("check", str(written(tmp_path, TRAP)))
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "firstcall play --script FILE" in done.stdout
    assert lines[lines.index("steps:") + 1].startswith("- {shows: [")


def test_a_warning_fails_only_when_strict(run: Run, tmp_path: Path) -> None:
    """Exit 0 with a warning, 1 with --strict."""
    path = written(tmp_path, TWICE)
    done = run("check", str(path))
    assert done.exit_code == 0
    assert f"{path}:{place_of(TWICE, 'nudges')[0]}:" in done.stdout
    assert "L001 warning: found" in done.stdout
    assert "no errors and 1 warning in 1 file." in done.stdout
    assert run("check", str(path), "--strict").exit_code == 1


def test_problems_as_json(run: Run, tmp_path: Path) -> None:
    """One object a problem and nothing else."""
    done = run("check", str(written(tmp_path, TRAP)), "--format", "json")
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert set(row) == {
        *("path", "line", "column", "code", "severity", "found", "expected", "hint", "example"),
    }
    assert (row["code"], row["severity"]) == ("P004", "error")
    assert row["example"].startswith("scenario: lost-key\npersona: angry\n")


def test_problems_as_annotations(run: Run, tmp_path: Path) -> None:
    """One workflow command a problem, at its line and column."""
    path = written(tmp_path, TWICE)
    done = run("check", str(path), "--format", "github")
    line, column = place_of(TWICE, '"So?"], hot')
    assert done.stdout.startswith(f"::warning file={path},line={line},col={column},title=L001::")


def test_an_annotation_is_escaped() -> None:
    """What the workflow would take for its own signs is written out."""
    problem = Diagnostic("a,b:c%.yaml", 1, 2, "S001", "50% of\nit", "x\r", "", "steps:\n  - {}")
    assert as_annotation(problem) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=S001::"
        "found 50%25 of%0Ait, expected x%0D%0Asteps:%0A  - {}"
    )


@pytest.mark.parametrize("at", [0, 60, 290])
def test_a_long_line_is_shown_around_the_place(at: int) -> None:
    """The caret stands under the place however far it is from the margin."""
    line = "x" * at + "HERE" + "y" * (300 - at)
    _, shown, caret = as_text(Diagnostic("a", 1, at + 1, "S001", "", ""), [line]).split("\n")
    assert shown[caret.index("^") :].startswith("HERE")
    assert len(shown) < 120


def test_wide_and_strange_signs_do_not_shift_the_caret() -> None:
    """A wide sign takes two columns; one that a terminal obeys is written out."""
    line = "says: [見て, \x1b[2J, HERE]"
    text = as_text(Diagnostic("a", 1, line.index("HERE") + 1, "S001", "", ""), [line])
    _, shown, caret = text.split("\n")
    assert shown.isprintable()
    assert caret.index("^") == shown.index("HERE") + len("見て")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page(run: Run, code: str) -> None:
    """What it means, why it matters, a wrong and a mended example that differ."""
    done = run("explain", code.lower())
    assert done.exit_code == 0
    title, *_ = done.stdout.splitlines()
    assert title.startswith(f"{code}: ")
    assert title.endswith("(warning)" if code in WARNINGS else "(error)")
    for part in ("Why it matters: ", "Wrong:\n    ", "Mended:\n    "):
        assert part in done.stdout


def test_examples_are_mended() -> None:
    """The second example is not the first one again."""
    assert all(page.wrong != page.mended for page in all_pages())


def test_an_unknown_code_names_the_nearest(run: Run) -> None:
    """Exit 1 and the code that was probably meant."""
    done = run("explain", "P0004")
    assert done.exit_code == 1
    assert '"P004"' in done.stderr


def test_all_codes_are_listed(run: Run) -> None:
    """Without a code every one is told in a line."""
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(CODES)
