"""`firstcall replay`: derive a session's scorecard again and compare it with the recorded one."""

from __future__ import annotations

from typing import Annotated

import typer

from simulator.failing import ExitCode

EXAMPLES = """Examples:

\b
  firstcall replay k7m2q9xd
  firstcall replay k7m2q9xd --json
"""


def replay(
    session_id: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.")],
    json: Annotated[bool, typer.Option("--json", help="Both scorecards as JSON.")] = False,
) -> None:
    """Play a session's events again and say whether the scorecard is the same, byte for byte.

    Exit code 1 when it is neither the first one nor the last that `firstcall rescore` recorded.
    """
    from simulator.practice.canonical import plain
    from simulator.practice.replay import replay as play_again
    from simulator.practice.wiring import open_desk
    from simulator.printing.safe import as_json, say

    desk = open_desk()
    try:
        result = play_again(desk, session_id)
    finally:
        desk.close()
    say(as_json(plain(result)) if json else result.why)
    if not (result.equal or result.later_equal):
        raise typer.Exit(ExitCode.MISTAKE)
