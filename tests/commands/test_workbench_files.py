"""`firstcall new`, `schema` and `graph` as a trainer would type them."""

from __future__ import annotations

import builtins
import io
import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from simulator.commands import new as new_command
from tests.commands.conftest import Run

STORY = ("--title", "The lost key", "--problem", "I lost my key.")


def test_a_scenario_is_begun_checked_and_can_be_played(run: Run, tmp_path: Path) -> None:
    """One command writes the file and its schema into the user's folder, where it is found by its
    id, and says what comes next."""
    done = run("new", "scenario", *STORY, "--defaults")
    assert done.exit_code == 0, done.output
    path = tmp_path / "scenarios" / "the-lost-key.yaml"
    assert f"Written to {path}" in done.output
    assert "It passes the check." in done.output
    assert "firstcall play the-lost-key" in done.output
    assert (tmp_path / "scenarios" / "scenario.schema.json").is_file()
    listed = json.loads(run("list", "--json").output)
    assert "the-lost-key" in [one["id"] for one in listed["scenarios"]]
    assert run("check", str(path)).exit_code == 0
    assert "I lost my key." in path.read_text(encoding="utf-8")


def test_a_persona_is_begun_from_a_pipe(run: Run, tmp_path: Path) -> None:
    """A line answers a question, an empty line and the end take what is suggested; nothing but the
    result is printed."""
    folder = tmp_path / "elsewhere"
    typed = "In a hurry\n\nHas a train to catch.\n"
    done = run("new", "persona", "--to", str(folder), stdin=typed)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Written to")
    assert sorted(one.name for one in folder.iterdir()) == [
        "in-a-hurry.yaml",
        "persona.schema.json",
    ]


def test_a_wrong_answer_writes_nothing(run: Run, tmp_path: Path) -> None:
    """In a pipe or by an option: one sentence, exit code 1, no file."""
    for words, stdin in (
        (("new", "scenario", *STORY, "--difficulty", "9", "--defaults"), ""),
        (("new", "scenario"), "{\n"),
        (("new", "scenario", "--title", "x"), ""),
    ):
        done = run(*words, stdin=stdin)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert "expected" in done.stderr or "leave it out" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "scenarios").exists()


def test_an_option_of_the_other_kind_is_wrong_usage(run: Run) -> None:
    """A persona has no title: the parser says so."""
    done = run("new", "persona", "--title", "x")
    assert done.exit_code == 2
    assert "--title is not asked for a persona" in done.stderr


def test_nothing_shipped_or_own_is_replaced_unawares(run: Run, tmp_path: Path) -> None:
    """A taken id is refused; with --force it is written over."""
    words = ("new", "persona", "--name", "Angry", "--about", "x y", "--defaults")
    done = run(*words)
    assert done.exit_code == 1
    assert "which is a persona that comes with First Call" in done.stderr
    assert run(*words, "--id", "mine").exit_code == 0
    path = tmp_path / "personas" / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    again = run(*words, "--id", "mine")
    assert again.exit_code == 1
    assert f"in {path.parent} already" in again.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert run(*words, "--id", "mine", "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") != "mine"


class Screen(io.StringIO):
    """A terminal to type at."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_each_question_is_put_in_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The question, what an empty line means, on `?` what it is for and the choices, also after a
    slip, which is told at once."""
    typed = ["In a hurry", "", "?", "Has a train.", "", "a, b", "?", "", "", "", "?", "empathy"]
    prompts: list[str] = []

    def type_line(prompt: str) -> str:
        prompts.append(prompt)
        return typed.pop(0) if typed else ""

    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(builtins, "input", type_line)
    assert new_command._begin("persona", {}, False, tmp_path, False) == 0
    said = capsys.readouterr().out
    assert "What do trainees call such a customer?" in said
    assert "moods: found 2 different moods, expected 3 to 6" in said
    assert "listening_cue" in said
    assert "? explains the question" in said
    for about in ("wants and fears", "A call moves between them", "for the mood to get better"):
        assert said.count(about) == 1
    assert prompts[1] == "[in-a-hurry] > "
    assert "calm" not in prompts[0]


def test_leaving_in_the_middle_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of the input on a terminal is a way out."""
    from simulator.mistakes import Mistake

    def leave(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(builtins, "input", leave)
    with pytest.raises(Mistake, match="nothing was written"):
        new_command._begin("persona", {}, False, tmp_path / "p", False)
    assert not (tmp_path / "p").exists()


def test_a_schema_is_printed_or_written(run: Run, tmp_path: Path) -> None:
    """One kind goes to stdout or into a file, all go beside the user's own files."""
    printed = run("schema", "scenario")
    assert printed.exit_code == 0
    Draft7Validator.check_schema(json.loads(printed.output))
    path = tmp_path / "x.json"
    assert run("schema", "scenario", "--to", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == printed.output
    done = run("schema")
    assert len(done.output.splitlines()) == 5
    for place in ("personas/persona", "scenarios/scenario", "procedures", "behaviours"):
        assert (tmp_path / f"{place}.schema.json").is_file()


def test_a_schema_replaces_no_other_file(run: Run, tmp_path: Path) -> None:
    """Only what was written by it before is written over."""
    path = tmp_path / "notes.json"
    path.write_text("mine", encoding="utf-8")
    done = run("schema", "persona", "--to", str(path))
    assert done.exit_code == 1
    assert "there already" in done.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("schema", "persona", "--to", str(path), "--force").exit_code == 0


def test_a_plot_is_drawn_with_the_stage_lit(run: Run) -> None:
    """In 80 columns, the stage of --at in a thick frame, the persona's moods below on request."""
    done = run("graph", "late-engineer", "--at", "visit", "--persona", "angry", "--mood", "calm")
    assert done.exit_code == 0, done.output
    assert max(map(len, done.output.splitlines())) <= 80
    assert "┏━ visit, now here" in done.output
    assert "┏━ calm (cool), now here" in done.output
    assert "┏" not in run("graph", "angry").output


def test_diagrams_for_pages_and_paper(run: Run) -> None:
    """Mermaid and DOT come alone on stdout."""
    assert run("graph", "late-engineer", "--format", "mermaid").output.startswith("flowchart TB\n")
    dot = run("graph", "late-engineer", "--persona", "angry", "--format", "dot").output
    assert dot.startswith("digraph firstcall {")
    assert dot.count("subgraph cluster_") == 2


def test_a_file_is_drawn_wherever_it_is(run: Run, tmp_path: Path) -> None:
    """By its path, with the personas beside it."""
    persona = tmp_path / "a" / "personas" / "own.yaml"
    words = ("--name", "Own", "--about", "x y", "--to", str(persona.parent))
    run("new", "persona", *words, "--defaults")
    assert "furious (boiling)" in run("graph", str(persona)).output
    run("new", "scenario", *STORY, "--to", str(tmp_path / "a" / "scenarios"), "--defaults")
    scenario = tmp_path / "a" / "scenarios" / "the-lost-key.yaml"
    text = scenario.read_text(encoding="utf-8").replace("personas: [", "personas: [own, ")
    scenario.write_text(text, encoding="utf-8")
    done = run("graph", str(scenario), "--persona", "own")
    assert done.exit_code == 0, done.output
    assert "furious (boiling)" in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("late-enginer",), "Did you mean late-engineer?"),
        (("late-engineer", "--at", "openin"), 'found no stage "openin", expected "opening"'),
        (("angry", "--at", "clam"), 'found no mood "clam", expected "calm"'),
        (("angry", "--persona", "angry"), "is a persona itself"),
        (("late-engineer", "--mood", "calm"), "--mood needs --persona"),
        (("late-engineer", "--persona", "upsell-ready"), "cannot play"),
        (("nowhere.yaml",), "cannot be read"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    """With the nearest right name, and exit code 1."""
    done = run("graph", *words)
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stdout == ""


def test_a_broken_file_is_told_like_check_does(run: Run, tmp_path: Path) -> None:
    """Every problem with its line, no drawing of half a plot."""
    path = tmp_path / "x.yaml"
    path.write_text("id: x\nstages: {a: {}}\n", encoding="utf-8")
    done = run("graph", str(path))
    assert done.exit_code == 1
    assert f"{path}:" in done.stderr
    path.write_text("a: b\n", encoding="utf-8")
    assert "neither stages nor moods" in run("graph", str(path)).stderr


def test_a_terminal_without_boxes_gets_a_list(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output has no signs to draw with, the diagram is listed in plain letters."""
    from simulator.commands import graph

    monkeypatch.setattr(graph, "_draws", lambda: False)
    text = run("graph", "late-engineer").output
    assert "-> find:" in text
    assert "╭" not in text
