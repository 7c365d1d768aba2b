"""Problems of files as people, programs and pull requests want to read them."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from simulator.content.diagnostics import Diagnostic, printable

_WIDEST = 100
_BEFORE = 70
"""Signs of a long source line that are shown in front of the place."""


def as_text(problem: Diagnostic, lines: Sequence[str]) -> str:
    """The problem, the line of the file it is in with a caret under the place, and the call that
    shows it. `lines` are the file's."""
    return "\n".join([str(problem), *_shown_line(problem, lines), *_example(problem)])


def as_annotation(problem: Diagnostic) -> str:
    """The problem as a workflow command that puts it beside the line in a pull request."""
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
    hint = f" ({problem.hint})" if problem.hint else ""
    said = f"found {problem.found}, expected {problem.expected}{hint}"
    text = "\n".join(part for part in (said, problem.example) if part)
    return f"::{problem.severity} {place},title={_property(problem.code)}::{_data(text)}"


def as_values(problem: Diagnostic) -> dict[str, object]:
    """The problem as plain values for JSON."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "found": problem.found,
        "expected": problem.expected,
        "hint": problem.hint,
        "example": problem.example,
    }


def _shown_line(problem: Diagnostic, lines: Sequence[str]) -> list[str]:
    if not 1 <= problem.line <= len(lines) or not lines[problem.line - 1].strip():
        return []
    line, at = lines[problem.line - 1], problem.column - 1
    start = max(0, at - _BEFORE) if len(line) > _WIDEST else 0
    window = line[start : start + _WIDEST]
    left = "…" if start else ""
    right = "…" if start + _WIDEST < len(line) else ""
    before = left + printable(window[: at - start])
    number = str(problem.line).rjust(5)
    return [
        f"{number} | {left}{printable(window)}{right}",
        f"{' ' * len(number)} | {' ' * _width(before)}^",
    ]


def _example(problem: Diagnostic) -> list[str]:
    if not problem.example:
        return []
    steps = [f"        {printable(line)}" for line in problem.example.split("\n")]
    return ["      A call that shows it (save it; firstcall play --script FILE):", *steps]


def _width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
