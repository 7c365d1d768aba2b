"""Random sessions of the shipped scenarios: the same in every process, and again when replayed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.practice.random_sessions import RESCORED_EVERY

SESSIONS = 200


def run(hash_seed: str, locale: str, *arguments: object) -> list[dict[str, object]]:
    """What the player of random sessions prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.practice.random_sessions", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": locale, "PYTHONUTF8": "1"},
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_two_hundred_sessions_replay_to_the_byte(tmp_path: Path) -> None:
    """Two processes under different hash seeds and locales tell and score 200 sessions alike, and
    the second one replays what the first one recorded to the same scorecards; those that a
    company's rubric scored again too, and their first scores stay."""
    first = run("1", "C", tmp_path / "first", SESSIONS)
    second = run("4242", "C.UTF-8", tmp_path / "second", SESSIONS, tmp_path / "first")
    assert len(first) == SESSIONS
    assert [row.pop("replayed") for row in second] == [True] * SESSIONS
    assert first == second
    later = [row for row in second if "later" in row]
    assert len(later) == SESSIONS // RESCORED_EVERY
    assert any(
        json.loads(str(row["later"]))["scorecard"]["overall"] != row["overall"] for row in later
    )
    assert all(0 <= int(str(row["overall"])) <= 100 for row in first)
    assert len({row["outcome"] for row in first}) >= 5
