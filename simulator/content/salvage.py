"""Reads what can be read of a broken YAML text, so that one slip does not hide the others.

The text is cut at the keys or dashes of its outermost block and each piece is read by itself; a
broken piece is cut again inside. What stays broken is reported once and becomes a `BrokenNode`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.content.diagnostics import Diagnostic
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.tree import read_tree, unique_map

_HEAD = re.compile(
    r""" *(?P<start>-(?= |$)|(?:"[^"\\]+"|'[^']+'|[A-Za-z0-9_][^:#'"\[\]{}]*?) *:(?= |$))"""
)
_HEAD_ALONE = re.compile(r" *[^:]+: *(?:#.*)?")
_MOST_CUTS = 4
_MOST_PIECES = 2_000
"""No person writes more keys in one block; cutting a text of another kind would take its time."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that begin with a key or a dash; `before` counts the lines of the file above them."""

    before: int
    column: int
    lines: tuple[str, ...]

    def key(self) -> TextNode:
        """The key that the piece begins with."""
        name = self.lines[0].partition(":")[0].strip().strip("\"'")
        return TextNode(name, self.before + 1, self.column)

    def broken(self) -> BrokenNode:
        return BrokenNode(self.before + 1, self.column)


class Salvage:
    """Reads a broken text piece by piece and collects the problems of the pieces."""

    def __init__(self, path: str, tabbed: frozenset[int]) -> None:
        """`tabbed` are the lines already reported for their tabs: their pieces count as broken."""
        self.problems: list[Diagnostic] = []
        self._path, self._tabbed = path, tabbed

    def root(self, text: str) -> Node | None:
        """What can be read of `text`; None when it has no keys to cut it at."""
        node = self._block(tuple(text.split("\n")), 0, _MOST_CUTS)
        return node if isinstance(node, MapNode) else None

    def _block(self, lines: tuple[str, ...], before: int, cuts: int) -> Node | None:
        pieces = _cut(lines, before) if cuts else []
        if not pieces:
            return None
        line, column = pieces[0].before + 1, pieces[0].column
        if pieces[0].lines[0].lstrip().startswith("-"):
            items = [item for piece in pieces for item in self._items(piece)]
            return ListNode(tuple(items), line, column)
        pairs = [pair for piece in pieces for pair in self._pairs(piece, cuts)]
        node, problems = unique_map(pairs, line, column, self._path)
        self.problems += problems
        return node

    def _items(self, piece: _Piece) -> tuple[Node, ...]:
        node, problems = self._whole(piece)
        self.problems += problems
        return node.items if isinstance(node, ListNode) else (piece.broken(),)

    def _pairs(self, piece: _Piece, cuts: int) -> tuple[tuple[Node, Node], ...]:
        node, problems = self._whole(piece)
        if isinstance(node, MapNode):
            self.problems += problems
            return node.pairs
        before, inner = len(self.problems), None
        if _HEAD_ALONE.fullmatch(piece.lines[0]):
            inner = self._block(piece.lines[1:], piece.before + 1, cuts - 1)
        if len(self.problems) == before:
            self.problems += problems
        return ((piece.key(), inner or piece.broken()),)

    def _whole(self, piece: _Piece) -> tuple[Node | None, list[Diagnostic]]:
        places = range(piece.before + 1, piece.before + 1 + len(piece.lines))
        if not self._tabbed.isdisjoint(places):
            return None, []
        tree, node = read_tree("\n".join(piece.lines), self._path, before=piece.before)
        return node, tree.problems


def _cut(lines: tuple[str, ...], before: int) -> list[_Piece]:
    """`lines` in pieces that each begin a key or an item of the outermost block; none when the
    first line begins neither."""
    full = [at for at, line in enumerate(lines) if _holds_text(line)]
    first = _HEAD.match(lines[full[0]]) if full else None
    if first is None:
        return []
    indent, is_list = first.start("start"), first["start"] == "-"
    starts = [at for at in full if _starts(lines[at], indent, is_list)]
    if len(starts) > _MOST_PIECES:
        return []
    return [
        _Piece(before + at, indent + 1, lines[at:end])
        for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _starts(line: str, indent: int, is_list: bool) -> bool:
    head = _HEAD.match(line)
    return bool(head and head.start("start") == indent and (head["start"] == "-") == is_list)


def _holds_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---"))
