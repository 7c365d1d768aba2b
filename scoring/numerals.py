"""Numbers as people write them: 1,200 and 8.5, twenty-five and a hundred."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.words import Token

Span = tuple[int, int]

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000}
_LONGEST_DIGITS = 15


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The lower-case word at an index, or nothing past the end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def read_number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that starts at a token and the index after it, or None."""
    word = word_at(tokens, at)
    if word[:1].isdigit():
        value = _from_digits(word)
        return None if value is None else _scaled(tokens, value, at + 1)
    if word == "a" and word_at(tokens, at + 1) in _SCALES:
        return _scaled(tokens, 1, at + 1)
    small = _below_hundred(tokens, at)
    return None if small is None else _scaled(tokens, *small)


def _below_hundred(tokens: Sequence[Token], at: int) -> Span | None:
    """A number in words under a hundred and the index after it, or None."""
    word = word_at(tokens, at)
    if word not in _WORDS:
        return None
    value, end = _WORDS[word], at + 1
    if value >= 20:
        after = end + (word_at(tokens, end) == "-")
        unit = _WORDS.get(word_at(tokens, after), 0)
        if 1 <= unit <= 9:
            value, end = value + unit, after + 1
    return value, end


def read_integer(tokens: Sequence[Token], at: int, most: int) -> Span | None:
    """A whole number in 0..most that starts at a token and the index after it, or None."""
    number = read_number(tokens, at)
    if number is None or number[0] != int(number[0]) or not 0 <= number[0] <= most:
        return None
    return int(number[0]), number[1]


def _from_digits(word: str) -> float | None:
    """The value of digits with thousands and decimals, or None where they are no number."""
    if len(word) > _LONGEST_DIGITS or not word.isascii():
        return None
    whole, *rest = word.split(",")
    if not rest:
        return float(word) if word.count(".") <= 1 else None
    groups = [*rest[:-1], rest[-1].split(".")[0]]
    if len(whole) <= 3 and "." not in whole and all(len(group) == 3 for group in groups):
        joined = word.replace(",", "")
        return float(joined) if joined.count(".") <= 1 else None
    return None


def _scaled(tokens: Sequence[Token], value: float, at: int) -> tuple[float, int]:
    scale = _SCALES.get(word_at(tokens, at))
    if scale is None:
        return value, at
    value, at = value * scale, at + 1
    rest = _below_hundred(tokens, at + 1) if word_at(tokens, at) == "and" else None
    return (value, at) if rest is None else (value + rest[0], rest[1])
