"""The command line's words: which one calls which verb, and the help."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Annotated, Any, ParamSpec

import typer

from simulator.commands import (
    assess,
    chats,
    check,
    explain,
    grade,
    graph,
    handbook,
    history,
    list,
    new,
    play,
    preview,
    progress,
    read,
    replay,
    rescore,
    review,
    schema,
    score,
    show,
    test,
    walk,
)
from simulator.failing import ExitCode, outcome_of

P = ParamSpec("P")

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


def guarded(command: Callable[P, object]) -> Callable[P, None]:
    """`command` with every exception turned into its line and its exit code."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        parser_says = (typer.Exit, typer.Abort, typer.BadParameter)
        code = outcome_of(lambda: command(*args, **kwargs), passing=parser_says)
        if code != ExitCode.FINE:
            raise typer.Exit(code)

    return run


def _verb(name: str, command: Callable[..., Any], examples: str, short: str) -> None:
    app.command(name, epilog=examples, short_help=short)(guarded(command))


_verb("play", play.play, play.EXAMPLES, "Play a scenario, in the app or line by line.")
_verb("chats", chats.chats, chats.EXAMPLES, "Answer several live chats side by side.")
_verb("assess", assess.assess, assess.EXAMPLES, "Take the final assessment of 18 questions.")
_verb("list", list.list_all, list.EXAMPLES, "List scenarios and personas.")
_verb("history", history.history, history.EXAMPLES, "List the sessions played.")
_verb("preview", preview.preview, preview.EXAMPLES, "Play a scenario while you write it.")
_verb("progress", progress.progress, progress.EXAMPLES, "Show each skill over time.")
_verb("show", show.show, show.EXAMPLES, "Show one session with its scorecard.")
_verb("replay", replay.replay, replay.EXAMPLES, "Score a session again and compare.")
_verb("rescore", rescore.rescore, rescore.EXAMPLES, "Score sessions again by today's rubric.")
_verb("review", review.review, review.EXAMPLES, "Review a session as its trainer.")
_verb("read", read.read, read.EXAMPLES, "Read replies into behaviours (JSONL).")
_verb("grade", grade.grade, grade.EXAMPLES, "Mark answers to the questions (JSONL).")
_verb("score", score.score, score.EXAMPLES, "Judge whole transcripts (JSONL).")
_verb("handbook", handbook.handbook, handbook.EXAMPLES, "Read the handbook.")
_verb("check", check.check, check.EXAMPLES, "Check persona and scenario files.")
_verb("explain", explain.explain, explain.EXAMPLES, "Explain a code of `firstcall check`.")
_verb("test", test.try_transcripts, test.EXAMPLES, "Play transcripts and compare what comes.")
_verb("walk", walk.walk, walk.EXAMPLES, "Let simulated trainees play a scenario.")
_verb("graph", graph.graph, graph.EXAMPLES, "Draw a plot or the moods of a persona.")
_verb("new", new.new, new.EXAMPLES, "Begin a scenario or a persona of your own.")
_verb("schema", schema.schema, schema.EXAMPLES, "Write schemas for editors.")


def _say_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

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
) -> int:
    """Practise hard customer conversations in the terminal. Without a command: the lobby."""
    if context.invoked_subcommand is None:
        from simulator.commands.lobby import lobby

        return lobby()
    return ExitCode.FINE
