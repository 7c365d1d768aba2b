"""A bug of ours inside the app: one line, a log, exit code 70, and no traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.commands.lobby import run_app
from simulator.failing import ExitCode, outcome_of
from simulator.terminal.app import FirstCallApp
from simulator.terminal.screens.lobby import Lobby
from tests.terminal.stage import staged_desk


async def _broken_worker(self: Lobby) -> None:
    async def work() -> None:
        raise ZeroDivisionError("hidden")

    self.run_worker(work())


def _broken_screen(self: Lobby) -> None:
    raise ZeroDivisionError("hidden")


@pytest.mark.parametrize("breaks", [_broken_screen, _broken_worker])
def test_a_bug_in_the_app_is_one_line_and_a_log(
    breaks: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wherever in the app it happens, the terminal shows one line that names the log."""
    real_run = FirstCallApp.run
    monkeypatch.setenv("FIRSTCALL_HOME", str(tmp_path))
    monkeypatch.setattr(FirstCallApp, "run", lambda self: real_run(self, headless=True))
    monkeypatch.setattr(Lobby, "on_mount", breaks)
    assert outcome_of(lambda: run_app(staged_desk(tmp_path))) == ExitCode.BUG
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    log = re.search(r"The details are in (.+\.log)\.", shown.err)
    assert log is not None
    assert "hidden" in Path(log[1]).read_text(encoding="utf-8")
