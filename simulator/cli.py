"""The front door: alone it opens the lobby, with words after it the command line takes over."""

from __future__ import annotations

import sys

from simulator.failing import ExitCode, complain, outcome_of


def main() -> None:
    """Run the program and exit."""
    _use_utf8()
    if len(sys.argv) == 1:
        # Nothing to parse: the lobby need not wait for the parser to load.
        from simulator.commands.lobby import lobby

        sys.exit(outcome_of(lobby))
    try:
        from simulator.commands.verbs import app

        app()
    except KeyboardInterrupt:
        complain("Interrupted.")
        sys.exit(ExitCode.INTERRUPTED)


def _use_utf8() -> None:
    """Read and write UTF-8 in pipes and files, whatever the system's habit; a wrong byte becomes a
    sign and stops nothing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
