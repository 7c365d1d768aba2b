"""What a key of a file is: its name, what stands under it, and what it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a block.

    `kind` tells the reader how to take its value, in the words of `read_block.KINDS`. `of` is the
    block of `BLOCKS`, or the kind of name (see `names.KINDS`), that it is made of. `low` and `high`
    bound a number or the length of a list; 0 is no bound.
    """

    name: str
    kind: str
    about: str
    required: bool = True
    of: str = ""
    low: int = 0
    high: int = 0


def optional(name: str, kind: str, about: str, of: str = "", low: int = 0, high: int = 0) -> Key:
    """A key that may be left out."""
    return Key(name, kind, about, False, of, low, high)
