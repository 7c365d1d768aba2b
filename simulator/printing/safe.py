"""Text that a terminal shows and does not obey."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from simulator.practice.words import visible


def one_line(text: str) -> str:
    """`text` made visible, on one line."""
    return " ".join(visible(text).split())


def as_json(value: Any, indent: int | None = None) -> str:
    """`value` as JSON that any file can hold; half characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def say(text: str = "", *, to: TextIO | None = None) -> None:
    """Print one text as it is, at once; signs that the output cannot write become `?`."""
    out = to if to is not None else sys.stdout
    try:
        print(text, file=out, flush=True)
    except UnicodeEncodeError:
        encoding = out.encoding or "ascii"
        print(text.encode(encoding, "replace").decode(encoding), file=out, flush=True)
