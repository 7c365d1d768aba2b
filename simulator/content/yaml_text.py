"""The narrow YAML loader: text to marked nodes, with every problem of the text.

Every single value stays text. Anchors, aliases, tags, directives, second documents, keys given
twice and keys that are no text are refused; size and depth are bounded. The tree is built from the
parser's events without recursion, so no text can exhaust the stack. PyYAML's C parser is used where
present; the pure one words every error and so both give the same results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from simulator.content.diagnostics import Diagnostic, in_order, quoted
from simulator.content.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from simulator.content.syntax_words import complaint

LONGEST_FILE = 1_000_000
"""Bytes of a file that are read at most."""
DEEPEST = 24
"""Levels of lists and maps within one another."""
MOST_SIGNS = 20
"""Unreadable signs that are reported one by one; a file of another kind would have thousands."""

PURE = yaml.SafeLoader
FAST: type = getattr(yaml, "CSafeLoader", PURE)

_STRANGE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text once read. `root` is None when nothing of it can be used."""

    root: Node | None
    problems: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come yet; a map's keys and values alternate."""

    is_map: bool
    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


def read_yaml(source: bytes | str, path: str, loader: type = FAST) -> Parsed:
    """`source` as marked nodes and its problems; never raises for any bytes or text."""
    problems: list[Diagnostic] = []
    text = _as_text(source, path, problems)
    if text is None:
        return Parsed(None, tuple(problems))
    text = _without_strange_signs(text, path, problems)
    problems += _tabs(text, path)
    if not problems or all(one.code != "T004" for one in problems):
        tree = Tree(path)
        root = tree.read(text, loader)
        if not tree.stopped:
            return Parsed(_content(root, path, tree.problems), in_order(problems + tree.problems))
    from simulator.content.salvage import salvaged

    root, found = salvaged(text, path, loader, _lines_of(problems, "T004"))
    return Parsed(root, in_order([*problems, *found]))


class Tree:
    """Builds one tree from the parser's events and collects what is wrong with it."""

    def __init__(self, path: str, first_line: int = 0) -> None:
        """`first_line` is the number of lines of the file that stand before the text read."""
        self.problems: list[Diagnostic] = []
        self.stopped = False
        self._path = path
        self._before = first_line
        self._open: list[_Open] = []
        self._root: Node | None = None

    def read(self, text: str, loader: type = FAST) -> Node | None:
        """The root of `text`; None when there is none. `stopped` tells that reading broke off."""
        try:
            for event in _events(text, loader):
                self._take(event)
                if self.stopped:
                    break
        except yaml.YAMLError as error:
            self.stopped = True
            self._say_syntax(text, error)
        return None if self.stopped else self._root

    def _say_syntax(self, text: str, error: yaml.YAMLError) -> None:
        said = complaint(_pure_error(text) or error)
        self._say("T005", said.line, said.column, said.found, said.expected)

    def _take(self, event: yaml.Event) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        match event:
            case yaml.AliasEvent():
                self._refuse_reference(line, column, f"*{event.anchor}")
                self._add(BrokenNode(line + self._before, column))
            case yaml.ScalarEvent():
                self._check_marks(event, line, column)
                node_line = line + self._before
                self._add(TextNode(event.value, node_line, column, not event.implicit[0]))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._check_marks(event, line, column)
                self._begin(isinstance(event, yaml.MappingStartEvent), line, column)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._add(self._closed(self._open.pop()))
            case yaml.DocumentStartEvent():
                self._check_document(event, line, column)

    def _begin(self, is_map: bool, line: int, column: int) -> None:
        if len(self._open) >= DEEPEST:
            self.stopped = True
            self._say("T010", line, column, f"more than {DEEPEST} levels", "fewer levels")
        self._open.append(_Open(is_map, line + self._before, column))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self._root = node

    def _closed(self, part: _Open) -> Node:
        if not part.is_map:
            return ListNode(tuple(part.nodes), part.line, part.column)
        pairs = zip(part.nodes[::2], part.nodes[1::2], strict=True)
        return unique_map(list(pairs), part.line, part.column, self._path, self.problems)

    def _check_document(self, event: yaml.DocumentStartEvent, line: int, column: int) -> None:
        if self._root is not None:
            self.stopped = True
            self._say("T009", line, column, "a second document after '---'", "one document a file")
        elif event.version or event.tags:
            self._say("T008", line, column, "a '%' directive", "a file without directives")

    def _check_marks(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor:
            self._refuse_reference(line, column, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag:
            found = f"a tag {quoted(tag)}"
            self._say("T008", line, column, found, "a value without '!', or quotes around it")

    def _refuse_reference(self, line: int, column: int, name: str) -> None:
        expected = "the text written out, or quotes around it"
        self._say("T007", line, column, f"a reference {quoted(name)}", expected)

    def _say(self, code: str, line: int, column: int, found: str, expected: str) -> None:
        place = line + self._before
        self.problems.append(Diagnostic(self._path, place, column, code, found, expected))


def unique_map(
    pairs: list[tuple[Node, Node]], line: int, column: int, path: str, problems: list[Diagnostic]
) -> MapNode:
    """A map of `pairs` without the keys that come twice or are no text; these are reported."""
    kept: dict[str, tuple[TextNode, Node]] = {}
    for key, value in pairs:
        if not isinstance(key, TextNode):
            if not isinstance(key, BrokenNode):
                said = ("T012", "a list or a block as a key", "a word as the key")
                problems.append(Diagnostic(path, key.line, key.column, *said))
        elif key.value in kept:
            first = kept[key.value][0].line
            found = f"the key {quoted(key.value)} again (first in line {first})"
            problems.append(
                Diagnostic(path, key.line, key.column, "T006", found, "each key once in its block")
            )
        else:
            kept[key.value] = (key, value)
    return MapNode(tuple(kept.values()), line, column)


def _content(root: Node | None, path: str, problems: list[Diagnostic]) -> Node | None:
    if root is None or (isinstance(root, TextNode) and root.absent):
        problems.append(Diagnostic(path, 1, 1, "T011", "an empty file", "'key: value' lines"))
        return None
    return root


def _events(text: str, loader: type) -> Iterator[yaml.Event]:
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


def _as_text(source: bytes | str, path: str, problems: list[Diagnostic]) -> str | None:
    if len(source) > LONGEST_FILE:
        found = f"more than {LONGEST_FILE:,} bytes"
        problems.append(Diagnostic(path, 1, 1, "T003", found, "a file a person could write"))
        return None
    if isinstance(source, bytes):
        if source.startswith(_UTF16):
            said = ("T001", "text saved as UTF-16", "text saved as UTF-8")
            problems.append(Diagnostic(path, 1, 1, *said))
            return None
        source = _decoded(source, path, problems)
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(source: bytes, path: str, problems: list[Diagnostic]) -> str:
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _end_of(source[: error.start].decode("utf-8"))
        found = f"the byte {source[error.start]:02x}, which is not UTF-8"
        said = ("T001", found, "text saved as UTF-8 (choose it in the editor's Save As)")
        problems.append(Diagnostic(path, line, column, *said))
        return source.decode("utf-8", errors="replace")


def _end_of(text: str) -> tuple[int, int]:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _without_strange_signs(text: str, path: str, problems: list[Diagnostic]) -> str:
    for place, match in enumerate(_STRANGE.finditer(text)):
        if place == MOST_SIGNS:
            break
        line, column = _end_of(text[: match.start()])
        found = f"an invisible control sign (code {ord(match.group()):04X})"
        problems.append(Diagnostic(path, line, column, "T002", found, "visible signs only"))
    return _STRANGE.sub("\ufffd", text)


def _tabs(text: str, path: str) -> list[Diagnostic]:
    said = ("T004", "a tab at the start of the line", "blanks to indent with")
    places = (_end_of(text[: text.index("\t", one.start())]) for one in _TAB_INDENT.finditer(text))
    return [Diagnostic(path, line, column, *said) for line, column in places]


def _lines_of(problems: list[Diagnostic], code: str) -> frozenset[int]:
    return frozenset(one.line for one in problems if one.code == code)
