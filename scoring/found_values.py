"""Finds the typed values of a text, with their places."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.dates import CONNECTORS, read_clock, read_day
from scoring.numerals import read_number, word_at
from scoring.values import Content, Duration, Money, Number, Value
from scoring.words import Token

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


def _read_value(tokens: Sequence[Token], at: int) -> Read:
    for read in (_read_money, _read_duration, read_day, read_clock, _read_plain):
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
    if word_at(tokens, end) in CONNECTORS or (between and word_at(tokens, end) == "and"):
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
