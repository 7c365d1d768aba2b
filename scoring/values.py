"""Typed values in running text: amounts, durations, days, clock times and plain numbers.

`find_values` reads them from tokens with their places; `compare` says whether a stated value agrees
with the true one. "Five working days" is "5 business days"; a working day is not a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scoring.numerals import Span, read_integer, read_number, word_at
from scoring.words import Token, alike

Verdict = Literal["agree", "differ", "unrelated"]

_SYMBOLS = {"£": "GBP", "$": "USD", "€": "EUR"}
_CURRENCIES = {
    **dict.fromkeys(("pound", "pounds", "quid", "gbp"), "GBP"),
    **dict.fromkeys(("dollar", "dollars", "buck", "bucks", "usd"), "USD"),
    **dict.fromkeys(("euro", "euros", "eur"), "EUR"),
}
_PENNIES = {"p": "GBP", "pence": "GBP", "cent": "USD", "cents": "USD"}
_NOTES = {"fiver": 5, "tenner": 10}
_UNITS = {
    **dict.fromkeys(("second", "seconds", "sec", "secs"), ("clock", 1)),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), ("clock", 60)),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), ("clock", 3600)),
    **dict.fromkeys(("day", "days"), ("clock", 86400)),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), ("clock", 604800)),
    **dict.fromkeys(("fortnight", "fortnights"), ("clock", 1209600)),
    **dict.fromkeys(("month", "months"), ("month", 1)),
    **dict.fromkeys(("year", "years", "yr", "yrs"), ("month", 12)),
    **dict.fromkeys(("weekday", "weekdays"), ("working", 1)),
}
_WORKING = {
    **dict.fromkeys(("day", "days"), ("working", 1)),
    **dict.fromkeys(("week", "weeks"), ("working", 5)),
    **dict.fromkeys(("hour", "hours"), ("working hours", 1)),
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_RELATIVE = {"today", "tomorrow", "tonight", "yesterday"}
_CONNECTORS = {"-", "–", "—", "to", "or", "till", "until"}
_CLOCK_LEADS = {"at", "by", "before", "after", "around", "from", "until", "till"}
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
    """A time of day or a slot, in minutes from midnight; `exact` when morning or afternoon is known."""

    low: int
    high: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it was said: weekday 0..6, day, month, a relative word, and a time of day."""

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
    """A value found in a text: what it is, its tokens (`first` to `last`, excluded) and its place."""

    content: Content
    first: int
    last: int
    start: int
    end: int


Read = tuple[Content, int] | None


def find_values(tokens: Sequence[Token]) -> tuple[Value, ...]:
    """Every typed value of the text, in order, none overlapping."""
    found: list[Value] = []
    at = 0
    while at < len(tokens):
        read = _read_value(tokens, at)
        if read is None:
            at += 1
            continue
        content, end = read
        found.append(Value(content, at, end, tokens[at].start, tokens[end - 1].end))
        at = end
    return tuple(found)


def compare(stated: Content, true: Content) -> Verdict:
    """Whether what was stated agrees with the truth, differs from it, or is about something else."""
    match stated, true:
        case Money(), Money():
            return _within(
                stated.low, stated.high, true.low, true.high, stated.currency == true.currency
            )
        case Duration(), Duration():
            return _within(stated.low, stated.high, true.low, true.high, stated.scale == true.scale)
        case Clock(), Clock():
            return _compare_clocks(stated, true)
        case Day(), Day():
            return _compare_days(stated, true)
        case Clock(), Day() if true.clock is not None:
            return _compare_clocks(stated, true.clock)
        case Day(), Clock() if stated.clock is not None:
            return _compare_clocks(stated.clock, true)
        case Number(), Number():
            return "agree" if stated.value == true.value else "differ"
        case Number(), Money() if stated.value * 100 == true.low == true.high:
            return "agree"
    return "unrelated"


def _within(low: float, high: float, true_low: float, true_high: float, same: bool) -> Verdict:
    """A single value at the upper end of a true range is "within"; one inside it claims nothing."""
    if not same:
        return "differ"
    if (low, high) == (true_low, true_high) or low == high == true_high:
        return "agree"
    return "unrelated" if low == high and true_low <= low <= true_high else "differ"


def _compare_clocks(stated: Clock, true: Clock) -> Verdict:
    if stated.exact and true.exact:
        return _within(stated.low, stated.high, true.low, true.high, True)
    low, true_low = stated.low % _HALF_DAY, true.low % _HALF_DAY
    high, true_high = stated.high % _HALF_DAY, true.high % _HALF_DAY
    high += _HALF_DAY if high < low else 0
    true_high += _HALF_DAY if true_high < true_low else 0
    return _within(low, high, true_low, true_high, True)


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


def _read_value(tokens: Sequence[Token], at: int) -> Read:
    for read in (_read_money, _read_duration, _read_day, _read_clock, _read_plain):
        found = read(tokens, at)
        if found is not None:
            return found
    return None


def _read_plain(tokens: Sequence[Token], at: int) -> Read:
    number = read_number(tokens, at)
    return None if number is None else (Number(number[0]), number[1])


def _read_range(tokens: Sequence[Token], at: int) -> tuple[float, float, int] | None:
    """A number or a range of two, with the index after it."""
    between = word_at(tokens, at) in {"between", "from"}
    first = read_number(tokens, at + between)
    if first is None:
        return None
    low, end = first
    if word_at(tokens, end) in _CONNECTORS or (between and word_at(tokens, end) == "and"):
        second = read_number(tokens, end + 1)
        if second is not None and second[0] >= low:
            return low, second[0], second[1]
    return None if between else (low, low, end)


def _read_money(tokens: Sequence[Token], at: int) -> Read:
    word = word_at(tokens, at)
    if word in _SYMBOLS:
        return _read_after_symbol(tokens, at, _SYMBOLS[word])
    if word in {"a", "an"} and word_at(tokens, at + 1) in _NOTES:
        return _money("GBP", *[_NOTES[word_at(tokens, at + 1)]] * 2), at + 2
    amounts = _read_range(tokens, at)
    if amounts is None:
        return None
    low, high, end = amounts
    unit = word_at(tokens, end)
    if unit in _CURRENCIES:
        return _money(_CURRENCIES[unit], low, high), end + 1
    if unit in _PENNIES:
        return _money(_PENNIES[unit], low / 100, high / 100), end + 1
    return None


def _read_after_symbol(tokens: Sequence[Token], at: int, currency: str) -> Read:
    first = read_number(tokens, at + 1)
    if first is None:
        return None
    low, end = first
    after = end + 1 + (word_at(tokens, end + 1) in _SYMBOLS)
    second = read_number(tokens, after) if word_at(tokens, end) in {"-", "–", "to"} else None
    if second is not None and second[0] > low:
        return _money(currency, low, second[0]), second[1]
    return _money(currency, low, low), end


def _money(currency: str, low: float, high: float) -> Money:
    return Money(currency, round(low * 100), round(high * 100))


def _read_duration(tokens: Sequence[Token], at: int) -> Read:
    amounts = _read_amount_of_time(tokens, at)
    if amounts is None:
        return None
    low, high, end = amounts
    end += word_at(tokens, end) == "-"
    word = word_at(tokens, end)
    table = _UNITS
    if word in {"working", "business"}:
        end += 1 + (word_at(tokens, end + 1) == "-")
        table, word = _WORKING, word_at(tokens, end)
    unit = table.get(word)
    if unit is None:
        return None
    scale, factor = unit
    return Duration(scale, low * factor, high * factor), end + 1


def _read_amount_of_time(tokens: Sequence[Token], at: int) -> tuple[float, float, int] | None:
    words = [word_at(tokens, at + step) for step in range(3)]
    if words[0] == "half" and words[1] in {"a", "an"}:
        return 0.5, 0.5, at + 2
    if words == ["a", "couple", "of"]:
        return 2, 2, at + 3
    if words[0] in {"a", "an"} and words[1] in {*_UNITS, "working", "business"}:
        return 1, 1, at + 1
    return _read_range(tokens, at)


def _read_clock(tokens: Sequence[Token], at: int) -> Read:
    opens = word_at(tokens, at) in {"between", "from"}
    first = _read_moment(tokens, at + opens)
    if first is None:
        return None
    low, exact, marked, end = first
    connector = word_at(tokens, end)
    if connector in _CONNECTORS or (opens and connector == "and"):
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
    word = word_at(tokens, at)
    return word in _UNITS or word in _CURRENCIES or word in {"%", "working", "business", "percent"}


def _read_moment(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool, int] | None:
    """One time of day: minutes, whether am or pm is known, whether it is plainly a time, the end."""
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


def _read_day(tokens: Sequence[Token], at: int) -> Read:
    date = _read_date(tokens, at)
    if date is None:
        return None
    day, end = date
    skip = end
    while skip < end + 2 and word_at(tokens, skip) in {",", "at", "morning", "the", "(", "-"}:
        skip += 1
    clock = _read_clock(tokens, skip) or (_read_clock(tokens, end) if skip != end else None)
    if clock is not None and isinstance(clock[0], Clock):
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
    return Day(day=day, month=month), end


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
