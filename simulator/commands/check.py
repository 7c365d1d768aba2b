"""`firstcall check`: every problem of persona and scenario files, with line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.failing import ExitCode

EXAMPLES = """Examples:

\b
  firstcall check
  firstcall check my/scenarios/late-van.yaml
  firstcall check my/ --json
"""


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, all that ships.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a problem.")] = False,
) -> None:
    """Check persona and scenario files; exit code 1 when there is any problem."""
    from simulator.content.check_files import check_files
    from simulator.practice.canonical import plain
    from simulator.printing.safe import as_json, say

    problems = check_files(paths or None)
    for problem in problems:
        say(as_json(plain(problem)) if json else str(problem))
    if problems:
        raise typer.Exit(ExitCode.MISTAKE)
    if not json:
        say("No problems found.")
