"""The later scores of a session in plain lines, held against the first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from simulator.printing.safe import one_line
from simulator.store.records import EventRow, Payload


def later_score_lines(events: Iterable[EventRow]) -> Iterator[str]:
    """For each later score when and by what, the score beside the first one, and the skills that
    differ; nothing for a session that was scored once."""
    first: Payload | None = None
    for event in events:
        if event.kind == "ended":
            first = event.payload
        elif event.kind == "rescored" and first is not None:
            yield ""
            yield from _score(first, event.payload)


def _score(first: Payload, later: Payload) -> Iterator[str]:
    when = one_line(later["scored"][:16].replace("T", " "))
    level = later["levels"]["call"]["name"].lower()
    yield (
        f"Scored again {when} (UTC) by {one_line(later['judged_by']['title'])}:"
        f" {later['overall']} of 100, {one_line(level)} (first: {first['overall']})"
    )
    before, now = _skills(first), _skills(later)
    differ = [skill for skill in now if now[skill] != before.get(skill, ("", None))]
    for skill in differ:
        name, score = now[skill]
        was = before.get(skill, ("", None))[1]
        yield f"  {one_line(name)}: {_shown(was)} -> {_shown(score)}"
    for skill in before:
        if skill not in now and before[skill][1] is not None:
            yield f"  {one_line(before[skill][0])}: {before[skill][1]} -> no longer rated"
    if not differ and before.keys() == now.keys():
        yield "  No skill came out otherwise."


def _skills(kept: Mapping[str, Any]) -> dict[str, tuple[str, int | None]]:
    return {
        skill["skill"]: (skill["name"], skill["score"]) for skill in kept["scorecard"]["skills"]
    }


def _shown(score: int | None) -> str:
    return "not rated" if score is None else str(score)
