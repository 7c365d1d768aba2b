"""`firstcall new`: a new scenario or persona, asked for in plain words."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.failing import ExitCode

if TYPE_CHECKING:
    from simulator.content.files import Kind
    from simulator.workbench.drafting import Question, Room

EXAMPLES = """Examples:

\b
  firstcall new scenario
  firstcall new scenario --title "The late parcel" --problem "My parcel is a week late." --defaults
  firstcall new persona --to my/personas
  printf 'In a hurry\\n\\nHas a train to catch\\n' | firstcall new persona

Every question has an option of its own. In a pipe each line answers one question, an empty line
takes what is suggested, and so does the end of the input. At the keyboard ? explains a question.
"""


class NewKind(StrEnum):
    """What can be begun."""

    scenario = "scenario"
    persona = "persona"


def _answer(about: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(help=about, show_default=False)
    return option


def new(
    kind: Annotated[NewKind, typer.Argument(help="What to begin.")],
    id: Annotated[str | None, _answer("The short name of the file.")] = None,
    title: Annotated[str | None, _answer("Scenario: its title.")] = None,
    problem: Annotated[str | None, _answer("Scenario: what has gone wrong.")] = None,
    company: Annotated[str | None, _answer("Scenario: the company.")] = None,
    industry: Annotated[str | None, _answer("Scenario: its trade.")] = None,
    channel: Annotated[str | None, _answer("Scenario: phone, chat, email, ...")] = None,
    role: Annotated[str | None, _answer("Scenario: the trainee's job.")] = None,
    agent: Annotated[str | None, _answer("Scenario: the trainee's name.")] = None,
    customer: Annotated[str | None, _answer("Scenario: the customer's name.")] = None,
    remedy: Annotated[str | None, _answer("Scenario: what the trainee may do.")] = None,
    value: Annotated[str | None, _answer("Scenario: a value to get right.")] = None,
    called: Annotated[str | None, _answer("Scenario: what that is called.")] = None,
    difficulty: Annotated[str | None, _answer("Scenario: 1 to 5.")] = None,
    skills: Annotated[str | None, _answer("Scenario: what it trains.")] = None,
    personas: Annotated[str | None, _answer("Scenario: who may play.")] = None,
    name: Annotated[str | None, _answer("Persona: its name.")] = None,
    about: Annotated[str | None, _answer("Persona: who it is.")] = None,
    source: Annotated[str | None, _answer("Persona: its place in the handbook.")] = None,
    moods: Annotated[str | None, _answer("Persona: three to six, best first.")] = None,
    starts: Annotated[str | None, _answer("Persona: the first mood.")] = None,
    patience: Annotated[str | None, _answer("Persona: 1 to 20 replies.")] = None,
    calms: Annotated[str | None, _answer("Persona: behaviours that calm.")] = None,
    irritates: Annotated[str | None, _answer("Persona: behaviours that do not.")] = None,
    abusive: Annotated[str | None, _answer("Persona: abusive moods, or none.")] = None,
    advice: Annotated[str | None, _answer("Persona: how to meet it.")] = None,
    defaults: Annotated[
        bool, typer.Option("--defaults", help="Take what is suggested for the rest; ask nothing.")
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where to write it, else your First Call folder."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there.")
    ] = False,
) -> int:
    """Ask what a scenario or persona needs, and write a commented file that passes the check."""
    # The options are the questions by name; no other local is there yet.
    given = {key: typed for key, typed in locals().items() if key != "kind" and type(typed) is str}
    return _begin(kind.value, given, defaults, to, force)


def _begin(kind: Kind, given: dict[str, str], defaults: bool, to: Path | None, force: bool) -> int:
    from simulator.content.files import ENDING, FOLDERS
    from simulator.content.schema import file_name
    from simulator.printing.safe import say
    from simulator.store.folder import home
    from simulator.workbench import drafting

    questions, write = {
        "scenario": (drafting.SCENARIO_QUESTIONS, drafting.scenario_text),
        "persona": (drafting.PERSONA_QUESTIONS, drafting.persona_text),
    }[kind]
    _check_options(kind, given, questions)
    folder = to if to is not None else home() / FOLDERS[kind]
    room = _room(kind, folder, force)
    asker = _Asker(room, defaults)
    answers = drafting.gathered(questions, given, asker, room, again=asker.on_screen)
    path = folder / f"{answers['id']}{ENDING}"
    drafting.put_schema(kind, folder / file_name(kind), home(), force=force)
    drafting.put(path, write(answers), force=force)
    say(f"Written to {path}, with {file_name(kind)} beside it for your editor.")
    return _checked(kind, path, to is None)


def _check_options(kind: str, given: dict[str, str], questions: tuple[Question, ...]) -> None:
    known = {question.name for question in questions}
    strange = [f"--{name}" for name in given if name not in known]
    if strange:
        raise typer.BadParameter(f"{', '.join(strange)} is not asked for a {kind}")


def _room(kind: Kind, folder: Path, force: bool) -> Room:
    """The names to choose from, and the ids that are taken: by what ships, so that nothing shipped
    is hidden unawares, and in the folder."""
    from simulator.content.files import ENDING, shipped
    from simulator.content.schema import names_for_schemas
    from simulator.store.folder import home
    from simulator.workbench.drafting import Room, proving

    taken = {} if force else dict.fromkeys(shipped(kind), f"a {kind} that comes with First Call")
    if not force and folder.is_dir():
        there = (one.name.removesuffix(ENDING) for one in folder.glob(f"*{ENDING}"))
        taken |= dict.fromkeys(there, f"in {folder} already")
    names = names_for_schemas(home())
    return Room({kind: tuple(found) for kind, found in names.items()}, taken, proving(home()))


class _Asker:
    """Puts questions: on a terminal in words, in a pipe by reading a line for each."""

    def __init__(self, room: Room, defaults: bool) -> None:
        self._room, self._defaults = room, defaults
        self.on_screen = not defaults and sys.stdin.isatty()
        if self.on_screen:
            self._told("Enter takes what stands in brackets, ? explains the question.")

    def __call__(self, question: Question, suggestion: str) -> str:
        if self._defaults:
            return ""
        if not self.on_screen:
            return sys.stdin.readline()
        from simulator.printing.safe import say

        say()
        self._told(f"{question.words}{' (? shows the list)' if question.choices else ''}")
        while (typed := self._typed(suggestion)).strip() == "?":
            names = self._room.names[question.choices] if question.choices else ()
            self._told(question.more, ", ".join(names), indent="  ")
        return typed

    def _typed(self, suggestion: str) -> str:
        from simulator.mistakes import Mistake

        try:
            return input(f"[{suggestion}] > " if suggestion else "> ")
        except EOFError as error:
            raise Mistake("Stopped before the last question, so nothing was written.") from error

    def _told(self, *texts: str, indent: str = "") -> None:
        """Each text in lines that the terminal has room for; no text gives no line."""
        from simulator.printing.safe import say
        from simulator.workbench.diagrams.wrapping import wrapped

        width = min(shutil.get_terminal_size().columns, 100) - len(indent)
        for text in texts:
            for line in wrapped(text, width):
                say(f"{indent}{line}")


def _checked(kind: str, path: Path, in_place: bool) -> int:
    """Check the new file as it stands, and say what can be done with it."""
    from simulator.content.check_files import check_files
    from simulator.printing.safe import say
    from simulator.store.folder import home

    problems = check_files([path], home())
    for problem in problems:
        say(str(problem))
    if problems:
        return ExitCode.MISTAKE
    say(f"It passes the check. Open it, change it, and try:\n  firstcall check {path}")
    say(f"  firstcall graph {path}")
    if in_place and kind == "scenario":
        say(f"  firstcall play {path.stem}")
    elif kind == "scenario":
        say(f"To play it, put it into {home() / 'scenarios'}.")
    else:
        say("To let it play, put its id into `personas` of a scenario.")
    return ExitCode.FINE
