"""The lines of a file or of stdin as they come, and never more of them in memory than asked for."""

from __future__ import annotations

import os
import select
import stat
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from simulator.mistakes import Mistake

LONGEST_LINE = 1 << 20
"""Bytes of one row: about eighteen hours of talk. What a longer one has more is not kept."""

_BLOCK = 1 << 16
_MOST_HELD = 8 << 20
_MOST_TAKEN = 1 << 18


@dataclass(frozen=True, slots=True)
class Line:
    """A line's number, counted from 1, and its bytes; cut at one past LONGEST_LINE."""

    number: int
    raw: bytes


class Lines:
    """The lines of `stream` that hold anything, in order, read ahead up to `most` of them or to
    8 MB, whichever comes first.

    `stream` must be unbuffered, so that a read gives what is there. Every reading may raise Mistake
    with `name` in it.
    """

    def __init__(self, stream: IO[bytes], name: str, most: int) -> None:
        self._stream, self._name, self._most = stream, name, most
        self._held: deque[Line] = deque()
        self._bytes = 0
        self._number = 0
        self._partial = bytearray()
        self._ended = False
        self._kind = _kind(stream)

    def __len__(self) -> int:
        """How many lines wait to be taken."""
        return len(self._held)

    def fill(self) -> None:
        """Read ahead as far as nothing has to be waited for."""
        while self._room() and self._ready():
            self._read()

    def wait(self) -> bool:
        """Wait until there is a line to take; False when there will be none any more."""
        while not self._held and not self._ended:
            self._read()
        return bool(self._held)

    def take(self, count: int) -> list[Line]:
        """The oldest waiting lines: at most `count`, and no more after a quarter of a MB."""
        taken: list[Line] = []
        size = 0
        while self._held and len(taken) < count and size < _MOST_TAKEN:
            taken.append(self._held.popleft())
            size += len(taken[-1].raw)
        self._bytes -= size
        return taken

    def awaited(self) -> list[int]:
        """What to wait for, besides other things, when another line would be welcome."""
        return [self._stream.fileno()] if self._kind == "stream" and self._room() else []

    def full(self) -> bool:
        """Whether as much waits as is read ahead."""
        return len(self._held) >= self._most or self._bytes >= _MOST_HELD

    def _room(self) -> bool:
        return not self._ended and not self.full()

    def _ready(self) -> bool:
        """Whether a read returns at once, as far as that can be told."""
        if self._kind == "stream":
            return bool(select.select([self._stream], [], [], 0)[0])
        return self._kind == "file"

    def _read(self) -> None:
        try:
            while (block := self._stream.read(_BLOCK)) is None:
                select.select([self._stream], [], [])
        except OSError as error:
            raise _unreadable(self._name, error) from error
        first, *others = block.split(b"\n")
        self._add(first)
        for piece in others:
            self._close_line()
            self._add(piece)
        if not block:
            self._ended = True
            self._close_line()

    def _add(self, piece: bytes) -> None:
        self._partial += piece[: LONGEST_LINE + 1 - len(self._partial)]

    def _close_line(self) -> None:
        self._number += 1
        if self._partial.strip():
            self._held.append(Line(self._number, bytes(self._partial)))
            self._bytes += len(self._partial)
        self._partial = bytearray()


@contextmanager
def opened(source: Path | None, most: int) -> Iterator[Lines]:
    """The lines of `source`, stdin for None or `-`. Raises Mistake when it cannot be read."""
    if source is None or str(source) == "-":
        if sys.stdin is None:
            raise Mistake("Cannot read standard input: it is closed.")
        # Below its buffer stdin gives what has come, without waiting for a full block.
        yield Lines(getattr(sys.stdin.buffer, "raw", sys.stdin.buffer), "standard input", most)
        return
    try:
        stream = source.open("rb", buffering=0)
    except (OSError, ValueError) as error:
        raise _unreadable(str(source), error) from error
    with stream:
        yield Lines(stream, str(source), most)


def _kind(stream: Any) -> str:
    """`file`: always has something to read or its end. `stream`: can be asked. `unknown`: may keep
    its reader waiting, and nobody can tell beforehand."""
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return "file"
    if stat.S_ISREG(mode):
        return "file"
    return "stream" if os.name == "posix" else "unknown"


def _unreadable(name: str, error: Exception) -> Mistake:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return Mistake(f"Cannot read {name}: {reason}.")
