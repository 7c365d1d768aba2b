"""Progress in plain words and signs."""

from __future__ import annotations

from simulator.practice.progress import Progress
from simulator.practice.standing import SkillStanding

_STEPS = "▁▂▃▄▅▆▇█"
_TRENDS = {-1: "falling", 0: "steady", 1: "rising"}


def curve(scores: tuple[int, ...]) -> str:
    """Scores as a row of bars, the oldest first."""
    return "".join(_STEPS[min(7, score * 8 // 101)] for score in scores)


def standing_row(one: SkillStanding, today: str) -> tuple[str, ...]:
    """A skill as a row: name, bars, last score, trend, what is owed."""
    owed = "due now" if one.is_due(today) else f"due {one.due}" if one.due else ""
    told = "mastered" if one.mastered else _TRENDS[one.trend] if len(one.scores) > 1 else "first"
    return (one.skill.replace("_", " "), curve(one.scores), str(one.last), told, owed)


def headline(progress: Progress) -> str:
    """Sessions played and days in a row, in one sentence."""
    count = len(progress.finished)
    if not count:
        return "Nothing finished yet. Every finished call shows here."
    calls = "1 call" if count == 1 else f"{count} calls"
    days = "1 day" if progress.streak == 1 else f"{progress.streak} days"
    row = f", {days} in a row" if progress.streak else ""
    return f"{calls} finished{row}."
