"""`firstcall graph`: a scenario's plot and a persona's moods as a diagram."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.workbench.diagrams import Diagram

EXAMPLES = """Examples:

\b
  firstcall graph late-engineer
  firstcall graph my/scenarios/late-van.yaml --at find
  firstcall graph late-engineer --persona angry --format mermaid > plot.mmd
  firstcall graph angry --format dot | dot -Tsvg > angry.svg
"""


class Format(StrEnum):
    """How a diagram is written."""

    text = "text"
    mermaid = "mermaid"
    dot = "dot"


def graph(
    what: Annotated[
        str, typer.Argument(metavar="ID|FILE", help="A scenario or a persona, by id or file.")
    ],
    persona: Annotated[str, typer.Option(help="With a scenario: this persona's moods too.")] = "",
    format: Annotated[
        Format, typer.Option(help="Drawn here, for Mermaid, or for Graphviz.")
    ] = Format.text,
    at: Annotated[
        str, typer.Option(metavar="STAGE", help="Light up this stage (for a persona: this mood).")
    ] = "",
    mood: Annotated[str, typer.Option(metavar="MOOD", help="Light up this mood.")] = "",
    most: Annotated[
        int, typer.Option(min=0, max=99, help="In text: ways beside one arrow; 0 for all.")
    ] = 4,
) -> None:
    """Draw the stages of a scenario with their moves and ends, or the moods of a persona."""
    from simulator.printing.safe import say

    diagrams, marked = _diagrams(what, persona, at, mood)
    if format is Format.text:
        for line in _drawn(diagrams, marked, most):
            say(line)
    else:
        say(_written(format, diagrams, marked).rstrip("\n"))


def _diagrams(what: str, persona: str, at: str, mood: str) -> tuple[list[Diagram], list[str]]:
    """What to draw, and the state to mark in each."""
    from simulator.engine.persona import Persona
    from simulator.mistakes import Mistake
    from simulator.practice.finding import find_persona
    from simulator.store.folder import home
    from simulator.workbench.diagrams import diagram_of_moods, diagram_of_plot
    from simulator.workbench.found_files import found

    library, thing = found(what, home())
    if isinstance(thing, Persona):
        if persona:
            raise Mistake(f"{what} is a persona itself, expected a scenario with --persona.")
        return [diagram_of_moods(thing)], [_known(mood or at, "mood", thing.moods)]
    marked = [_known(at, "stage", tuple(thing.stages))]
    if not persona:
        if mood:
            raise Mistake("--mood needs --persona: moods belong to a persona.")
        return [diagram_of_plot(thing)], marked
    player = find_persona(library, thing, persona)
    marked.append(_known(mood, "mood", player.moods))
    return [diagram_of_plot(thing), diagram_of_moods(player)], marked


def _known(name: str, kind: str, known: tuple[str, ...]) -> str:
    from simulator.content.errors import UnknownName

    if name and name not in known:
        raise UnknownName(kind, name, known)
    return name


def _drawn(diagrams: Sequence[Diagram], marked: Sequence[str], most: int) -> list[str]:
    from simulator.workbench.diagrams import drawn, listed

    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80
    lines: list[str] = []
    for number, (diagram, at) in enumerate(zip(diagrams, marked, strict=True)):
        rows = (
            drawn(diagram, width, at, most)
            if _draws()
            else listed(diagram, width, at, most, arrow="->")
        )
        lines += ["", ""] if number else []
        lines += [diagram.title, "", *(row.text for row in rows)]
    return lines


def _draws() -> bool:
    """Whether the output has the signs that boxes are drawn with."""
    try:
        "╭┏▶".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _written(format: Format, diagrams: Sequence[Diagram], marked: Sequence[str]) -> str:
    from simulator.workbench.diagrams import dot, mermaid

    return dot(diagrams, marked) if format is Format.dot else mermaid(diagrams, marked)
