"""Moods that a persona can never be in."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.content.check.case import Case
from simulator.content.check.places import node_at, text_in
from simulator.content.diagnostics import Diagnostic, quoted


def check(case: Case) -> Iterator[Diagnostic]:
    """P002 for each mood that no reply, silence or lost patience leads to."""
    assert case.persona is not None
    cast = case.casts[0]
    for mood in case.persona.moods:
        if mood not in cast.explored.moods and mood not in cast.possible.moods:
            yield case.on(
                text_in(node_at(case.root, ("moods",)), mood),
                "P002",
                f"the mood {quoted(mood)}, which no call gets to",
                "a reaction that leads to it, from the mood at the start on",
            )
