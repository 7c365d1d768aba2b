"""`firstcall rescore`: score finished sessions again by today's rubric, beside the first score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.practice.desk import Desk
    from simulator.practice.rescoring import Rescore

EXAMPLES = """Examples:

\b
  firstcall rescore k7m2q9xd
  firstcall rescore --all
  firstcall rescore --all --json
"""


def rescore(
    sessions: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Ids, or their beginnings.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every finished session.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a session.")] = False,
) -> int:
    """Score sessions again by today's rubric; the new score is kept beside the first one.

    Exit code 1 when one of them cannot be scored again.
    """
    if bool(sessions) == every:
        raise typer.BadParameter("give the ids of sessions, or --all")
    from simulator.practice.wiring import open_desk
    from simulator.printing.safe import say

    desk = open_desk()
    done = []
    try:
        for one in _rescored(desk, sessions):
            done.append(one.done)
            _say(one, json=json)
    finally:
        desk.close()
    if not done and not json:
        say("No finished session yet. Begin with: firstcall list")
    return ExitCode.FINE if all(done) else ExitCode.MISTAKE


def _rescored(desk: Desk, sessions: list[str] | None) -> Iterator[Rescore]:
    from simulator.practice.rescoring import rescore as again
    from simulator.practice.rescoring import rescore_all

    if not sessions:
        yield from rescore_all(desk)
        return
    ids = [desk.store.session(wanted).id for wanted in sessions]
    for session in dict.fromkeys(ids):
        yield again(desk, session)


def _say(one: Rescore, *, json: bool) -> None:
    from simulator.practice.canonical import plain
    from simulator.printing.safe import as_json, one_line, say

    if json:
        say(as_json({**plain(one), "done": one.done}))
    else:
        say(f"{one.session}: {one_line(one.why)}")
