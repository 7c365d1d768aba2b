"""The marking rules: from the points an answer meets to its mark, in quarters 0..4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from .sheet import Rule


def quarters(
    rules: Sequence[Rule],
    caps: Mapping[str, int],
    points: AbstractSet[int],
    hints: AbstractSet[str],
    sayings: int,
) -> int:
    """The best mark that any rule gives for these points, hints and separate sayings, no higher
    than the caps of the hints allow; 0 where no rule fits."""
    best = max((rule.mark for rule in rules if _fits(rule, points, hints, sayings)), default=0)
    return min([best, *(most for hint, most in caps.items() if hint in hints)])


def _fits(rule: Rule, points: AbstractSet[int], hints: AbstractSet[str], sayings: int) -> bool:
    return (
        rule.every <= points
        and (not rule.some or len(rule.some & points) >= rule.count)
        and (not rule.and_some or bool(rule.and_some & points))
        and (not rule.hint or rule.hint in hints)
        and sayings >= rule.sayings
    )
