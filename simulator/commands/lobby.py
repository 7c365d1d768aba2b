"""`firstcall` alone: the app, at its lobby. Loads no command-line parser: the lobby comes first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from simulator.failing import ExitCode
from simulator.mistakes import Mistake

if TYPE_CHECKING:
    from simulator.practice.desk import Desk


def lobby() -> int:
    """Open the lobby; gives the exit code."""
    from simulator.practice.wiring import open_desk

    need_terminal()
    desk = open_desk()
    try:
        return run_app(desk)
    finally:
        desk.close()


def run_app(
    desk: Desk,
    start: tuple[str, str, int, str] | None = None,
    resume: str | None = None,
    chats: tuple[tuple[str, ...], int | None, str] | None = None,
) -> int:
    """Run the app until the user leaves it; gives the exit code.

    An unexpected error inside the app comes out of here, once the terminal is itself again.
    """
    from simulator.terminal.app import FirstCallApp

    app = FirstCallApp(desk, start=start, resume=resume, chats=chats)
    app.run()
    if app.fault is not None:
        raise app.fault
    return ExitCode.FINE


def need_terminal(
    instead: str = "Line by line it goes with: firstcall play SCENARIO --plain",
) -> None:
    """Raises Mistake where the app cannot draw; `instead` says what can be done."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Mistake(
            f"The app needs a terminal to draw on, and this is a pipe or a file. {instead}"
        )
