"""`firstcall check`: every problem of persona and scenario files, with line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.content.check_files import Checked
    from simulator.content.diagnostics import Diagnostic

EXAMPLES = """Examples:

\b
  firstcall check
  firstcall check my/scenarios/late-van.yaml
  firstcall check my/ --strict --format github
  firstcall explain P004
"""


class Format(StrEnum):
    """How problems are written."""

    text = "text"
    json = "json"
    github = "github"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; without any, all that ships and your own."),
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format", help="For people, one JSON object a problem, or workflow annotations."
        ),
    ] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
) -> None:
    """Check persona and scenario files, and prove that they can be played.

    A file that loads is played through in every way its rules can tell apart. Exit code 1 when
    there is any error, with --strict any warning.
    """
    if format is Format.text:
        # Before anything heavy is loaded: whoever waits sees at once that it has begun.
        _say("Checking, file by file.")
    from simulator.content.check_files import checked_files
    from simulator.store.folder import home

    report = _REPORTS[format]
    counted: Counter[str] = Counter()
    for one in checked_files(paths or None, home()):
        counted["file"] += 1
        counted["undecided"] += one.undecided
        counted.update(problem.severity for problem in one.problems)
        report(one)
    if format is Format.text:
        _say(_summary(counted))
    if counted["error"] or (strict and counted["warning"]):
        raise typer.Exit(ExitCode.MISTAKE)


def _report_text(one: Checked) -> None:
    from simulator.content.diagnostics import printable
    from simulator.printing.problems import as_text

    if not one.problems:
        played = f", {one.steps:,} replies and actions played" if one.steps else ""
        _say(printable(f"{one.path}: no problems{played}"))
    for problem in one.problems:
        _say(as_text(problem, one.lines))


def _report_json(one: Checked) -> None:
    from simulator.printing.problems import as_values
    from simulator.printing.safe import as_json

    _report_each(one, lambda problem: as_json(as_values(problem)))


def _report_github(one: Checked) -> None:
    from simulator.printing.problems import as_annotation

    _report_each(one, as_annotation)


def _report_each(one: Checked, written: Callable[[Diagnostic], str]) -> None:
    for problem in one.problems:
        _say(written(problem))


_REPORTS: dict[Format, Callable[[Checked], None]] = {
    Format.text: _report_text,
    Format.json: _report_json,
    Format.github: _report_github,
}


def _summary(counted: Counter[str]) -> str:
    rules = _number(counted["undecided"], "rule")
    doubt = f" Of {rules} neither a call nor a proof was found." if counted["undecided"] else ""
    if not counted["error"] and not counted["warning"]:
        return f"No problems found.{doubt}"
    told = " and ".join(_number(counted[kind], kind) for kind in ("error", "warning"))
    files = _number(counted["file"], "file")
    return f"{told} in {files}. `firstcall explain CODE` tells more.{doubt}"


def _number(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def _say(text: str) -> None:
    from simulator.printing.safe import say

    say(text)
