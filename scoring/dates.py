"""Days and times of day as people say them: Thursday, the 14th, 14 June, 8 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.numerals import Span, read_integer, read_number, word_at
from scoring.values import Clock, Day
from scoring.words import Token, alike

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_RELATIVE = {"today", "tomorrow", "tonight", "yesterday"}
_CLOCK_LEADS = {"at", "by", "before", "after", "around", "from", "until", "till"}
_HALF_DAY = 720
CONNECTORS = {"-", "–", "—", "to", "or", "till", "until"}
_COUNTED = {
    "seconds", "minutes", "mins", "hour", "hours", "day", "days", "week", "weeks", "month",
    "months", "year", "years", "working", "business", "%", "percent", "pounds", "dollars", "euros",
    "quid", "gb",
}  # fmt: skip


def read_clock(tokens: Sequence[Token], at: int) -> tuple[Clock, int] | None:
    """The time of day or slot that starts at a token and the index after it, or None."""
    opens = word_at(tokens, at) in {"between", "from"}
    first = _read_moment(tokens, at + opens)
    if first is None:
        return None
    low, exact, marked, end = first
    connector = word_at(tokens, end)
    if connector in CONNECTORS or (opens and connector == "and"):
        second = _read_moment(tokens, end + 1)
        if second is not None and not _counts_something(tokens, second[3]):
            return _slot(low, exact, second[0], second[1]), second[3]
    led = at > 0 and word_at(tokens, at - 1) in _CLOCK_LEADS
    if marked or (led and not opens and not _counts_something(tokens, end)):
        return Clock(low, low, exact), end
    return None


def _slot(low: int, low_exact: bool, high: int, high_exact: bool) -> Clock:
    """A slot whose one end says am or pm lends it to the other."""
    if high_exact and not low_exact and high >= _HALF_DAY and low + _HALF_DAY <= high:
        low += _HALF_DAY
    if low_exact and not high_exact and high < low and high < _HALF_DAY:
        high += _HALF_DAY
    return Clock(low, high, low_exact or high_exact)


def _counts_something(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) in _COUNTED


def _read_moment(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool, int] | None:
    """One time of day: minutes, whether am or pm is known, whether plainly a time, the end."""
    named = {"noon": 720, "midday": 720, "midnight": 0}.get(word_at(tokens, at))
    if named is not None:
        return named, True, True, at + 1
    hour = read_integer(tokens, at, 24)
    if hour is None:
        return None
    value, end, minutes, colon = hour[0], hour[1], 0, False
    if word_at(tokens, end) == ":":
        past = read_integer(tokens, end + 1, 59)
        if past is None:
            return None
        minutes, end, colon = past[0], past[1], True
    half, end = _read_half_of_day(tokens, end)
    if half == "pm" and value < 12:
        value += 12
    if half == "am" and value == 12:
        value = 0
    clock = half != "" or colon
    exact = half in {"am", "pm"} or value > 12 or (colon and tokens[at].low.startswith("0"))
    return value % 24 * 60 + minutes, exact, clock, end


def _read_half_of_day(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """am, pm or o'clock after a number, and the index after it."""
    word = word_at(tokens, at)
    if word in {"am", "pm", "o'clock"}:
        return word, at + 1
    dotted = [word_at(tokens, at + step) for step in range(1, 4)]
    if word in {"a", "p"} and dotted == [".", "m", "."]:
        return f"{word}m", at + 4
    return "", at


def read_day(tokens: Sequence[Token], at: int) -> tuple[Day, int] | None:
    """The day, with its time of day if that follows, and the index after it, or None."""
    date = _read_date(tokens, at)
    if date is None:
        return None
    day, end = date
    skip = end
    while skip < end + 2 and word_at(tokens, skip) in {",", "at", "morning", "the", "(", "-"}:
        skip += 1
    clock = read_clock(tokens, skip) or (read_clock(tokens, end) if skip != end else None)
    if clock is not None:
        return replace(day, clock=clock[0]), clock[1]
    return day, end


def _read_date(tokens: Sequence[Token], at: int) -> tuple[Day, int] | None:
    word = word_at(tokens, at)
    if word in _RELATIVE:
        return Day(relative="today" if word == "tonight" else word), at + 1
    weekday = _weekday(word)
    if weekday is None:
        return _read_day_and_month(tokens, at)
    after = at + 1 + (word_at(tokens, at + 1) == ",")
    rest = _read_day_and_month(tokens, after)
    if rest is None:
        return Day(weekday=weekday), at + 1
    return replace(rest[0], weekday=weekday), rest[1]


def _weekday(word: str) -> int | None:
    if word in _SHORT_DAYS:
        return _SHORT_DAYS[word]
    if len(word) < 6:
        return None
    singular = word.removesuffix("s")
    near = (index for index, name in enumerate(_WEEKDAYS) if singular == name)
    typed = (
        index for index, name in enumerate(_WEEKDAYS) if word[-3:] == "day" and alike(word, name)
    )
    return next(near, next(typed, None))


def _read_day_and_month(tokens: Sequence[Token], at: int) -> tuple[Day, int] | None:
    the = word_at(tokens, at) == "the"
    numeric = _read_numeric_date(tokens, at)
    if numeric is not None:
        return numeric
    ordinal = _read_ordinal(tokens, at + the)
    if ordinal is not None:
        day, end, suffixed = ordinal
        month = _month(tokens, end + (word_at(tokens, end) == "of"))
        if month is not None:
            return Day(day=day, month=month), end + 1 + (word_at(tokens, end) == "of")
        return (Day(day=day), end) if the and suffixed else None
    month = _month(tokens, at)
    if month is None:
        return None
    after = _read_ordinal(tokens, at + 1 + (word_at(tokens, at + 1) == "the"))
    return None if after is None else (Day(day=after[0], month=month), after[1])


def _read_numeric_date(tokens: Sequence[Token], at: int) -> tuple[Day, int] | None:
    """14/6, day first; 6/14 can only be month first."""
    first = read_integer(tokens, at, 31)
    if first is None or word_at(tokens, first[1]) != "/":
        return None
    second = read_integer(tokens, first[1] + 1, 31)
    if second is None or not first[0] or not second[0] or min(first[0], second[0]) > 12:
        return None
    day, month = (first[0], second[0]) if second[0] <= 12 else (second[0], first[0])
    end = second[1]
    if word_at(tokens, end) == "/" and read_number(tokens, end + 1) is not None:
        end += 2
    return Day(day=day, month=month - 1), end


def _read_ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    number: Span | None = read_integer(tokens, at, 31)
    if number is None or number[0] == 0:
        return None
    value, end = int(number[0]), number[1]
    touching = end < len(tokens) and tokens[end].start == tokens[end - 1].end
    if touching and tokens[end].low in {"st", "nd", "rd", "th"}:
        return value, end + 1, True
    return value, end, False


def _month(tokens: Sequence[Token], at: int) -> int | None:
    word = word_at(tokens, at)
    if len(word) < 3:
        return None
    exact = (index for index, name in enumerate(_MONTHS) if word in {name, name[:3]})
    return next(exact, None)
