"""What a YAML text is once read: texts, lists and maps, each knowing its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class TextNode:
    """A single value. It is always text: `no`, `12:30` and `007` are not interpreted."""

    value: str
    line: int
    column: int
    quoted: bool = False

    @property
    def absent(self) -> bool:
        """True for a key with nothing after its colon."""
        return not self.value and not self.quoted


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of values."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys with values, in the order of the file; no key comes twice."""

    pairs: tuple[tuple[TextNode, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the file."""
        return tuple(name.value for name, _ in self.pairs)


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """A part that could not be read and has been reported; readers pass over it in silence."""

    line: int
    column: int


Node = TextNode | ListNode | MapNode | BrokenNode


def plain(node: Node) -> Plain:
    """The node as dict, list and str without places; every single value stays text.

    Raises ValueError for a tree with a part that could not be read.
    """
    match node:
        case TextNode():
            return node.value
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {key.value: plain(value) for key, value in node.pairs}
        case _:
            raise ValueError(f"line {node.line} could not be read")


def described(node: Node) -> str:
    """What a node is, in plain words for a message."""
    match node:
        case TextNode() if node.absent:
            return "nothing"
        case TextNode():
            from simulator.content.diagnostics import quoted

            return quoted(node.value)
        case ListNode():
            return "a list"
        case MapNode():
            return "keys with values"
        case _:
            return "an unreadable part"
