"""The lines at the left of a drawing: one lane for all ways that lead to the same place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_NORTH, _EAST, _SOUTH = 1, 2, 4
_SIGNS = {
    _EAST: "─",
    _NORTH | _SOUTH: "│",
    _EAST | _SOUTH: "╭",
    _NORTH | _EAST: "╰",
    _NORTH | _EAST | _SOUTH: "├",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one row of a drawing to another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lane:
    """All ways to one row: the rows they leave from, and the column they run in."""

    end: int
    starts: frozenset[int]

    @property
    def top(self) -> int:
        return min(self.end, *self.starts)

    @property
    def bottom(self) -> int:
        return max(self.end, *self.starts)

    def sides(self, row: int) -> int:
        """The sides to which the lane goes on from a row."""
        east = _EAST if row == self.end or row in self.starts else 0
        return (_NORTH if row > self.top else 0) | east | (_SOUTH if row < self.bottom else 0)


class Gutter:
    """The columns at the left of a drawing, with the ways in them. The shortest run nearest to the
    boxes; where two cross, the one going up and down is drawn whole."""

    def __init__(self, ways: Iterable[Way]) -> None:
        starts: dict[int, set[int]] = {}
        for way in ways:
            starts.setdefault(way.end, set()).add(way.start)
        lanes = [_Lane(end, frozenset(rows)) for end, rows in starts.items()]
        self._columns: list[list[_Lane]] = []
        for lane in sorted(lanes, key=lambda one: (one.bottom - one.top, one.top)):
            self._put(lane)

    @property
    def width(self) -> int:
        """Columns that the gutter takes, none where no way is drawn."""
        return 2 * len(self._columns) + 1 if self._columns else 0

    def at(self, row: int) -> str:
        """The gutter's signs in one row, `width` of them."""
        signs = [" "] * self.width
        for place, column in enumerate(self._columns):
            at = self.width - 3 - 2 * place
            for lane in column:
                if lane.top <= row <= lane.bottom:
                    self._draw(lane, row, at, signs)
        return "".join(signs)

    def _put(self, lane: _Lane) -> None:
        for column in self._columns:
            if all(lane.bottom < one.top or one.bottom < lane.top for one in column):
                column.append(lane)
                return
        self._columns.append([lane])

    def _draw(self, lane: _Lane, row: int, at: int, signs: list[str]) -> None:
        sides = lane.sides(row)
        signs[at] = _SIGNS[sides]
        if sides & _EAST:
            for place in range(at + 1, len(signs)):
                if signs[place] == " ":
                    signs[place] = "─"
            if row == lane.end:
                signs[-1] = "▶"
