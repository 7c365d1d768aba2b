"""What the next level takes, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.mending import Gain, How
from scoring.rubric import Level

MOST_TOLD = 4
"""The things named one by one; the others are counted."""


def top_words(level: Level) -> str:
    """For who has reached the highest level."""
    return f"{level.name} is the highest level."


def skill_words(above: Level, score: int, short: int, gains: Sequence[Gain]) -> str:
    """For a skill: the points missing to the level `above`, and what brings them."""
    below_nothing = short - (above.start - score)
    more = f", {below_nothing} of them to come back to 0," if below_nothing > 0 else ""
    return f"{_points(short)} more{more} {_make(short)} it {_named(above)}: {_listed(gains)}."


def undue_words(gains: Sequence[Gain]) -> str:
    """For a skill that was rated for nothing but faults."""
    return f"Nothing of it was due in this call: {_listed(gains)} it would not be rated."


def call_words(above: Level, short: int, gains: Sequence[Gain], *, enough: bool) -> str:
    """For the whole call; what is not `enough` leaves the rest to the procedures."""
    begin = f"{_points(short)} more {_make(short)} the call {_named(above)}"
    if not gains:
        return f"{begin}; they are in the procedures."
    rest = "" if enough else "; the rest is in the procedures"
    return f"{begin}: {_listed(gains)}{rest}."


def _named(level: Level) -> str:
    return f"{level.name.lower()} ({level.start})"


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


def _make(count: int) -> str:
    return "makes" if count == 1 else "make"


def _listed(gains: Sequence[Gain]) -> str:
    told = [_gain_words(gain) for gain in gains[:MOST_TOLD]]
    left = len(gains) - len(told)
    return "; ".join([*told, f"and {left} more"] if left else told)


def _gain_words(gain: Gain) -> str:
    ways: dict[How, str] = {
        "do": f"“{gain.what}” where it was missed",
        "sooner": f"“{gain.what}” sooner",
        "drop": f"without “{gain.what}”",
        "end": gain.what[0].lower() + gain.what[1:],
    }
    often = f", {gain.times} times" if gain.times > 1 else ""
    points = f"{gain.points:.0f}" if gain.points >= 1 else f"{gain.points:.1f}"
    return f"{ways[gain.how]}{often} (+{points})"
