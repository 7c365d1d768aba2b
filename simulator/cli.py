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

FIRSTCALL_HOME names the folder for your sessions and your own scenarios,
FIRSTCALL_NAME who practises.

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


def _verb(name: str, command: Callable[..., Any], examples: str, short: str) -> None:
    app.command(name, epilog=examples, short_help=short)(guarded(command))


_verb("play", play.play, play.EXAMPLES, "Play a scenario, in the app or line by line.")
_verb("list", list.list_all, list.EXAMPLES, "List scenarios and personas.")
_verb("history", history.history, history.EXAMPLES, "List the sessions played.")
_verb("show", show.show, show.EXAMPLES, "Show one session with its scorecard.")
_verb("replay", replay.replay, replay.EXAMPLES, "Score a session again and compare.")
_verb("read", read.read, read.EXAMPLES, "Read replies into behaviours (JSONL).")
_verb("grade", grade.grade, grade.EXAMPLES, "Mark answers to the questions (JSONL).")
_verb("score", score.score, score.EXAMPLES, "Judge whole transcripts (JSONL).")
_verb("check", check.check, check.EXAMPLES, "Check persona and scenario files.")


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
