"""Words of trainees and authors, made safe to show: data, never markup or terminal codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from textual.content import Content, Span

_DIRECTION = re.compile(r"^\([^()]*\)")
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
_SHOWN = {**_PICTURES, 0x7F: "␡", 0x09: "    "}


def visible(text: str) -> str:
    """`text` with every character that could steer a terminal turned into a sign that stands for it.

    Control characters become their pictures, half surrogates the replacement sign, and marks that
    reorder or hide text a small square.
    """
    return "".join(map(_sign, text))


def _sign(char: str) -> str:
    if ord(char) in _SHOWN:
        return _SHOWN[ord(char)]
    if char == "\n" or char.isprintable() or char == "\u200d":
        return char
    kind = unicodedata.category(char)
    return "\ufffd" if kind == "Cs" else " " if kind == "Zs" else "▫"


def literal(text: str, style: str = "") -> Content:
    """`text` as content in which square brackets are just square brackets."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


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
    shown = "".join(sign if len(sign) == 1 else " " for sign in map(_sign, text))
    return Content(shown, [Span(max(0, start), end, style) for start, end, style in places])


def minutes(milliseconds: int) -> str:
    """A duration as "m:ss"."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
