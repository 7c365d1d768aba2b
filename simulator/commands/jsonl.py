"""JSON lines in, JSON lines out: one row at a time, a bad row told by its line and passed over."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from simulator.failing import ExitCode, complain
from simulator.mistakes import Mistake
from simulator.printing.safe import as_json, one_line, say

Row = Mapping[str, Any]


class BadRow(Mistake):
    """A row that cannot be judged; the text says what was found and what was expected."""


def each_row(source: Path | None, judge: Callable[[Row], Row], *, strict: bool) -> ExitCode:
    """Print `judge` of every row of `source` (stdin for None or `-`) as it comes.

    A bad row is reported on stderr by its line number and makes the exit code 1; with `strict` it
    is the last one.
    """
    code = ExitCode.FINE
    for number, raw in _lines(source):
        if not raw.strip():
            continue
        try:
            judged = judge(_row(raw))
        except BadRow as bad:
            complain(f"line {number}: {bad}")
            code = ExitCode.MISTAKE
            if strict:
                return code
            continue
        say(as_json(judged))
    return code


def text_of(row: Row, key: str, *, needed: bool = False) -> str:
    """The text under `key`; empty when it is absent and not needed. Raises BadRow."""
    value = row.get(key)
    if value is None and not needed:
        return ""
    if key not in row:
        raise BadRow(f"{_has(row)}, expected a text under {key!r}")
    if not isinstance(value, str):
        raise BadRow(f"found {_seen(value)} under {key!r}, expected a text")
    return value


def one_of(row: Row, key: str, names: tuple[str, ...], default: str) -> str:
    """The word under `key`, which must be one of `names`. Raises BadRow with the nearest ones."""
    value = text_of(row, key).strip()
    word = value.lower().replace("-", "_").replace(" ", "_")
    if not word:
        return default
    if word not in names:
        from simulator.practice.finding import nearest

        near = " or ".join(nearest(word, names)) or ", ".join(names)
        raise BadRow(f"found {_seen(value)} under {key!r}, expected {near}")
    return word


def _lines(source: Path | None) -> Iterator[tuple[int, bytes]]:
    if source is None or str(source) == "-":
        yield from enumerate(sys.stdin.buffer, 1)
        return
    try:
        with source.open("rb") as file:
            yield from enumerate(_opened(file), 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Mistake(f"Cannot read {source}: {reason}.") from error


def _opened(file: BinaryIO) -> Iterator[bytes]:
    yield from file


def _row(raw: bytes) -> Row:
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadRow(f"found bytes that are not UTF-8 at place {error.start + 1}") from error
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", "it is nested too deeply")
        at = f" at place {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadRow(f"found no JSON ({what}{at}), expected one object a line") from error
    if not isinstance(value, dict):
        raise BadRow(f"found {_seen(value)}, expected an object")
    return value


def _has(row: Row) -> str:
    return f"found the keys {', '.join(map(one_line, row))}" if row else "found an empty object"


def _seen(value: Any) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    if type(value) in names:
        return names[type(value)]
    text = one_line(json.dumps(value))
    return text if len(text) <= 40 else f"{text[:39]}…"
