"""The mood over the call, drawn with blocks: high is heated, low is calm."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from simulator.engine.conditions import HEATS
from simulator.terminal.literal import lines, literal, minutes
from simulator.terminal.widgets.mood_gauge import heat_colour

Point = tuple[int, str, str]
"""Milliseconds into the call, the mood, and its heat."""

_NAME_WIDTH = 9


def sampled(curve: Sequence[Point], columns: int) -> list[str]:
    """The heat that held at each of `columns` equal steps of the call."""
    if not curve:
        return []
    first, last = curve[0][0], curve[-1][0]
    heats, place = [], 0
    for column in range(columns):
        at = first + (last - first) * column / max(1, columns - 1)
        while place + 1 < len(curve) and curve[place + 1][0] <= at:
            place += 1
        heats.append(curve[place][2])
    return heats


class MoodCurve(Widget):
    """Four rows, one a heat, with a filled block up to the heat of each moment, and a time line."""

    def __init__(self, curve: Sequence[Point], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._curve = tuple(curve)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Four rows of heat and one of time."""
        return len(HEATS) + 1

    def render(self) -> Content:
        """Draw the curve as wide as there is room."""
        columns = max(1, min(self.size.width - _NAME_WIDTH - 2, 100))
        heats = sampled(self._curve, columns)
        rows = [self._row(level, heats) for level in reversed(range(len(HEATS)))]
        end = minutes(self._curve[-1][0]) if self._curve else minutes(0)
        axis = f"{'':>{_NAME_WIDTH}}  0:00{end:>{max(1, len(heats) - 4)}}"
        return lines([*rows, literal(axis, "$muted")])

    @staticmethod
    def _row(level: int, heats: Sequence[str]) -> Content:
        def sign(heat: str) -> str:
            reached = HEATS.index(heat) if heat in HEATS else 0
            return "█" if reached == level else "░" if reached > level else " "

        return Content.assemble(
            (f"{HEATS[level]:>{_NAME_WIDTH}} ", "$muted"),
            " ",
            ("".join(map(sign, heats)), heat_colour(HEATS[level])),
        )
