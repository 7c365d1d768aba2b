"""Reads what can be read of a broken YAML text, so that one slip does not hide the others.

The text is cut at the keys of its outermost block and each piece is read by itself; a broken piece
is cut again at the keys within it. What stays broken is reported once and stands as a `BrokenNode`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.content.diagnostics import Diagnostic
from simulator.content.nodes import BrokenNode, MapNode, Node, TextNode
from simulator.content.yaml_text import Tree, unique_map

_HEAD = re.compile(r"""( *)(?:"([^"\\]+)"|'([^']+)'|([A-Za-z0-9_][^:#'"\[\]{}]*?)) *:(?= |$)""")
_ONLY_HEAD = re.compile(r"""[^:]*: *(?:#.*)?$""")
_DEEPEST_CUT = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that belong to one key; `before` counts the lines of the file above them."""

    key: TextNode
    before: int
    lines: tuple[str, ...]


def salvaged(
    text: str, path: str, loader: type, tabbed: frozenset[int]
) -> tuple[Node | None, list[Diagnostic]]:
    """A map of the pieces that can be read, with a problem for each that cannot.

    `tabbed` are the lines already reported for their tabs: their pieces count as broken.
    """
    problems: list[Diagnostic] = []
    lines = tuple(text.split("\n"))
    root = _read(lines, 0, 0, path, loader, tabbed, problems)
    return root, problems


def _read(
    lines: tuple[str, ...],
    before: int,
    depth: int,
    path: str,
    loader: type,
    tabbed: frozenset[int],
    problems: list[Diagnostic],
) -> Node | None:
    """The node of `lines`, or None when nothing of them is sound; problems are added."""
    tree = Tree(path, before)
    has_tab = any(before + place + 1 in tabbed for place in range(len(lines)))
    node = None if has_tab else tree.read("\n".join(lines), loader)
    if not has_tab and not tree.stopped:
        problems += tree.problems
        return node
    pieces = _cut(lines, before) if depth < _DEEPEST_CUT else []
    if not pieces or (len(pieces) == 1 and depth):
        problems += tree.problems
        return None
    found: list[Diagnostic] = []
    pairs: list[tuple[Node, Node]] = [
        (piece.key, _value(piece, depth, path, loader, tabbed, found)) for piece in pieces
    ]
    problems += found or tree.problems
    key = pieces[0].key
    return unique_map(pairs, key.line, key.column, path, problems)


def _value(
    piece: _Piece,
    depth: int,
    path: str,
    loader: type,
    tabbed: frozenset[int],
    problems: list[Diagnostic],
) -> Node:
    """What stands after the key of `piece`: read whole, or cut again where only its inside is wrong."""
    whole: list[Diagnostic] = []
    tree = Tree(path, piece.before)
    has_tab = any(piece.before + place + 1 in tabbed for place in range(len(piece.lines)))
    node = None if has_tab else tree.read("\n".join(piece.lines), loader)
    if isinstance(node, MapNode) and len(node.pairs) == 1:
        problems += tree.problems
        return node.pairs[0][1]
    if _ONLY_HEAD.match(piece.lines[0]) and len(piece.lines) > 1:
        inner = _read(
            piece.lines[1:], piece.before + 1, depth + 1, path, loader, tabbed, whole
        )
        if inner is not None:
            problems += whole
            return inner
    problems += tree.problems or whole
    return BrokenNode(piece.key.line, piece.key.column)


def _cut(lines: tuple[str, ...], before: int) -> list[_Piece]:
    """`lines` in pieces that each begin with a key of the outermost block; none when they do not."""
    indent = _outermost(lines)
    starts = [
        (place, head)
        for place, line in enumerate(lines)
        if (head := _HEAD.match(line)) and len(head.group(1)) == indent
    ]
    first = next((place for place, line in enumerate(lines) if _holds_text(line)), None)
    if not starts or starts[0][0] != first:
        return []
    ends = [place for place, _ in starts[1:]] + [len(lines)]
    return [
        _Piece(_key(head, before + place, indent), before + place, lines[place:end])
        for (place, head), end in zip(starts, ends, strict=True)
    ]


def _key(head: re.Match[str], line: int, indent: int) -> TextNode:
    name = head.group(2) or head.group(3) or head.group(4)
    return TextNode(name.strip(), line + 1, indent + 1)


def _outermost(lines: tuple[str, ...]) -> int:
    indents = (len(line) - len(line.lstrip(" ")) for line in lines if _holds_text(line))
    return next(indents, 0)


def _holds_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---"))
