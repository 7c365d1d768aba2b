"""The bytes of a file as text, with what is wrong with them before YAML is even looked at."""

from __future__ import annotations

import re

from simulator.content.diagnostics import Diagnostic

LONGEST_FILE = 400_000
"""Bytes of a file that are read at most; even the worst text of this size is read in seconds."""
MOST_SIGNS = 20
"""Unreadable signs reported one by one; a file of another kind would have thousands."""

_STRANGE = re.compile(
    "[^\t\n -~\xa0-\xac\xae-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f\u2061-\u2065"
    "\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe"
    "\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TAB_INDENT = re.compile(r" *(\t)[ \t]*(?=\S)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def as_text(source: bytes | str, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text with plain line ends and a stand-in for each sign that cannot be seen, and its
    problems. None for what is too large or no text that can be read at all."""
    if len(source) > LONGEST_FILE:
        said = ("T003", f"more than {LONGEST_FILE:,} bytes", "a file that a person wrote")
        return None, [Diagnostic(path, 1, 1, *said)]
    if isinstance(source, bytes) and source.startswith(_UTF16):
        return None, [Diagnostic(path, 1, 1, "T001", "text saved as UTF-16", "UTF-8")]
    problems: list[Diagnostic] = []
    text = _decoded(source, path, problems) if isinstance(source, bytes) else source
    text = _plain_ends(text)
    problems += _strange_signs(text, path)
    return _STRANGE.sub("\ufffd", text), problems


def tab_problems(text: str, path: str) -> list[Diagnostic]:
    """A problem for each line that is indented with a tab."""
    said = ("T004", "a tab at the start of the line", "blanks to indent with")
    lines = enumerate(text.split("\n"), start=1)
    found = ((line, _TAB_INDENT.match(written)) for line, written in lines)
    return [Diagnostic(path, line, match.start(1) + 1, *said) for line, match in found if match]


def place(text: str, at: int) -> tuple[int, int]:
    """The line and column, from 1, of the character number `at`."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _decoded(source: bytes, path: str, problems: list[Diagnostic]) -> str:
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _plain_ends(source[: error.start].decode("utf-8"))
        line, column = place(before, len(before))
        found = f"the byte {source[error.start]:02X}, which is not UTF-8"
        said = ("T001", found, "text saved as UTF-8 (see Save As in your editor)")
        problems.append(Diagnostic(path, line, column, *said))
        return source.decode("utf-8", errors="replace")


def _plain_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _strange_signs(text: str, path: str) -> list[Diagnostic]:
    found = []
    for match in _STRANGE.finditer(text):
        line, column = place(text, match.start())
        said = f"an invisible sign (code {ord(match.group()):04X})"
        found.append(Diagnostic(path, line, column, "T002", said, "signs that can be seen"))
        if len(found) == MOST_SIGNS:
            break
    return found
