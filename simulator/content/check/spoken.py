"""Every line of a file that a customer may say, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.content.check.places import Path
from simulator.content.nodes import ListNode, MapNode, Node, TextNode

_BLOCKS = frozenset(("says", "nudges", "again"))
"""The keys that lines stand under, everywhere but in a persona's list of occasions."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line: where its block stands, the group it is in (`any`, `hot`, ...), and its text."""

    block: Path
    group: str
    node: TextNode

    @property
    def words(self) -> str:
        """The line with its beats in one, blanks evened out."""
        return " ".join(self.node.value.replace("|", " ").split())


def spoken(root: Node) -> Iterator[Spoken]:
    """The lines below `root`, in the order of the file."""
    yield from _below(root, ())


def _below(node: Node, path: Path) -> Iterator[Spoken]:
    if isinstance(node, ListNode):
        for place, item in enumerate(node.items):
            yield from _below(item, (*path, place))
    elif isinstance(node, MapNode):
        for key, value in node.pairs:
            inner = (*path, key.value)
            if key.value in _BLOCKS or path == ("lines",):
                yield from _block(value, inner)
            else:
                yield from _below(value, inner)


def _block(node: Node, path: Path) -> Iterator[Spoken]:
    if not isinstance(node, MapNode):
        yield from _lines(node, path, "any")
        return
    for key, value in node.pairs:
        yield from _lines(value, path, key.value)


def _lines(node: Node, path: Path, group: str) -> Iterator[Spoken]:
    for item in node.items if isinstance(node, ListNode) else (node,):
        if isinstance(item, TextNode):
            yield Spoken(path, group, item)
