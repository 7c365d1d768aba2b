"""A diagram drawn in a terminal: boxes below one another, and lines at their left for the ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from simulator.workbench.diagrams.diagram import Arrow, Diagram, State, few, flat
from simulator.workbench.diagrams.lanes import Gutter, Way
from simulator.workbench.diagrams.wrapping import padded, wrapped

NARROWEST = 34
"""Columns a box needs; with fewer beside the lines the diagram becomes a list."""

NOW = ", now here"
"""What stands beside the name of the state that is lit."""

_WIDEST = 72
_THIN, _THICK = tuple("╭─╮│╰╯┬"), tuple("┏━┓┃┗┛┯")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a drawing; `lit` where it belongs to the state the call is in."""

    text: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """One line right of the gutter: `into` is the state whose box it opens, `to` the state that
    the way beginning here leads to."""

    text: str
    lit: bool = False
    into: str = ""
    to: str = ""


def drawn(diagram: Diagram, width: int = 80, at: str = "", most: int = 0) -> tuple[Row, ...]:
    """The diagram in at most `width` columns, the state `at` lit by a thicker frame; with `most`
    only so many ways in words beside an arrow. A list where there is no room to draw."""
    gutter = Gutter(_ways(list(_lines(diagram, _WIDEST, at, most))))
    room = min(width - gutter.width, _WIDEST)
    if room < NARROWEST:
        return listed(diagram, width, at, most)
    lines = list(_lines(diagram, room, at, most))
    gutter = Gutter(_ways(lines))
    rows = [Row(gutter.at(number) + line.text, line.lit) for number, line in enumerate(lines)]
    note = (Row(text) for text in wrapped(flat(diagram.note), width))
    return (*(Row(row.text.rstrip(), row.lit) for row in rows), *note)


def listed(
    diagram: Diagram, width: int = 80, at: str = "", most: int = 0, arrow: str = "→"
) -> tuple[Row, ...]:
    """The diagram as a list in at most `width` columns, without any drawing."""
    rows: list[Row] = []
    for state in diagram.states:
        lit = state.name == at
        head = f"{_title(state)}{NOW if lit else ''}"
        rows += [Row(text, lit) for text in _hanging(head, "", width)]
        rows += [Row(text, lit) for text in _hanging(state.about, "  ", width)]
        for one in diagram.leaving(state.name):
            for text in _hanging(f"{arrow} {_way(one, most)}", "  ", width):
                rows.append(Row(text, lit))
        rows.append(Row(""))
    return (*rows, *(Row(text) for text in wrapped(flat(diagram.note), width)))


def _ways(lines: list[_Line]) -> list[Way]:
    """Where each way that is drawn begins and ends."""
    into = {line.into: number for number, line in enumerate(lines) if line.into}
    return [Way(number, into[line.to]) for number, line in enumerate(lines) if line.to]


def _lines(diagram: Diagram, width: int, at: str, most: int) -> Iterator[_Line]:
    for state in diagram.states:
        leaving = diagram.leaving(state.name)
        yield from _box(state, bool(leaving), width, state.name == at)
        for number, arrow in enumerate(leaving):
            yield from _leaving(arrow, number == len(leaving) - 1, width, most)
        yield _Line("")


def _box(state: State, leads_on: bool, width: int, lit: bool) -> Iterator[_Line]:
    left, bar, right, side, low_left, low_right, down = _THICK if lit else _THIN
    title = f"{_title(state)}{NOW if lit else ''}"
    top = f"{left}{bar} {wrapped(title, width - 6, most=1)[0]} "
    yield _Line(f"{top}{bar * (width - 1 - cell_len(top))}{right}", lit, into=state.name)
    for text in wrapped(state.about, width - 4):
        yield _Line(f"{side} {padded(text, width - 4)} {side}", lit)
    first = down if leads_on else bar
    yield _Line(f"{low_left}{first}{bar * (width - 3)}{low_right}", lit)


def _leaving(arrow: Arrow, last: bool, width: int, most: int) -> Iterator[_Line]:
    """The words of one arrow; its line comes out of the first of them."""
    first, *others = wrapped(_way(arrow, most), width - 5)
    yield _Line(f"─{'╯' if last else '┤'} {first}", to=arrow.target)
    for text in others:
        yield _Line(f" {' ' if last else '│'}   {text}")


def _way(arrow: Arrow, most: int) -> str:
    return f"{arrow.target}: {'; '.join(few(arrow.words, most))}"


def _title(state: State) -> str:
    name = flat(state.name)
    return f"{name} ({state.remark})" if state.remark else name


def _hanging(text: str, indent: str, width: int) -> Iterator[str]:
    """`text` in lines, those after the first set in a little further."""
    for number, line in enumerate(wrapped(flat(text), width - len(indent) - 2)):
        yield f"{indent}{'  ' if number else ''}{line}"
