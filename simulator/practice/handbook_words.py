"""A page of the handbook in headed parts, for whatever shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.content.handbook import Example, ExampleLine
from simulator.practice.handbook import HandbookPage

Mark = Literal["", "good", "bad", "told"]

_SPEAKERS = {"customer": "Customer", "reply": "You"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a page. `label` stands before the text; `mark` says whether it is part of the good
    or the bad example, or of what led to it (`told`)."""

    text: str
    label: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows under a heading; the first part has none."""

    heading: str
    rows: tuple[Row, ...]


def parts_of(page: HandbookPage) -> tuple[Part, ...]:
    """The page from what it is to where it is practised; empty parts are left out."""
    numbered = page.kind == "procedure"
    parts = (
        Part("", (Row(page.what),)),
        Part("Why", (Row(page.why),) if page.why else ()),
        Part("Steps" if numbered else "How", tuple(_listed(page.how, numbered))),
        *(_example(example) for example in page.examples),
        Part("What it is scored by", tuple(_listed(page.scored_by, False))),
        Part("Where to practise it", tuple(_scenarios(page))),
        Part("Written in", (Row(f"Handbook {page.source}"),) if page.source else ()),
    )
    return tuple(part for part in parts if part.rows)


def _listed(texts: Iterable[str], numbered: bool) -> Iterator[Row]:
    for number, text in enumerate(texts, start=1):
        yield Row(text, f"{number}." if numbered else "-")


def _example(example: Example) -> Part:
    rows = [_row(line, "told") for line in example.before]
    rows += [_row(line, "good") for line in example.good]
    rows += [_row(line, "bad") for line in example.bad]
    return Part("Example", tuple(rows))


def _row(line: ExampleLine, mark: Mark) -> Row:
    if line.who == "act":
        about = f": {line.detail}" if line.detail else ""
        time = f", {line.seconds} seconds" if line.seconds else ""
        return Row(f"({line.text.replace('_', ' ')}{time}{about})", "You", mark)
    return Row(line.text, _SPEAKERS[line.who], mark)


def _scenarios(page: HandbookPage) -> Iterator[Row]:
    for one in page.scenarios:
        yield Row(f"{one.title} ({one.id})", "-")
    if not page.scenarios:
        yield Row("No scenario here trains it.")
