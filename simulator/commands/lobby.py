"""`firstcall` alone: the app, at its lobby."""

from __future__ import annotations


def lobby() -> None:
    """Open the lobby."""
    from simulator.commands.play import need_terminal, run_app
    from simulator.practice.wiring import open_desk

    need_terminal()
    desk = open_desk()
    try:
        run_app(desk)
    finally:
        desk.close()
