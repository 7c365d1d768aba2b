"""The mood over the call, drawn with blocks: high is heated, low is calm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from simulator.engine.conditions import HEATS
from simulator.terminal.literal import lines, literal, minutes
from simulator.terminal.widgets.mood_gauge import heat_colour

Point = tuple[int, str, str]
"""Milliseconds into the call, the mood, and its heat."""

_NAME_WIDTH = 9
_NOTHING = Content("")
_SIGNS = {"better": ("▼", "$good"), "worse": ("▲", "$bad"), "": ("◆", "$strong")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the curve: when, which way the mood went (▼ "better", ▲ "worse", ◆ neither), and
    what the line below says of it when it is chosen."""

    at: int
    shift: str
    about: Content = _NOTHING


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


def columns_of(marks: Sequence[Mark], curve: Sequence[Point], columns: int) -> list[int]:
    """The column of each mark, in their order; where two meet the later one moves on while there
    is room."""
    first, last = curve[0][0], curve[-1][0]
    found: list[int] = []
    for mark in marks:
        # The same rounding as of the blocks, so that a mark stands where they change.
        column = -(-(mark.at - first) * (columns - 1) // max(1, last - first))
        found.append(min(max(column, found[-1] + 1 if found else 0), columns - 1))
    return found


class MoodCurve(Widget):
    """Four rows, one a heat, with a filled block up to the heat of each moment, and a time line.

    With `marks` a row below points out the moments that moved the mood. Then the curve can take the
    focus: left and right choose one, Enter opens it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Moment before", show=False),
        Binding("right", "step(1)", "Moment after", show=False),
        Binding("enter", "open", "Show the reply"),
    ]

    class Opened(Message):
        """A moment was opened: its number among the marks."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(
        self,
        curve: Sequence[Point],
        marks: Sequence[Mark] = (),
        *,
        opens: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._curve = tuple(curve)
        self._marks = tuple(marks)
        self.can_focus = opens and bool(marks)
        self.chosen = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Four rows of heat, one for the marks and what is said of one, one of time."""
        told = any(mark.about.plain for mark in self._marks)
        return len(HEATS) + 1 + bool(self._marks) + told

    def render(self) -> Content:
        """Draw the curve as wide as there is room."""
        columns = self._columns
        heats = sampled(self._curve, columns)
        rows = [self._row(level, heats) for level in reversed(range(len(HEATS)))]
        if self._marks:
            rows.append(self._marked(columns))
        end = minutes(self._curve[-1][0]) if self._curve else minutes(0)
        axis = f"{'':>{_NAME_WIDTH}}  0:00{end:>{max(1, len(heats) - 4)}}"
        rows.append(literal(axis, "$muted"))
        if self._marks and self._marks[self.chosen].about.plain:
            rows.append(self._marks[self.chosen].about)
        return lines(rows)

    @property
    def _columns(self) -> int:
        return max(1, min(self.size.width - _NAME_WIDTH - 2, 100))

    def _marked(self, columns: int) -> Content:
        row = [Content(" ")] * columns
        for number, column in enumerate(columns_of(self._marks, self._curve, columns)):
            sign, colour = _SIGNS[self._marks[number].shift]
            chosen = self.can_focus and number == self.chosen
            row[column] = Content.styled(sign, f"bold {colour}{' reverse' if chosen else ''}")
        return Content.assemble((f"{'moved':>{_NAME_WIDTH}}  ", "$muted"), Content("").join(row))

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

    def choose(self, number: int) -> None:
        """Choose a mark by its number."""
        self.chosen = max(0, min(number, len(self._marks) - 1))
        self.refresh()

    def action_step(self, steps: int) -> None:
        """Choose the next moment (1) or the one before (-1)."""
        self.choose(self.chosen + steps)

    def action_open(self) -> None:
        """Open the chosen moment."""
        if self._marks:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the moment nearest to the mouse; a second click opens it."""
        if not self.can_focus:
            return
        places = columns_of(self._marks, self._curve, self._columns)
        at = event.x - _NAME_WIDTH - 2
        nearest = min(range(len(places)), key=lambda number: abs(places[number] - at))
        again = nearest == self.chosen and self.has_focus
        self.choose(nearest)
        if again:
            self.action_open()
