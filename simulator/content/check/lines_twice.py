"""Lines that stand in a file twice: in one list, or in two places of the plot."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.content.check.case import Case
from simulator.content.check.places import Path
from simulator.content.check.spoken import Spoken, spoken
from simulator.content.diagnostics import Diagnostic, quoted

_LONG = 5
"""Words from which on nobody says the same thing twice by chance."""


def check(case: Case) -> Iterator[Diagnostic]:
    """L001 for each line that repeats one: in its own list, or, if it is long, in another stage or
    on another occasion. Two answers of one stage may agree: the customer was asked two ways."""
    at: dict[str, list[Spoken]] = {}
    for line in spoken(case.root):
        earlier = next((one for one in at.get(line.words, ()) if _clash(one, line)), None)
        if earlier is not None:
            yield case.on(
                line.node,
                "L001",
                f"the line {quoted(line.words)} again (first in line {earlier.node.line})",
                "other words, so that the customer does not repeat it",
            )
        at.setdefault(line.words, []).append(line)


def _clash(one: Spoken, other: Spoken) -> bool:
    if one.block == other.block:
        return one.group == other.group
    return len(other.words.split()) >= _LONG and _part(one.block) != _part(other.block)


def _part(block: Path) -> Path:
    """The part of the call that a block belongs to: a stage, an occasion, an outcome."""
    return block[:2] if block[0] in ("stages", "lines", "outcomes") else block[:1]
