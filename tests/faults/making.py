"""A shipped file with one fault in it, and the ways to put one there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SEED = 21


@dataclass(frozen=True, slots=True)
class Fault:
    """`text` is the whole file once spoilt; a finding in any of `lines` is on the right line."""

    kind: str
    file: str
    text: str
    lines: frozenset[int]
    about: str


@cache
def shipped(folder: str) -> dict[str, str]:
    """The texts of the shipped files of a folder by path."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / folder).glob("*.yaml"))
    }


def line_at(text: str, offset: int) -> int:
    """The line, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1


def misspelt(name: str) -> str:
    """A name with two of its letters changed over, as fingers do; else with one twice."""
    for at in range(len(name) // 2, len(name) - 1):
        if name[at] != name[at + 1]:
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name + name[-1]


def swapped(
    kind: str,
    folder: str,
    pattern: str,
    change: str | Callable[[str], str],
    count: int,
    *,
    also: int = 0,
) -> Iterator[Fault]:
    """`count` faults: the group `x` of a place where `pattern` holds becomes something else.

    The places are drawn over all files of the folder, the same at every run. With `also`, a finding
    so many lines below or above is right as well.
    """
    found = [
        (file, text, match)
        for file, text in shipped(folder).items()
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]
    drawn = Random(f"{SEED} {kind} {pattern}").sample(found, min(count, len(found)))
    for file, text, match in sorted(drawn, key=lambda one: (one[0], one[2].start())):
        start, end = match.span("x")
        old = match["x"]
        new = change if isinstance(change, str) else change(old)
        line = line_at(text, start)
        lines = range(min(line, line + also), max(line, line + also) + 1)
        told = f"{old.strip()[:30]!r} -> {new.strip()[:30]!r}"
        yield Fault(kind, file, text[:start] + new + text[end:], frozenset(lines), told)


def replaced(kind: str, file: str, old: str, new: str, *marks: str) -> Fault:
    """A fault by hand: `old` stands once in the file and becomes `new`; right are the lines of the
    spoilt text that hold one of `marks`, each of which stands in one line of it."""
    text = shipped(file.split("/")[0])[file]
    if text.count(old) != 1:
        raise ValueError(f"{file} holds {old!r} {text.count(old)} times, expected once")
    return marked(kind, file, text.replace(old, new), f"{old[:30]!r} -> {new[:30]!r}", *marks)


def marked(kind: str, file: str, text: str, about: str, *marks: str) -> Fault:
    """A fault by its spoilt text; right are the lines that hold one of `marks`."""
    lines = set[int]()
    for mark in marks:
        if text.count(mark) != 1:
            raise ValueError(f"{file}: {mark!r} stands {text.count(mark)} times, expected once")
        at = text.index(mark)
        lines.add(line_at(text, at + len(mark) - len(mark.lstrip("\n"))))
    return Fault(kind, file, text, frozenset(lines), about)


def block_of(text: str, head: str) -> tuple[int, int]:
    """Where the block begins and ends whose first line is `head`: all that is indented deeper."""
    start = text.index(f"\n{head}\n") + 1
    depth = len(head) - len(head.lstrip())
    end = start + len(head) + 1
    for line in text[end:].splitlines(keepends=True):
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        end += len(line)
    return start, end
