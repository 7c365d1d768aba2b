"""Pages of the handbook as plain lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from simulator.practice.handbook import KIND_NAMES, HandbookPage
from simulator.practice.handbook_words import Part, Row, parts_of
from simulator.practice.words import visible

WIDTH = 100
_MARKS = {"good": "Good  ", "bad": "Bad   ", "told": "      ", "": ""}


def page_lines(page: HandbookPage) -> Iterator[str]:
    """One page, its rows broken at 100 signs."""
    yield f"{page.name} ({page.kind})"
    for part in parts_of(page):
        yield ""
        yield from _part_lines(part)


def list_lines(pages: Iterable[HandbookPage]) -> Iterator[str]:
    """The pages under their kinds, each with its id and what it is."""
    kind = ""
    for page in pages:
        if page.kind != kind:
            if kind:
                yield ""
            kind = page.kind
            yield KIND_NAMES[page.kind]
        start = f"  {page.id:<24} "
        indent = " " * len(start)
        yield from textwrap.wrap(
            visible(page.what), WIDTH, initial_indent=start, subsequent_indent=indent
        )


def _part_lines(part: Part) -> Iterator[str]:
    if part.heading:
        yield part.heading
    last = ""
    for row in part.rows:
        yield from _row_lines(row, _MARKS[row.mark] if row.mark != last else "      ")
        last = row.mark


def _row_lines(row: Row, mark: str) -> list[str]:
    label = f"{row.label}: " if row.mark else f"{row.label} " if row.label else ""
    start = f"{mark if row.mark else ''}{label}"
    indent = " " * (2 + len(start))
    found: list[str] = []
    for place, paragraph in enumerate(visible(row.text).split("\n")):
        first = f"  {start}" if place == 0 else indent
        found += textwrap.wrap(
            paragraph, WIDTH, initial_indent=first, subsequent_indent=indent
        ) or [""]
    return found
