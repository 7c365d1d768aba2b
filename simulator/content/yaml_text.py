"""The narrow YAML loader: text to marked nodes, with every problem of the text.

Every single value stays text. Anchors, aliases, tags, directives, second documents, keys given
twice and keys that are no text are refused; size and depth are bounded. The tree is built from the
parser's events without recursion, so no text can exhaust the stack. PyYAML's C parser is used where
present; the pure one words every error, and so both give the same results.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.source_text import as_text, tab_problems
from simulator.content.syntax_words import complaint

DEEPEST = 24
"""Levels of lists and maps within one another."""

PURE: Any = yaml.SafeLoader
FAST: Any = getattr(yaml, "CSafeLoader", PURE)
"""The parsers: PyYAML's own, and the one in C where the system has it."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text once read. `root` is None when nothing of it can be used."""

    root: Node | None
    problems: tuple[Diagnostic, ...] = ()


def read_yaml(source: bytes | str, path: str, loader: Any = FAST) -> Parsed:
    """`source` as marked nodes and its problems; never raises for any bytes or text."""
    text, problems = as_text(source, path)
    if text is None:
        return Parsed(None, tuple(problems))
    tabs = tab_problems(text, path)
    tree = Tree(path)
    root = tree.read(text, loader)
    if tabs or tree.unreadable:
        from simulator.content.salvage import Salvage

        salvage = Salvage(path, loader, frozenset(tab.line for tab in tabs))
        root = salvage.root(text)
        problems += tabs + (salvage.problems or ([] if tabs else tree.problems))
    else:
        problems += tree.problems
        if root is None and not problems:
            problems = [Diagnostic(path, 1, 1, "T011", "an empty file", "'key: value' lines")]
    return Parsed(root, in_order(problems))


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come yet; a map's keys and values alternate."""

    is_map: bool
    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


class Tree:
    """Builds one tree from the parser's events and collects what is wrong with the text.

    `unreadable` tells that the text stopped being YAML somewhere.
    """

    def __init__(self, path: str, before: int = 0) -> None:
        """`before` is the number of lines of the file that stand above the text."""
        self.problems: list[Diagnostic] = []
        self.unreadable = False
        self._path, self._before = path, before
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._stopped = False

    def read(self, text: str, loader: Any = FAST) -> Node | None:
        """The root of `text`; None when there is none or reading had to stop."""
        try:
            for event in _events(text, loader):
                self._take(event)
                if self._stopped:
                    return None
        except yaml.YAMLError as error:
            self.unreadable = True
            said = complaint(_pure_error(text) or error)
            self._say("T005", said.line, said.column, said.found, said.expected)
            return None
        empty = isinstance(self._root, TextNode) and self._root.absent
        return None if empty else self._root

    def _take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None
        line, column = mark.line + 1, mark.column + 1
        match event:
            case yaml.AliasEvent():
                self._refuse_reference(line, column, f"*{event.anchor}")
                self._add(BrokenNode(line + self._before, column))
            case yaml.ScalarEvent():
                self._check_marks(event, line, column)
                quoted_or_block = not event.implicit[0]
                self._add(TextNode(event.value, line + self._before, column, quoted_or_block))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._check_marks(event, line, column)
                self._begin(isinstance(event, yaml.MappingStartEvent), line, column)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._add(self._closed(self._open.pop()))
            case yaml.DocumentStartEvent():
                self._check_document(event, line, column)

    def _begin(self, is_map: bool, line: int, column: int) -> None:
        if len(self._open) >= DEEPEST:
            self._stop("T010", line, column, f"more than {DEEPEST} levels", "fewer levels")
        self._open.append(_Open(is_map, line + self._before, column))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self._root = node

    def _closed(self, part: _Open) -> Node:
        if not part.is_map:
            return ListNode(tuple(part.nodes), part.line, part.column)
        pairs = list(zip(part.nodes[::2], part.nodes[1::2], strict=True))
        node, problems = unique_map(pairs, part.line, part.column, self._path)
        self.problems += problems
        return node

    def _check_document(self, event: yaml.DocumentStartEvent, line: int, column: int) -> None:
        if self._root is not None:
            self._stop("T009", line, column, "a second document", "one document a file")
        elif event.version or event.tags:
            self._say("T008", line, column, "a line that begins with '%'", "no such line")

    def _check_marks(self, event: Any, line: int, column: int) -> None:
        if event.anchor:
            self._refuse_reference(line, column, f"&{event.anchor}")
        if event.tag:
            found = f"a tag {quoted(event.tag)}"
            self._say("T008", line, column, found, "a value without '!', or quotes around it")

    def _refuse_reference(self, line: int, column: int, name: str) -> None:
        expected = "the text written out, or quotes around it"
        self._say("T007", line, column, f"a reference {quoted(name)}", expected)

    def _stop(self, code: str, line: int, column: int, found: str, expected: str) -> None:
        self._stopped = True
        self._say(code, line, column, found, expected)

    def _say(self, code: str, line: int, column: int, found: str, expected: str) -> None:
        place = line + self._before
        self.problems.append(Diagnostic(self._path, place, column, code, found, expected))


def unique_map(
    pairs: list[tuple[Node, Node]], line: int, column: int, path: str
) -> tuple[MapNode, list[Diagnostic]]:
    """A map of `pairs` without the keys that come twice or are no text, and these as problems."""
    kept: dict[str, tuple[TextNode, Node]] = {}
    problems: list[Diagnostic] = []
    for key, value in pairs:
        if not isinstance(key, TextNode) or not key.value.strip():
            found, expected, code = "no word as a key", "a word, as in 'key: value'", "T012"
        elif key.value in kept:
            found = f"the key {quoted(key.value)} again (first in line {kept[key.value][0].line})"
            expected, code = "each key once in its block", "T006"
        else:
            kept[key.value] = (key, value)
            continue
        problems.append(Diagnostic(path, key.line, key.column, code, found, expected))
    return MapNode(tuple(kept.values()), line, column), problems


def _events(text: str, loader: Any) -> Iterator[yaml.Event]:
    reader = loader(text)
    try:
        while reader.check_event():
            yield reader.get_event()
    finally:
        reader.dispose()


def _pure_error(text: str) -> yaml.YAMLError | None:
    try:
        for _ in _events(text, PURE):
            pass
    except yaml.YAMLError as error:
        return error
    return None
