"""`firstcall test` and `firstcall walk` as a trainer types them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as XML

import pytest
from typer.testing import CliRunner, Result

from simulator.commands.verbs import app
from simulator.practice import wiring
from simulator.practice.desk import Desk
from tests.commands.conftest import Run
from tests.content.samples import changed
from tests.fakes import WordScoring
from tests.workbench.scenes import GOOD, folder

BAD = changed(GOOD, "kind: good", "kind: bad")
BROKEN = changed(GOOD, "persona: brisk", "persona: brusk")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trainer's folder, with the small reader of words in place of the real one."""
    monkeypatch.setenv("FIRSTCALL_HOME", str(tmp_path))
    monkeypatch.setattr(wiring, "_scoring", lambda place: WordScoring())
    return tmp_path


def firstcall(*words: object, stdin: str = "") -> Result:
    """The command as it is typed."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def test_a_line_for_each_transcript_and_an_exit_code(home: Path) -> None:
    """0 when all pass; 1 when one fails or cannot be read, and the others are still played."""
    folder(home, good=GOOD)
    done = firstcall("test", home / "transcripts")
    assert (done.exit_code, done.stdout) == (
        0,
        "ok    lost-key/good: solved, 100 of 100\n1 transcript: 1 passed.\n",
    )
    folder(home, bad=BAD, broken=BROKEN)
    done = firstcall("test", home)
    assert done.exit_code == 1
    told = done.stdout.splitlines()
    assert [line.split()[0] for line in told if not line.startswith(" ")] == [
        "FAIL", "ERROR", "ok", "3"
    ]  # fmt: skip
    assert told[-1] == "3 transcripts: 1 passed, 1 failed, 1 not readable."


def test_a_single_file_is_enough(home: Path) -> None:
    """Its scenario is found beside it."""
    folder(home, good=GOOD)
    assert firstcall("test", home / "transcripts/lost-key/good.yaml").exit_code == 0


def test_without_paths_what_ships_and_what_is_ones_own(home: Path) -> None:
    """The shipped transcripts come first, then those of the data folder."""
    folder(home, good=GOOD)
    told = firstcall("test").stdout
    assert "late-engineer/angry-good" in told
    assert "ok    lost-key/good" in told


@pytest.mark.parametrize("words", ["nowhere", "empty"])
def test_a_path_without_transcripts_is_one_sentence(home: Path, words: str) -> None:
    """What was found and what was expected, on stderr."""
    (home / "empty").mkdir()
    done = firstcall("test", home / words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "expected .yaml files, as in transcripts/<scenario>/<name>.yaml" in done.stderr


def test_junit_is_written_beside_the_text(home: Path) -> None:
    """Any failure is in the file; a file that cannot be written is said in a sentence."""
    folder(home, good=GOOD, bad=BAD)
    done = firstcall("test", home, "--junit", home / "out.xml")
    assert done.exit_code == 1
    assert XML.parse(home / "out.xml").getroot().get("failures") == "1"
    done = firstcall("test", home, "--junit", home / "none" / "out.xml")
    assert done.exit_code == 1
    assert "Cannot write" in done.stderr


def test_coverage_is_shown_and_can_be_demanded(home: Path) -> None:
    """A row for each persona, what was never reached and where, and 1 below the threshold."""
    folder(home, good=GOOD)
    done = firstcall("test", home, "--coverage")
    assert done.exit_code == 0
    assert "SCENARIO" in done.stdout
    assert "Never reached in lost-key with brisk:" in done.stdout
    assert ": move opening goes 2 -> stormed_off" in done.stdout
    assert firstcall("test", home, "--cover", 5).exit_code == 0
    done = firstcall("test", home, "--cover", 95)
    assert done.exit_code == 1
    assert "Below 95 %: lost-key with brisk reaches " in done.stdout


def test_a_call_is_recorded_and_passes(home: Path) -> None:
    """Played line by line, written beside the scenario, and nobody's practice."""
    folder(home)
    lines = "I see you are upset\n/verify\nso what now?\n/end\n/note Lost key.\n\n"
    done = firstcall("test", "--record", "lost-key", stdin=lines)
    assert done.exit_code == 0, done.output
    written = home / "transcripts" / "lost-key" / "brisk-solved.yaml"
    assert f"Written to {written}" in done.stdout
    again = firstcall("test", written)
    assert (again.exit_code, again.stdout.splitlines()[-1]) == (0, "1 transcript: 1 passed.")
    assert "Nothing played yet" in firstcall("history").output
    told = firstcall("play", "--script", written)
    assert told.exit_code == 0
    assert "You: I see you are upset\n  [read: empathy]" in told.stdout
    assert told.stdout.endswith("The call is over: solved (good). The guest has a key.\n")


def test_a_recording_that_stops_half_way_is_kept(home: Path) -> None:
    """The end of stdin or /quit writes what was played, a second time under a new name."""
    folder(home)
    for name in ("brisk-open.yaml", "brisk-open-2.yaml"):
        done = firstcall("test", "--record", "lost-key", stdin="so sorry\n/quit\n")
        assert done.exit_code == 0
        assert firstcall("test", home / "transcripts" / "lost-key" / name).exit_code == 0
    done = firstcall("test", "--record", "lost-key", stdin="")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (
        1,
        "Nothing was played, so nothing was written.",
    )


@pytest.mark.parametrize(
    "words",
    [
        ("test", "x", "--record", "lost-key"),
        ("test", "--persona", "brisk"),
        ("test", "--cover", "101"),
        ("walk",),
        ("walk", "lost-key", "--calls", "0"),
        ("play", "lost-key", "--script", "x"),
    ],
)
def test_wrong_usage_is_exit_2(home: Path, words: tuple[str, ...]) -> None:
    """How the command is used, on stderr."""
    done = firstcall(*words)
    assert done.exit_code == 2
    assert "Usage: firstcall" in done.stderr


def test_walk_reports_and_saves(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row for each trainee; the calls to look at pass as transcripts; the promise decides."""
    from simulator.content.scoring_data import load_rubric

    monkeypatch.setattr(wiring, "_scoring", lambda place: WordScoring(rubric=load_rubric()))
    folder(home)
    done = firstcall("walk", "lost-key", "--calls", 2, "--save", home / "walks")
    rows = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("brisk ")]
    assert rows == ["skilled", "average", "brusque", "silent", "stuffing", "random"]
    saved = sorted((home / "walks").glob("*.yaml"))
    assert {path.name.split("-")[1] for path in saved} >= {"skilled", "stuffing"}
    assert firstcall("test", home / "walks").exit_code == 0
    promised = "Skilled beats average" in done.stdout
    assert done.exit_code == (0 if promised else 1)


def test_walk_names_the_nearest_scenario(run: Run, desk: Desk) -> None:
    """A misspelt id is one line and exit code 1."""
    done = run("walk", "late-vam")
    assert done.exit_code == 1
    assert "Did you mean late-van" in done.stderr
