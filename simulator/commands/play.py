"""`firstcall play`: one scenario, in the app or line by line."""

from __future__ import annotations

import sys
from enum import Enum
from typing import Annotated

import typer

from simulator.mistakes import Mistake

EXAMPLES = """Examples:

\b
  firstcall play late-engineer
  firstcall play late-engineer --persona angry --seed 7 --plain
  firstcall play late-engineer --plain --json < replies.txt
  firstcall play --resume k7m2q9xd
"""


class Mode(str, Enum):
    """Practice coaches after every reply, test gives no hint until the end."""

    practice = "practice"
    test = "test"


def play(
    scenario: Annotated[str, typer.Argument(help="The scenario's id, see `firstcall list`.")] = "",
    persona: Annotated[str, typer.Option(help="Who plays the customer.")] = "",
    seed: Annotated[
        int | None, typer.Option(help="The same seed brings the same choice of words.")
    ] = None,
    mode: Annotated[Mode, typer.Option(help="With the coach, or as a test.")] = Mode.practice,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line on stdin, stdout.")] = False,
    json: Annotated[bool, typer.Option("--json", help="With --plain: the events as JSONL.")] = False,
    resume: Annotated[str, typer.Option(help="Go on with a session, by its id.")] = "",
    name: Annotated[str, typer.Option(help="Who practises; kept with the session.")] = "",
) -> None:
    """Play a scenario. In plain mode every line of stdin is a reply or an /action."""
    if bool(scenario) == bool(resume):
        raise typer.BadParameter("give a SCENARIO to begin, or --resume ID to go on with a session")
    if json and not plain:
        raise typer.BadParameter("--json goes with --plain")
    from simulator.practice.wiring import open_desk

    desk = open_desk(trainee=name)
    try:
        if plain:
            _play_plain(desk, scenario, persona, seed, mode.value, json, resume)
        else:
            _play_app(desk, scenario, persona, seed, mode.value, resume)
    finally:
        desk.close()


def _play_plain(desk, scenario, persona, seed, mode, json, resume) -> None:  # type: ignore[no-untyped-def]
    from simulator.commands.plain_play import play_through
    from simulator.practice.session import Session
    from simulator.printing.json_lines import JsonLines
    from simulator.printing.plain_text import PlainText

    if resume:
        session = Session.resume(desk, resume)
    else:
        session = Session.begin(desk, scenario, persona, seed=seed, mode=mode)
    play_through(session, JsonLines() if json else PlainText())
