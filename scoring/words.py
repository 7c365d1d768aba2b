"""Words of a text with their places: what facts and cues are matched against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\w|[^\s\w]|\n")
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "y", "e")
_SHORTEST_STEM = 3
_LONGEST_COMPARED = 40
_GAP = r"\W+(?:\w+(?:'\w+)?\W+){0,3}?"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: its lower-case form and its place, `end` excluded."""

    low: str
    start: int
    end: int


def plain_quotes(text: str) -> str:
    """The text with typographic apostrophes and quotes made plain; every place stays the same."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x201C: '"', 0x201D: '"'})


def tokenise(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of `text` in order, in time linear in its length."""
    return tuple(
        Token(found.group().lower(), found.start(), found.end())
        for found in _TOKEN.finditer(plain_quotes(text))
    )


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A light stem, so that refund, refunds, refunded and refunding are one word."""
    word = word.lower().removesuffix("'s")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word.removesuffix(suffix)
            break
    if len(word) > _SHORTEST_STEM + 1 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=32768)
def alike(one: str, other: str) -> bool:
    """True for the same word, an inflection, or a typing error in a word of five letters on."""
    if one == other or stem(one) == stem(other):
        return True
    if min(len(one), len(other)) < 5 or max(len(one), len(other)) > _LONGEST_COMPARED:
        return False
    return one[0] == other[0] and fuzz.ratio(one, other) >= 84


class Phrases:
    """A list of phrases to look for, as whole words in any case.

    `...` in a phrase stands for up to three words; everything else is taken literally. Matching
    takes time linear in the text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        parts = sorted((_pattern(phrase) for phrase in self.phrases), key=lambda p: (-len(p), p))
        self._pattern = re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """The places (start, end) where a phrase stands, first to last, none overlapping."""
        return _places(self._pattern, text)


@lru_cache(maxsize=16384)
def _places(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Kept, as the same call is judged again after each reply."""
    return tuple(found.span() for found in pattern.finditer(plain_quotes(text)))


@lru_cache(maxsize=512)
def phrases_of(phrases: tuple[str, ...]) -> Phrases:
    """The list made ready to look for, once for all calls."""
    return Phrases(phrases)


def _pattern(phrase: str) -> str:
    pieces = [
        r"\s+".join(re.escape(word) for word in piece.split())
        for piece in plain_quotes(phrase).split("...")
    ]
    body = _GAP.join(piece for piece in pieces if piece)
    before = r"(?<!\w)" if body[:1].isalnum() else ""
    after = r"(?!\w)" if body[-1:].isalnum() else ""
    return f"{before}{body}{after}"


def phrase_lists(data: object, where: str) -> Mapping[str, tuple[str, ...]]:
    """Lists of phrases by name from plain parsed YAML; raises ValueError naming `where`."""
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: expected lists of phrases by name, found {data!r:.60}")
    for name, phrases in data.items():
        if not isinstance(phrases, list) or not all(isinstance(p, str) and p for p in phrases):
            raise ValueError(f"{where}.{name}: expected a list of phrases, found {phrases!r:.60}")
    return {str(name): tuple(phrases) for name, phrases in data.items()}
