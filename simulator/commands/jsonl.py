"""A line of JSON, and what a row may hold: what is wrong with a bad one is said in its words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from simulator.commands.row_lines import LONGEST_LINE
from simulator.mistakes import Mistake
from simulator.printing.safe import one_line

Row = Mapping[str, Any]

DEEPEST = 50
"""How deeply objects and lists may lie in each other. A bound of our own: how much Python bears
depends on where it is called."""
TOO_DEEP = f"found no JSON we can use: it is nested more than {DEEPEST} deep"


class BadRow(Mistake):
    """A row that cannot be judged; the text says what was found and what was expected."""


def row_of(raw: bytes) -> Row:
    """The object that a line holds. Raises BadRow."""
    if len(raw) > LONGEST_LINE:
        raise BadRow(f"found more than {LONGEST_LINE:,} bytes on one line, expected at most that")
    try:
        value = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadRow(f"found bytes that are not UTF-8 at place {error.start + 1}") from error
    except RecursionError as error:
        raise BadRow(TOO_DEEP) from error
    except json.JSONDecodeError as error:
        what = f"{error.msg} at place {error.pos + 1}"
        raise BadRow(f"found no JSON ({what}), expected one object a line") from error
    except ValueError as error:
        raise BadRow(f"found a number that is too long: {str(error)[:60]}") from error
    if not isinstance(value, dict):
        raise BadRow(f"found {_seen(value)}, expected an object")
    if _depth(value) > DEEPEST:
        raise BadRow(TOO_DEEP)
    return value


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


def _no_number(name: str) -> None:
    raise BadRow(f"found {name}, which is no number in JSON")


def _depth(value: Any) -> int:
    """How deeply objects and lists lie in each other, counted no further than is needed."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [one for several in inner for one in several if isinstance(one, dict | list)]
    return depth


def _has(row: Row) -> str:
    return f"found the keys {', '.join(map(one_line, row))}" if row else "found an empty object"


def _seen(value: Any) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    if type(value) in names:
        return names[type(value)]
    text = one_line(json.dumps(value))
    return text if len(text) <= 40 else f"{text[:39]}…"
