"""`firstcall review`: a trainer looks a session through, overrules findings and comments."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.practice.desk import Desk
    from simulator.practice.reviews import Review

EXAMPLES = """Examples:

\b
  firstcall review k7m2q9xd
  firstcall review k7 --finding 12 --verdict meets --comment "She did name it."
  firstcall review k7 --reply 3 --comment "Slower here." --by Ann
  firstcall review k7 --comment "A good start." --by Ann
  firstcall review k7 --lines --by Ann < my-review.txt

Verdicts: stands; does-not (it was not due, or no fault, or not shown);
meets (what was missed or late was shown after all).

Lines: 12 meets: COMMENT · 12: COMMENT · reply 3: COMMENT · call: COMMENT · list
"""


def review(
    session_id: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.")],
    finding: Annotated[
        int | None, typer.Option(metavar="N", help="The finding, by its number.")
    ] = None,
    verdict: Annotated[str, typer.Option(help="stands, does-not or meets.")] = "",
    reply: Annotated[int | None, typer.Option(metavar="N", help="Comment on this reply.")] = None,
    comment: Annotated[str, typer.Option(help="Words for the trainee.")] = "",
    by: Annotated[
        str, typer.Option(metavar="NAME", envvar="FIRSTCALL_TRAINER", help="Who reviews.")
    ] = "",
    lines: Annotated[bool, typer.Option("--lines", help="Say it line by line.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The sheet as one JSON object.")] = False,
) -> int:
    """List the findings of a finished session by number, or say something of one of them.

    Without a verdict or a comment the session is listed; on a terminal, with --by NAME, you are
    then asked line by line until an empty line. What you say is kept beside the first score, which
    stays.
    """
    _check_usage(finding, reply, verdict, comment, lines=lines)
    if lines and not by.strip():
        raise typer.BadParameter("give --by NAME: who reviews stands beside each line")
    from simulator.practice.reviewing import review as keep
    from simulator.practice.wiring import open_desk
    from simulator.printing.review_lines import taken_line
    from simulator.printing.safe import say

    desk = open_desk()
    try:
        session = desk.store.session(session_id).id
        if verdict or comment:
            kept = keep(
                desk, session, by=by, finding=finding, reply=reply, verdict=verdict, comment=comment
            )
            if not json:
                say(taken_line(kept))
                _say_score(desk, session)
                return ExitCode.FINE
        _list(desk, session, json=json)
        typed = lines or (sys.stdin.isatty() and by.strip() and not json)
        return _through(desk, session, by) if typed else ExitCode.FINE
    finally:
        desk.close()


def _check_usage(
    finding: int | None, reply: int | None, verdict: str, comment: str, *, lines: bool
) -> None:
    said = bool(verdict or comment)
    if finding is not None and reply is not None:
        raise typer.BadParameter("give --finding or --reply, not both")
    if (finding is not None or reply is not None) and not said:
        raise typer.BadParameter("give a --verdict or a --comment with the number")
    if verdict and finding is None:
        raise typer.BadParameter("give the --finding that the verdict is on")
    if lines and said:
        raise typer.BadParameter("with --lines verdicts and comments are typed, one a line")


def _list(desk: Desk, session: str, *, json: bool = False) -> None:
    from simulator.practice.reviewing import open_sheet
    from simulator.printing.review_lines import sheet_lines, sheet_row
    from simulator.printing.safe import as_json, say

    sheet = open_sheet(desk, session)
    if json:
        say(as_json(sheet_row(sheet), indent=2))
        return
    for line in sheet_lines(sheet):
        say(line)


def _through(desk: Desk, session: str, by: str) -> int:
    """Take what is typed, a line each; a line that cannot be taken is told and stops nothing."""
    from simulator.mistakes import Mistake
    from simulator.practice.review_typed import typed_review
    from simulator.practice.reviewing import review as keep
    from simulator.practice.words import visible
    from simulator.printing.review_lines import taken_line
    from simulator.printing.safe import say

    refused = False
    for line in _typed_lines():
        try:
            if line.lower() == "list":
                _list(desk, session)
                continue
            said = typed_review(line)
            kept: Review = keep(
                desk,
                session,
                by=by,
                finding=said.finding,
                reply=said.reply,
                verdict=said.verdict,
                comment=said.comment,
            )
            say(taken_line(kept))
        except Mistake as mistake:
            refused = True
            say(visible(str(mistake)), to=sys.stderr)
    _say_score(desk, session)
    return ExitCode.MISTAKE if refused and not sys.stdin.isatty() else ExitCode.FINE


def _typed_lines() -> Iterator[str]:
    """What is typed, up to an empty line on a terminal or to the end of a pipe."""
    from simulator.practice.review_typed import WAYS

    asks = sys.stdin.isatty()
    if asks:
        print(f"A line is {WAYS}. An empty line ends.", file=sys.stderr)
    while True:
        if asks:
            print("review> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line or (asks and not line.strip()):
            return
        if line.strip():
            yield line.strip()


def _say_score(desk: Desk, session: str) -> None:
    from simulator.practice.review_words import score_words
    from simulator.practice.reviews import reviewed_score
    from simulator.printing.safe import one_line, say

    score = reviewed_score(desk.store.events(session))
    if score is not None:
        say(f"{one_line(score_words(score))}. The first score stays.")
