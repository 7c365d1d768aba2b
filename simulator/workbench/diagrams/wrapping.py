"""Text cut into lines by the room it takes: some signs are two columns wide, some none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_LABEL_WIDTH, _LABEL_LINES = 36, 4


def wrapped(text: str, width: int, most: int = 0) -> list[str]:
    """`text` in lines of at most `width` columns, a word too long for one cut; with `most` what
    does not fit so many lines ends in an ellipsis. No text gives no line."""
    lines = list(_lines(text, width))
    if most and len(lines) > most:
        *kept, last = lines[:most]
        return [*kept, f"{chop_cells(last, width - 1)[0].rstrip()}…"]
    return lines


def label_lines(text: str) -> list[str]:
    """`text` in the lines that a box or an arrow of a drawing has room for."""
    return wrapped(text, _LABEL_WIDTH, _LABEL_LINES)


def padded(text: str, width: int) -> str:
    """`text` with blanks up to `width` columns."""
    return text + " " * (width - cell_len(text))


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and cell_len(line) + 1 + cell_len(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            yield line
        *full, line = chop_cells(word, width)
        yield from full
    if line:
        yield line
