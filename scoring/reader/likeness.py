"""How like two pieces of a reply are, in hundredths: by their words, in whole numbers.

Two pieces are like each other when they share words, pairs of words and, for other forms of a
word, runs of three letters. Names are all alike, and so are numbers, days and months. Small words
count for little. Nothing here knows what a word means: "we slipped up" and "we got it wrong" have
nothing in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

from scoring.wording import Token, word_set
from scoring.words import stem

SAME = 100
"""The likeness of a piece with itself."""

_NAME, _NUMBER = "@", "#"
_ROLES = word_set("AGENT CUSTOMER COMPANY")
_NEVER_NAMES = word_set("i ok")
_NUMBERS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december today tonight tomorrow one two three four"
    " five six seven eight nine ten eleven twelve fifteen twenty thirty hundred minute minutes"
    " hour hours day days week weeks month months pm"
)
_SMALL = word_set(
    "the a an i you we it to of and in is that for on my your our this be are was with at as not"
    " have will do me can so but if or by from just there what all out up about he she they them"
    " his her am been were has had does did us their any some then now also very really 's"
)
NEGATORS = word_set("not no never none nobody nothing without neither nor hardly")

_SMALL_WEIGHT, _WEIGHT, _LETTERS_WEIGHT = 3, 6, 1
_LEAST_LETTERS = 4
_OTHER_SENSE, _OTHER_KIND = 30, 12
"""What is taken off where one piece denies and the other does not, or one asks and the other
tells."""
_FEW_WORDS = 3
"""A piece of fewer words, or without a telling one, is like no other but its equal."""
_ONE_TELLING = 90
"""What a piece with a single telling word must come to, to be like another at all."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is compared of one piece: its features with their weights.

    `square` is the sum of their squares; `telling` are the stems of the words that are neither
    small nor a name or number.
    """

    words: tuple[str, ...]
    weights: Mapping[str, int]
    square: int
    telling: frozenset[str]
    asks: bool
    denies: bool


def outline(tokens: Sequence[Token]) -> Outline:
    """The outline of a sentence, a clause or a run of clauses."""
    words = tuple(word for word in _generic(tokens) if word[0].isalnum() or word in "@#")
    weights = {f"w {word}": _weight(word) for word in words}
    for one, other in zip(("<", *words), words, strict=False):
        weights[f"p {one} {other}"] = max(1, (_weight(one) + _weight(other)) // 4)
    telling = [word for word in words if _tells(word)]
    for word in telling:
        weights |= dict.fromkeys(_letters(word), _LETTERS_WEIGHT)
    return Outline(
        words=words,
        weights=weights,
        square=sum(weight * weight for weight in weights.values()),
        telling=frozenset(map(stem, telling)),
        asks=any(token.text == "?" for token in tokens[-3:]),
        denies=not NEGATORS.isdisjoint(words),
    )


def likeness(one: Outline, other: Outline) -> int:
    """How like two outlines are, 0 to `SAME`; the same either way round."""
    if one.words == other.words:
        return SAME if one.asks == other.asks else SAME - _OTHER_KIND
    least = min(len(one.telling), len(other.telling))
    shared = len(one.telling & other.telling)
    if shared < min(least, 2) or not shared or min(len(one.words), len(other.words)) < _FEW_WORDS:
        return 0
    found = (_cosine(one, other) + _shared_words(one, other)) // 2
    found -= _OTHER_SENSE * (one.denies != other.denies) + _OTHER_KIND * (one.asks != other.asks)
    return found if least > 1 or found >= _ONE_TELLING else 0


def _cosine(one: Outline, other: Outline) -> int:
    small, large = sorted((one.weights, other.weights), key=len)
    dot = sum(weight * large.get(name, 0) for name, weight in small.items())
    return isqrt(SAME * SAME * dot * dot // (one.square * other.square))


def _shared_words(one: Outline, other: Outline) -> int:
    """The share, in hundredths, of all words that stand in both: what tells a part of an example
    from the whole of it."""
    both = Counter(one.words) & Counter(other.words)
    return 2 * SAME * both.total() // (len(one.words) + len(other.words))


def _generic(tokens: Sequence[Token]) -> Iterable[str]:
    """The words of a piece, with one sign for all names and one for all numbers."""
    capitals = sum(token.capital for token in tokens)
    headline = capitals * 2 > sum(token.text.isalpha() for token in tokens)
    for at, token in enumerate(tokens):
        word = token.text
        if word in _ROLES:
            yield _NAME
        elif word in _NUMBERS or any(letter.isdigit() for letter in word):
            yield _NUMBER
        elif at and token.capital and not headline and _may_be_name(token):
            yield _NAME
        else:
            yield word


def _may_be_name(token: Token) -> bool:
    return token.text.isalpha() and not token.shout and token.text not in _SMALL | _NEVER_NAMES


def _weight(word: str) -> int:
    return _WEIGHT if _tells(word) else _SMALL_WEIGHT


def _tells(word: str) -> bool:
    return word not in _SMALL and word not in (_NAME, _NUMBER, "<")


def _letters(word: str) -> list[str]:
    edged = f"_{word}_"
    if len(word) < _LEAST_LETTERS or not word.isalpha():
        return []
    return [f"l {edged[at : at + 3]}" for at in range(len(edged) - 2)]
