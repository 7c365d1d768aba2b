"""The command line: which words call which verb. All work is in `simulator.commands`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any

import typer

from simulator.commands import check, grade, history, list, play, read, replay, score, show
from simulator.failing import ExitCode, complain, guarded

EXAMPLES = """Examples:

\b
  firstcall                                  the lobby
  firstcall list                             what can be played
  firstcall play late-engineer --plain       a call, line by line
  firstcall history                          what was played

Exit codes: 0 fine, 1 something to mend, 2 wrong usage, 70 a bug of ours, 130 interrupted.
"""

app = typer.Typer(
    name="firstcall",
    epilog=EXAMPLES,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _verb(name: str, command: Callable[..., Any], examples: str) -> None:
    app.command(name, epilog=examples)(guarded(command))


_verb("play", play.play, play.EXAMPLES)
_verb("list", list.list_all, list.EXAMPLES)
_verb("history", history.history, history.EXAMPLES)
_verb("show", show.show, show.EXAMPLES)
_verb("replay", replay.replay, replay.EXAMPLES)
_verb("read", read.read, read.EXAMPLES)
_verb("grade", grade.grade, grade.EXAMPLES)
_verb("score", score.score, score.EXAMPLES)
_verb("check", check.check, check.EXAMPLES)


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"firstcall {version('firstcall')}")
        raise typer.Exit


@app.callback()
@guarded
def first_call(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Practise hard customer conversations in the terminal. Without a command: the lobby."""
    if context.invoked_subcommand is None:
        from simulator.commands.lobby import lobby

        lobby()


def main() -> None:
    """Run the command line and exit."""
    try:
        # The state-machine library warns of every event that no rule takes up; that is no news.
        logging.getLogger("transitions").setLevel(logging.ERROR)
        _use_utf8()
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
