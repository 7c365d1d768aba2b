"""The tree of one YAML text, built from the parser's events without recursion, so that no text can
exhaust the stack. Anchors, aliases, tags, directives, second documents, keys given twice, keys that
are no text and too much depth are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.content.diagnostics import Diagnostic, quoted
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.syntax_words import Complaint, complaint

DEEPEST = 24
"""Levels of lists and maps within one another."""

_DASH_AND_TEXT = re.compile(r"-[\"'“A-Za-z{\[]")
_CURLY = ("“", "”", "„", "‘")
"""Quotes of a word processor, which are words to YAML; ’ is left out, for it begins words."""

_KEY_AND_LIST = re.compile(r"[a-z_-]+(?: [a-z]+)? - [\"']")

_NO_BLANK = ("a '-' without a blank behind it", "a blank after the '-' of a list")

PURE: Any = yaml.SafeLoader
FAST: Any = getattr(yaml, "CSafeLoader", PURE)
"""The parsers: PyYAML's own, and the one in C where the system has it."""


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come yet; a map's keys and values alternate."""

    is_map: bool
    in_brackets: bool
    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


class Tree:
    """Builds one tree from the parser's events and collects what is wrong with the text.

    `unreadable` tells that the text stopped being YAML somewhere, `doubtful` that it holds a value
    which the two parsers may see differently.
    """

    def __init__(self, path: str, before: int = 0) -> None:
        """`before` is the number of lines of the file that stand above the text."""
        self.problems: list[Diagnostic] = []
        self.unreadable = False
        self.doubtful = False
        self._path, self._before = path, before
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._last: yaml.ScalarEvent | None = None
        self._stopped = False

    def read(self, text: str, loader: Any) -> Node | None:
        """The root of `text`; None when there is none or reading had to stop."""
        try:
            for event in _events(text, loader):
                self._take(event)
                if self._stopped:
                    return None
        except yaml.YAMLError as error:
            self.unreadable = True
            self._say_syntax(complaint(error), text.split("\n"))
            return None
        empty = isinstance(self._root, TextNode) and self._root.absent
        return None if empty else self._root

    def _say_syntax(self, said: Complaint, lines: list[str]) -> None:
        bracket = self._open[-1] if said.at_end and self._open else None
        written = lines[said.line - 1] if said.line <= len(lines) else ""
        if self._curly_before(said):
            return
        if dash := re.match(r" *(-(?=[\"'“]))", written):
            self._say("T005", said.line, dash.start(1) + 1, *_NO_BLANK)
        elif bracket and bracket.in_brackets:
            self._say_bracket(bracket, lines)
        elif opened := self._quote_left_open(said):
            ends = said.line + self._before
            found = f"a quote that is opened here and closed only in line {ends}"
            self._say("T005", *opened, found, "a closing quote")
        else:
            self._say("T005", said.line, said.column, said.found, said.expected)

    def _say_bracket(self, bracket: _Open, lines: list[str]) -> None:
        """The bracket has no end, or it stands inside a text whose quote is not closed."""
        line = bracket.line - self._before
        written = lines[line - 1]
        if written.count('"') % 2:
            found = "a quote that is opened here and never closed"
            self._say("T005", line, written.rindex('"') + 1, found, "a closing quote")
        else:
            sign, closing = ("{", "}") if bracket.is_map else ("[", "]")
            found = f"a '{sign}' that is never closed"
            self._say("T005", line, bracket.column, found, f"a '{closing}' at its end")

    def _curly_before(self, said: Complaint) -> bool:
        """Whether a curly quote in the same line is told already: it is what went wrong there."""
        place = said.line + self._before
        return any(one.code == "T014" and one.line == place for one in self.problems)

    def _quote_left_open(self, said: Complaint) -> tuple[int, int] | None:
        """Where the quoted text began that ran on into the line complained of."""
        if self._last is None or self._last.style not in ("'", '"'):
            return None
        start, end = self._last.start_mark, self._last.end_mark
        if start is None or end is None or not start.line < end.line == said.line - 1:
            return None
        return start.line + 1, start.column + 1

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
                self._check_colon(event, line, column)
                self._check_start(event, line, column)
                self._last = event
                is_quoted = not event.implicit[0]
                self.doubtful |= not is_quoted and self._differs(event.value)
                self._add(TextNode(event.value, line + self._before, column, is_quoted))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._check_marks(event, line, column)
                self._begin(event, line, column)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._add(self._closed(self._open.pop()))
            case yaml.DocumentStartEvent():
                self._check_document(event, line, column)

    def _differs(self, value: str) -> bool:
        in_brackets = bool(self._open) and self._open[-1].in_brackets
        return not value or (in_brackets and ("?" in value or ":" in value))

    def _begin(
        self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, line: int, column: int
    ) -> None:
        if len(self._open) >= DEEPEST:
            self._stop("T010", line, column, f"more than {DEEPEST} levels", "fewer levels")
        is_map = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(is_map, bool(event.flow_style), line + self._before, column))

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

    def _check_colon(self, event: yaml.ScalarEvent, line: int, column: int) -> None:
        """A key without its colon, taken for the first word of a text with the list below it."""
        if event.implicit[0] and _KEY_AND_LIST.match(event.value) and _spans_lines(event):
            self._say("T005", line, column, "a line without ': '", "'key: value'")

    def _check_start(self, event: yaml.ScalarEvent, line: int, column: int) -> None:
        """Quotes that are none to YAML, and a dash that is none, taken for the start of a text."""
        if not event.implicit[0]:
            return
        if event.value.startswith(_CURLY):
            found = f"a text that begins with the curly quote {event.value[0]}"
            self._say("T014", line, column, found, "straight quotes: \" or '")
        elif _DASH_AND_TEXT.match(event.value):
            self._say("T005", line, column, *_NO_BLANK)

    def _refuse_reference(self, line: int, column: int, name: str) -> None:
        expected = "the text written out, or quotes around it"
        self._say("T007", line, column, f"a reference {quoted(name)}", expected)

    def _stop(self, code: str, line: int, column: int, found: str, expected: str) -> None:
        self._stopped = True
        self._say(code, line, column, found, expected)

    def _say(self, code: str, line: int, column: int, found: str, expected: str) -> None:
        place = line + self._before
        self.problems.append(Diagnostic(self._path, place, column, code, found, expected))


_DOUBTFUL = re.compile(r"\t|[|>][-+0-9]*#")
"""Texts that the C parser may take and the pure one refuses."""


def read_tree(
    text: str, path: str, loader: Any = FAST, before: int = 0
) -> tuple[Tree, Node | None]:
    """The tree of `text` with its root: what the fast parser finds fault with, or may see
    differently, is read again by the pure one, so that both give the same."""
    tree = Tree(path, before)
    root = tree.read(text, loader)
    if loader is not PURE and (tree.problems or tree.doubtful or _DOUBTFUL.search(text)):
        return read_tree(text, path, PURE, before)
    return tree, root


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


def _spans_lines(event: yaml.ScalarEvent) -> bool:
    start, end = event.start_mark, event.end_mark
    return start is not None and end is not None and start.line < end.line


def _events(text: str, loader: Any) -> Iterator[yaml.Event]:
    reader = loader(text)
    try:
        while reader.check_event():
            yield reader.get_event()
    finally:
        reader.dispose()
