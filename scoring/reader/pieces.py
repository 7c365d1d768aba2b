"""A text cut into the word pieces that the tagger knows, each with its place in the text.

The pieces are those of uncased BERT vocabularies: words in lower case without accents, marks on
their own, and a word that is not known cut into the longest known beginnings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN, START, GAP = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
"""A longer word is one unknown piece, so that no text makes the cutting slow."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its number in the vocabulary, and its characters in the text (end excluded)."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts texts by one vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers: Mapping[str, int] = {piece: at for at, piece in enumerate(vocabulary)}
        self.start = self._numbers[START]
        self.gap = self._numbers[GAP]
        self._unknown = self._numbers[UNKNOWN]
        # Bounded, so that reading any number of replies takes no more memory.
        self._numbers_of = lru_cache(maxsize=8192)(self._looked_up)

    def cut(self, text: str) -> list[Piece]:
        """The pieces of `text`, in order."""
        return [piece for word in _words(text) for piece in self._cut_word(word)]

    def of(self, words: Iterable[tuple[str, int, int]]) -> list[Piece]:
        """The pieces of words that stand at places of some text; each has its word's place."""
        return [
            Piece(number, start, end)
            for word, start, end in words
            for number in self._numbers_of(word)
        ]

    def _looked_up(self, word: str) -> tuple[int, ...]:
        return tuple(piece.number for piece in self.cut(word))

    def _cut_word(self, word: Sequence[tuple[str, int]]) -> list[Piece]:
        letters = "".join(letter for letter, _ in word)
        whole = [Piece(self._unknown, word[0][1], word[-1][1] + 1)]
        if len(letters) > LONGEST_WORD:
            return whole
        found: list[Piece] = []
        at = 0
        while at < len(letters):
            end = self._longest(letters, at)
            if end == at:
                return whole
            number = self._numbers[("##" if at else "") + letters[at:end]]
            found.append(Piece(number, word[at][1], word[end - 1][1] + 1))
            at = end
        return found

    def _longest(self, letters: str, at: int) -> int:
        begin = "##" if at else ""
        for end in range(len(letters), at, -1):
            if begin + letters[at:end] in self._numbers:
                return end
        return at


def _words(text: str) -> Iterator[list[tuple[str, int]]]:
    """Words and marks as letters with their places in `text`."""
    word: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        for letter, kind in _letters(character):
            if kind != "letter" and word:
                yield word
                word = []
            if kind == "letter":
                word.append((letter, place))
            elif kind == "mark":
                yield [(letter, place)]
    if word:
        yield word


@lru_cache(maxsize=8192)
def _letters(character: str) -> tuple[tuple[str, str], ...]:
    """What a character comes to: plain lower-case letters, marks, or blanks."""
    if character in "\0\ufffd":
        return ()
    return tuple(
        (letter, _kind(letter))
        for letter in unicodedata.normalize("NFD", character.lower())
        if unicodedata.category(letter) not in ("Mn", "Cc", "Cf", "Cs", "Co") or letter in "\t\n\r"
    )


def _kind(letter: str) -> str:
    if letter.isspace():
        return "blank"
    category = unicodedata.category(letter)
    is_mark = category.startswith("P") or (letter.isascii() and not letter.isalnum())
    is_han = "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"
    return "mark" if is_mark or is_han else "letter"
