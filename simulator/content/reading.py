"""The state of reading one file, and the readers of single values. Each reports and goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from simulator.content.diagnostics import Diagnostic, quoted
from simulator.content.names import KINDS, Names, choice, did_you_mean
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode, described

_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,4})?")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(slots=True)
class Reading:
    """One file being read: its path, the names it may use, and the problems so far."""

    path: str
    names: Names
    problems: list[Diagnostic] = field(default_factory=list)
    broken: int = 0

    def say(self, code: str, node: Node, found: str, expected: str, hint: str = "") -> None:
        """Reports a problem at `node`; a part already reported as unreadable stays silent."""
        if isinstance(node, BrokenNode):
            self.broken += 1
            return
        self.problems.append(
            Diagnostic(self.path, node.line, node.column, code, found, expected, hint)
        )

    @property
    def trouble(self) -> int:
        """Grows with every problem met: a part that leaves it as it was is sound."""
        return len(self.problems) + self.broken

    def wrong(self, node: Node, expected: str) -> None:
        """Reports a value of the wrong shape."""
        self.say("S003", node, described(node), expected)

    def text(self, node: Node) -> str:
        """A text that says something, without blanks at its ends."""
        if not isinstance(node, TextNode):
            self.wrong(node, "a text")
            return ""
        text = node.value.strip()
        if not text:
            self.say("S006", node, "an empty text", "at least a word")
        return text

    def text_nodes(self, node: Node, expected: str = "a list of texts") -> tuple[TextNode, ...]:
        """The texts of a list; one text alone counts as a list of it."""
        items = node.items if isinstance(node, ListNode) else (node,)
        if isinstance(node, MapNode | BrokenNode) or not items:
            self.wrong(node, f"{expected}, at least one")
            return ()
        for item in items:
            self.text(item)
        return tuple(item for item in items if isinstance(item, TextNode) and item.value.strip())

    def texts(self, node: Node, low: int = 0, high: int = 0) -> tuple[str, ...]:
        """A list of texts, none twice, `low` to `high` of them (0 is no bound)."""
        return self._each_once(self.text_nodes(node), node, low, high)

    def number(self, node: Node, low: int, high: int) -> int:
        """A whole number between `low` and `high`."""
        expected = f"a whole number from {low} to {high}"
        if not isinstance(node, TextNode):
            self.wrong(node, expected)
        elif not _NUMBER.fullmatch(node.value) or not low <= int(node.value) <= high:
            self.say("S004", node, described(node), expected)
        else:
            return int(node.value)
        return low

    def decimal(self, node: Node, high: int) -> float:
        """A number between 0 and `high`, with decimals or without."""
        expected = f"a number from 0 to {high}"
        if not isinstance(node, TextNode):
            self.wrong(node, expected)
        elif not _DECIMAL.fullmatch(node.value) or float(node.value) > high:
            self.say("S004", node, described(node), expected)
        else:
            return float(node.value)
        return 0.0

    def truth(self, node: Node) -> bool:
        """`true` or `false`; no other word will do."""
        value = node.value if isinstance(node, TextNode) else ""
        if value not in ("true", "false"):
            self.say("S005", node, described(node), "true or false")
        return value == "true"

    def id(self, node: Node) -> str:
        """A short name of small letters, digits, hyphens and underscores."""
        if not isinstance(node, TextNode):
            self.wrong(node, "a short name")
            return ""
        if not _ID.fullmatch(node.value):
            self.say("S007", node, described(node), "small letters and digits joined by '-' or '_'")
        return node.value

    def name(self, node: Node, kind: str) -> str:
        """A name of `kind` that exists."""
        name = self.text(node)
        if name:
            self._check_name(node, name, kind)
        return name

    def name_list(self, node: Node, kind: str, low: int = 0, high: int = 0) -> tuple[str, ...]:
        """A list of names of `kind`, none twice, all of which exist."""
        nodes = self.text_nodes(node)
        for item in nodes:
            self._check_name(item, item.value.strip(), kind)
        return self._each_once(nodes, node, low, high)

    def _each_once(
        self, nodes: tuple[TextNode, ...], node: Node, low: int, high: int
    ) -> tuple[str, ...]:
        seen: dict[str, TextNode] = {}
        for item in nodes:
            text = item.value.strip()
            if text in seen:
                found = f"{quoted(text)} again (first in line {seen[text].line})"
                self.say("S009", item, found, "each one once")
            seen.setdefault(text, item)
        if nodes and (len(seen) < low or (high and len(seen) > high)):
            bounds = f"{low} to {high}" if high else f"at least {low}"
            self.say("S004", node, f"{len(seen)} of them", bounds)
        return tuple(seen)

    def _check_name(self, node: Node, name: str, kind: str) -> None:
        known = self.names.get(kind)
        if known is None or name in known:
            return
        hint = did_you_mean(name, known)
        self.say(KINDS[kind], node, quoted(name), choice(kind, known), hint)


def check_id(root: MapNode, reading: Reading, file_id: str | None) -> None:
    """Reports an `id` that differs from the file's name."""
    node = root.get("id")
    if file_id is not None and isinstance(node, TextNode) and node.value not in ("", file_id):
        expected = f"{quoted(file_id)}, the name of the file without .yaml"
        reading.say("S007", node, quoted(node.value), expected)
