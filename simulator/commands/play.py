"""`firstcall play`: one scenario, in the app or line by line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.practice.desk import Desk
    from simulator.practice.session import Session

EXAMPLES = """Examples:

\b
  firstcall play late-engineer
  firstcall play late-engineer --persona angry --seed 7 --plain
  firstcall play late-engineer --plain --json < replies.txt
  firstcall play --resume k7m2q9xd
  firstcall play --script call.yaml
"""


class Mode(StrEnum):
    """Practice coaches after every reply, test gives no hint until the end."""

    practice = "practice"
    test = "test"

    @property
    def word(self) -> Literal["practice", "test"]:
        """The mode as a session takes it."""
        return "test" if self is Mode.test else "practice"


def play(
    scenario: Annotated[str, typer.Argument(help="The scenario's id, see `firstcall list`.")] = "",
    persona: Annotated[str, typer.Option(help="Who plays the customer.")] = "",
    seed: Annotated[
        int | None, typer.Option(help="The same seed brings the same choice of words.")
    ] = None,
    mode: Annotated[Mode, typer.Option(help="With the coach, or as a test.")] = Mode.practice,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line on stdin, stdout.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="With --plain: the events as JSONL.")
    ] = False,
    resume: Annotated[str, typer.Option(help="Go on with a session, by its id.")] = "",
    name: Annotated[str, typer.Option(help="Who practises; kept with the session.")] = "",
    script: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Play a transcript and tell the call."),
    ] = None,
) -> int:
    """Play a scenario. In plain mode every line of stdin is a reply or an /action."""
    if (bool(scenario), bool(resume), script is not None).count(True) != 1:
        raise typer.BadParameter(
            "give a SCENARIO to begin, --resume ID to go on with a session, or --script FILE"
        )
    if script is not None:
        return _tell(script)
    if json and not plain:
        raise typer.BadParameter("--json goes with --plain")
    from simulator.practice.wiring import open_desk

    desk = open_desk(trainee=name)
    try:
        if not plain:
            return _in_the_app(desk, scenario, persona, seed, mode, resume)
        _line_by_line(_session(desk, scenario, persona, seed, mode, resume), json)
        return ExitCode.FINE
    finally:
        desk.close()


def _tell(script: Path) -> int:
    """Play a transcript without recording it, as `firstcall test` does, and print the call."""
    from simulator.commands.test import open_desk_of
    from simulator.printing.safe import say
    from simulator.store.folder import home
    from simulator.workbench.story import story_lines
    from simulator.workbench.suite import Suite
    from simulator.workbench.trial_words import trial_lines

    for trial, _ in Suite([script], home(), open_desk_of).trials():
        for line in story_lines(trial.play) if trial.play else ():
            say(line)
        for line in () if trial.passed else trial_lines(trial):
            say(line)
        if not trial.passed:
            return ExitCode.MISTAKE
    return ExitCode.FINE


def _session(
    desk: Desk, scenario: str, persona: str, seed: int | None, mode: Mode, resume: str
) -> Session:
    from simulator.practice.session import Session

    if resume:
        return Session.resume(desk, resume)
    return Session.begin(desk, scenario, persona, seed=seed, mode=mode.word)


def _line_by_line(session: Session, json: bool) -> None:
    from simulator.commands.plain_play import play_through
    from simulator.printing.json_lines import JsonLines
    from simulator.printing.plain_text import PlainText

    play_through(session, JsonLines() if json else PlainText())


def _in_the_app(
    desk: Desk, scenario: str, persona: str, seed: int | None, mode: Mode, resume: str
) -> int:
    from simulator.commands.lobby import need_terminal, run_app

    need_terminal()
    if resume:
        return run_app(desk, resume=desk.store.session(resume).id)
    from simulator.practice.finding import find_persona, find_scenario

    played = find_scenario(desk.library, scenario)
    player = find_persona(desk.library, played, persona)
    desk.store.check_writable()
    drawn = desk.new_seed() if seed is None else seed
    return run_app(desk, start=(played.id, player.id, drawn, mode.word))
