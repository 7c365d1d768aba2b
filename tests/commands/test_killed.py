"""A session that is killed keeps every reply that was accepted, and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import killing


@pytest.mark.skipif(not hasattr(killing.os, "fork"), reason="needs fork")
def test_fifty_kills_lose_no_accepted_reply(tmp_path: Path) -> None:
    """Killed without warning at fifty random moments: what was accepted is kept, in order and
    whole; at most the one reply then on its way is kept besides; and the session resumes, ends and
    scores the same again."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.commands.killing", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == killing.KILLS
    typed = killing.script(killing.REPLIES)
    for row in rows:
        if not row["resumed"]:
            assert row["accepted"] == 0
            continue
        assert row["kept"] == typed[: len(row["kept"])]
        assert row["accepted"] <= len(row["kept"]) <= row["accepted"] + 1
        assert row["equal"]
    assert len({row["accepted"] for row in rows}) > 10
