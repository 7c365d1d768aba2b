"""Chats side by side in words: one column for each, a row for each thing compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import set_cell_size
from textual.content import Content

from simulator.practice.chats import Chats
from simulator.practice.focus import Attention
from simulator.terminal.literal import literal, minutes, visible
from simulator.terminal.widgets.skill_bars import level, level_colour

_HEAD, _COLUMN = 26, 17
_ENDINGS = {"good": "well", "mixed": "half well", "bad": "badly"}

Cell = tuple[str, str]
"""Words and their style."""


def comparison(chats: Chats) -> Iterator[Content]:
    """The table: customers, how each chat ended, waits, and the scorecards side by side.

    Of a test that goes on it tells nothing but the names: the questions are still to come.
    """
    yield _row("", [(f"{place} {name}", "bold") for place, name in enumerate(chats.names, 1)])
    if chats.mode == "test" and not chats.finished:
        return
    yield _row("Overall", [_score(one.scorecard().overall) for one in chats.sessions])
    outcomes = [session.call.outcome for session in chats.sessions]
    yield _row("Ended", [(_ENDINGS[one.kind] if one else "open", "") for one in outcomes])
    yield from _waits(chats.attention())
    yield Content("")
    for name, scores in chats.skills():
        yield _row(name, [_score(score) for score in scores])


def _waits(given: Sequence[Attention]) -> Iterator[Content]:
    yield _row("Longest wait", [(minutes(1000 * one.longest_s), "") for one in given])
    yield _row(
        "Replies that came late",
        [(str(one.late), "bold $bad" if one.late else "") for one in given],
    )


def _score(score: int | None) -> Cell:
    words = "– not due" if score is None else f"{score} {level(score)}"
    return words, level_colour(score)


def _row(head: str, cells: Sequence[Cell]) -> Content:
    return Content.assemble(
        literal(set_cell_size(visible(head), _HEAD), "$muted"),
        *((set_cell_size(_cut(visible(words)), _COLUMN), style) for words, style in cells),
    )


def _cut(words: str) -> str:
    return words if len(words) < _COLUMN else f"{words[: _COLUMN - 2]}…"
