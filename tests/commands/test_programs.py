"""The program as a user starts it: real processes, real files, the scenarios that ship."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def start(home: Path, *words: str) -> subprocess.Popen[str]:
    """`firstcall` with a data folder of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "simulator", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "FIRSTCALL_HOME": str(home), "FIRSTCALL_NAME": "Kim"},
        cwd=ROOT,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_keeps_the_session_and_exits_130(tmp_path: Path) -> None:
    """The interrupted call is in the history and goes on to an end that scores the same again."""
    play = start(tmp_path, "play", "late-engineer", "--plain", "--json", "--seed", "7")
    assert play.stdin
    assert play.stdout
    assert [json.loads(play.stdout.readline())["kind"] for _ in range(2)] == ["started", "said"]
    play.stdin.write("I am so sorry nobody came.\n")
    play.stdin.flush()
    assert json.loads(play.stdout.readline())["kind"] == "replied"
    play.stdout.readline()
    play.send_signal(signal.SIGINT)
    text, errors = play.communicate()
    assert play.returncode == 130
    kept = json.loads(text.splitlines()[-1])
    assert kept["kind"] == "kept"
    assert "Traceback" not in errors

    rest = start(tmp_path, "play", "--resume", kept["session"], "--plain")
    text, errors = rest.communicate("/end\none\ntwo\nthree\n")
    assert (rest.returncode, errors) == (0, "")
    assert "so sorry nobody came" in text

    again = start(tmp_path, "replay", kept["session"])
    text, errors = again.communicate()
    assert (again.returncode, errors) == (0, "")
    assert text == "The same scorecard, byte for byte.\n"


def test_a_program_whose_output_is_closed_ends_quietly(tmp_path: Path) -> None:
    """`firstcall list | head` leaves no traceback."""
    listing = start(tmp_path, "list")
    assert listing.stdout
    listing.stdout.close()
    assert listing.stderr
    assert (listing.wait(), listing.stderr.read()) == (0, "")
    listing.stderr.close()
    assert listing.stdin
    listing.stdin.close()
