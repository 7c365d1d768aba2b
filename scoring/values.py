"""Typed values: amounts, durations, days, clock times and plain numbers, and when two agree.

"Five working days" is "5 business days"; a working day is not a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["agree", "differ", "unrelated"]

_HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in hundredths of `currency`, from `low` to `high`."""

    currency: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, from `low` to `high`, in the units of its scale.

    Scales: `clock` (seconds), `month`, `working` (working days), `working hours`. They do not mix.
    """

    scale: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day or a slot, in minutes from midnight; `exact` when am or pm is known."""

    low: int
    high: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it was said; weekday in 0..6, day in 1..31, month in 0..11."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    relative: str | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number."""

    value: float


Content = Money | Duration | Clock | Day | Number


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text: what it is, its tokens (`last` excluded), and its place."""

    content: Content
    first: int
    last: int
    start: int
    end: int


_Range = Money | Duration | Clock


def compare(stated: Content, true: Content) -> Verdict:
    """Whether what was stated agrees with the truth, differs, or is about something else."""
    match stated, true:
        case Money(), Money():
            verdict = _within(stated, true, stated.currency == true.currency)
        case Duration(), Duration():
            verdict = _within(stated, true, stated.scale == true.scale)
        case Day(), Day():
            verdict = _compare_days(stated, true)
        case Number(), Number():
            verdict = "agree" if stated.value == true.value else "differ"
        case Number(), Money() if stated.value * 100 == true.low == true.high:
            verdict = "agree"
        case _:
            verdict = _compare_times(stated, true)
    return verdict


def _compare_times(stated: Content, true: Content) -> Verdict:
    """Two times of day, each by itself or as part of a day."""
    one = stated.clock if isinstance(stated, Day) else stated
    other = true.clock if isinstance(true, Day) else true
    if isinstance(one, Clock) and isinstance(other, Clock):
        return _compare_clocks(one, other)
    return "unrelated"


def _within(stated: _Range, true: _Range, same_unit: bool) -> Verdict:
    """A single value at the upper end of a true range is "within"; one inside it claims nothing."""
    if not same_unit:
        return "differ"
    single = stated.low == stated.high
    if (stated.low, stated.high) == (true.low, true.high) or (single and stated.low == true.high):
        return "agree"
    return "unrelated" if single and true.low <= stated.low <= true.high else "differ"


def _compare_clocks(stated: Clock, true: Clock) -> Verdict:
    if stated.exact and true.exact:
        return _within(stated, true, True)
    return _within(_on_a_dial(stated), _on_a_dial(true), True)


def _on_a_dial(clock: Clock) -> Clock:
    """The same slot with morning and afternoon taken as one."""
    low, high = clock.low % _HALF_DAY, clock.high % _HALF_DAY
    return Clock(low, high + _HALF_DAY if high < low else high, False)


def _compare_days(stated: Day, true: Day) -> Verdict:
    pairs = (
        (stated.weekday, true.weekday),
        (stated.day, true.day),
        (stated.month, true.month),
        (stated.relative, true.relative),
    )
    shared = [one == other for one, other in pairs if one is not None and other is not None]
    if not all(shared):
        return "differ"
    if stated.clock is not None and true.clock is not None:
        return _compare_clocks(stated.clock, true.clock)
    return "agree" if shared else "unrelated"
