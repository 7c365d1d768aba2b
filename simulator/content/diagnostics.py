"""One problem of one file, as a value: where it is, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simulator.content.codes import WARNINGS


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A problem at `line` and `column` of `path`, both counted from 1.

    `code` is a key of `codes.CODES`. `hint` is the nearest right name or a remedy, or empty;
    `example` the script of a call that shows the problem, or empty. Diagnostics sort by file, then
    place.
    """

    path: str
    line: int
    column: int
    code: str
    found: str
    expected: str
    hint: str = ""
    example: str = ""

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Whether the file must be mended or only looked at again."""
        return "warning" if self.code in WARNINGS else "error"

    def __str__(self) -> str:
        """`file:line:column: CODE found ..., expected ...` in one line, no control characters."""
        hint = f" ({self.hint})" if self.hint else ""
        text = f"found {self.found}, expected {self.expected}{hint}"
        place = f"{self.path}:{self.line}:{self.column}"
        word = "warning: " if self.severity == "warning" else ""
        return printable(f"{place}: {self.code} {word}{text}")


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """All of them, one a line, in stable order, each once."""
    return "\n".join(str(one) for one in in_order(diagnostics))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file and place, duplicates left out."""
    return tuple(sorted(set(diagnostics)))


def printable(text: str) -> str:
    """`text` with every sign a terminal might obey written out: a file's words stay data."""
    return "".join(sign if sign.isprintable() else _written_out(sign) for sign in text)


def quoted(text: str, longest: int = 40) -> str:
    """`text` in double quotes for a message, cut to `longest` signs."""
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= longest else f'"{flat[: longest - 1]}…"'


def _written_out(sign: str) -> str:
    return " " if sign in "\n\t" else f"\\u{ord(sign):04x}"
