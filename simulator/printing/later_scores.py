"""The later scores of a session in plain lines, held against the first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.practice.later import LaterScore, SkillChange, later_scores
from simulator.printing.safe import one_line
from simulator.store.records import EventRow


def later_score_lines(events: Iterable[EventRow]) -> Iterator[str]:
    """For each later score when and by what, the score beside the first one, and the skills that
    differ; nothing for a session that was scored once."""
    for later in later_scores(events):
        yield ""
        yield from _score(later)


def _score(later: LaterScore) -> Iterator[str]:
    when = one_line(later.when[:16].replace("T", " "))
    yield (
        f"Scored again {when} (UTC) by {one_line(later.title)}:"
        f" {later.overall} of 100, {one_line(later.level.lower())} (first: {later.first})"
    )
    yield from change_lines(later.changes)
    if later.alike:
        yield "  No skill came out otherwise."


def change_lines(changes: Iterable[SkillChange]) -> Iterator[str]:
    """Each skill that came out otherwise, at first and now."""
    for one in changes:
        now = "no longer rated" if one.gone else _shown(one.now)
        yield f"  {one_line(one.name)}: {_shown(one.first)} -> {now}"


def _shown(score: int | None) -> str:
    return "not rated" if score is None else str(score)
