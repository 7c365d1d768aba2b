"""Words of trainees and authors, made safe to show: data, never markup or terminal codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.content import Content, Span

from simulator.practice import words

_DIRECTION = re.compile(r"^\([^()]*\)")


def visible(text: str) -> str:
    """`text` with nothing in it that could steer a terminal, and blanks for tabs."""
    return words.visible(text).replace("\t", "    ")


def literal(text: str, style: str = "") -> Content:
    """`text` as content in which square brackets are just square brackets."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def quoted(words: str, most: int = 90) -> str:
    """Somebody's words on one line in quotation marks, cut where they grow long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"


def lines(parts: Iterable[Content]) -> Content:
    """The parts under one another."""
    return Content("\n").join(parts)


def spoken(beat: str) -> Content:
    """One beat of speech, with the stage direction it may start with in italics."""
    direction = _DIRECTION.match(beat)
    if direction is None:
        return literal(beat)
    end = direction.end()
    return Content.assemble(literal(beat[:end], "italic"), literal(beat[end:]))


def marked(text: str, places: Iterable[tuple[int, int, str]]) -> Content:
    """`text` with the style of each (start, end, style) on its characters.

    Places outside the text are cut to it. Characters keep their number, so that the places of a
    receipt still fit.
    """
    drawn = words.visible(text).replace("\t", " ")
    return Content(drawn, [Span(max(0, start), end, style) for start, end, style in places])


def minutes(milliseconds: int) -> str:
    """A duration as "m:ss"."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
