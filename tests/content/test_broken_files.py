"""tests/broken holds one bad file for each code; each gives just the code and line it announces."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from simulator.content.check.replies import Cue
from simulator.content.check_files import check_files
from simulator.content.codes import CODES
from simulator.content.known_names import known_names
from simulator.content.library import load_library
from simulator.content.read_scenario import read_scenario
from simulator.content.read_transcript import Step, read_transcript
from simulator.content.scene_names import scene_names
from simulator.content.source_text import LONGEST_FILE
from simulator.content.yaml_text import read_yaml
from simulator.engine.call import Call
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from tests.content.samples import SCENARIO, changed, place_of

FOLDER = Path(__file__).parents[1] / "broken"
FILES = sorted(FOLDER.glob("*.yaml"))
MADE_HERE = {"T003", "T013", "L003"}
"""What no file of the repository can or should show: too much of it, a file that is not there, and
words that nobody wants to read."""

SHOWN = [path for path in FILES if path.stem[:4] in ("l002", "p004", "p005", "p006")]
"""The files whose problem is shown by a call."""


def announced(path: Path) -> tuple[str, int]:
    """The code and line of a file's first remark."""
    head = path.read_bytes().split(b"\n")[0].decode("ascii")
    match = re.fullmatch(r"# expect: ([TSNLP]\d{3}) line (\d+)", head)
    assert match, f"{path.name} begins with {head!r}, not with '# expect: CODE line N'"
    return match[1], int(match[2])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_gives_what_it_announces(path: Path) -> None:
    """One problem, of the code in the file's name, in the line announced."""
    code, line = announced(path)
    assert path.stem.startswith(code.lower() + "-")
    assert [(one.code, one.line) for one in check_files([path])] == [(code, line)]


def test_every_code_has_a_file() -> None:
    """No code without a file that shows it, and none is announced that does not exist."""
    assert {announced(path)[0] for path in FILES} | MADE_HERE == set(CODES)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """T003 at the top of the file, and nothing else."""
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: b\n" * (LONGEST_FILE // 5 + 1))
    assert [(one.code, one.line) for one in check_files([path])] == [("T003", 1)]


def test_a_file_that_is_not_there_is_a_problem_not_an_error(tmp_path: Path) -> None:
    """T013 for a missing file and for a folder without files."""
    (tmp_path / "empty").mkdir()
    found = check_files([tmp_path / "none.yaml", tmp_path / "empty"])
    assert [one.code for one in found] == ["T013", "T013"]


def test_a_word_that_nobody_wants_to_read(tmp_path: Path) -> None:
    """L003 in the line of the text with the word, which the message does not repeat."""
    word = codecs.decode("ergneqrq", "rot13")
    text = changed(SCENARIO, '"Yes. | What can you do?"', f'"Are you {word}?"')
    path = tmp_path / "lost-key.yaml"
    path.write_text(text, encoding="utf-8")
    found = check_files([path])
    assert [(one.code, one.line) for one in found] == [("L003", place_of(text, word)[0])]
    assert word not in str(found[0])


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_an_example_leads_where_the_problem_is(path: Path) -> None:
    """The call that a problem brings along is a sound transcript of that very file, and can be
    played to its end."""
    (problem,) = check_files([path])
    scenario, persona, steps = _cast(path, problem.example)
    call = Call(scenario, persona, 1)
    call.open()
    for number, step in enumerate(steps, start=1):
        event = _cue(step).event(number * 20_000)
        assert call.refuses(event) is None
        call.step(event)
    assert call.state.stage == "heard" or problem.code == "P006"


def _cast(path: Path, example: str) -> tuple[Scenario, Persona, tuple[Step, ...]]:
    library = load_library(None)
    names = known_names(library.personas.ids)()
    root = read_yaml(path.read_bytes(), path.name).root
    assert root is not None
    scenario, _ = read_scenario(root, path.name, names)
    assert scenario is not None
    scene = scene_names(
        names, (scenario.id,), lambda _: scenario, library.personas.ids, library.personas.get
    )
    told = read_yaml(example, "example").root
    assert told is not None
    script, problems = read_transcript(told, "example", scene)
    assert problems == ()
    assert script is not None
    assert script.scenario == scenario.id
    return scenario, library.personas[script.persona], script.steps


def _cue(step: Step) -> Cue:
    return Cue(
        shown=frozenset(step.shows or ()),
        phrases=(step.reply,) if step.reply else (),
        states=step.states,
        misstates=step.misstates,
        interrupts=step.interrupts,
        act=step.act,
        detail=step.detail,
        wait=step.wait,
    )
