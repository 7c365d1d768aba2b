"""How far a long run is: one line on stderr, for somebody who looks on."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_PAUSE = 0.2


class Progress:
    """Rows done and rows a second, drawn over itself a few times a second.

    Only where stderr is a terminal and the rows themselves go somewhere else; a terminal that shows
    the rows needs no other sign.
    """

    def __init__(self) -> None:
        self._shown = _is_terminal(sys.stderr) and not _is_terminal(sys.stdout)
        self._rows = 0
        self._started = self._drawn = time.monotonic()
        self._width = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()
        if self._shown and self._rows and kind is None:
            print(self._words(), file=sys.stderr)

    def step(self) -> None:
        """One row more is done."""
        self._rows += 1
        if self._shown and time.monotonic() - self._drawn >= _PAUSE:
            self.clear()
            words = self._words()
            self._width = len(words)
            self._drawn = time.monotonic()
            print(words, end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave an empty line, for something else to be written there."""
        if self._width:
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
        self._width = 0

    def _words(self) -> str:
        seconds = time.monotonic() - self._started
        rate = self._rows / seconds if seconds else 0
        return f"{self._rows:,} rows, {rate:,.0f} a second"


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and isatty()
