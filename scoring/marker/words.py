"""An answer as words: where each stands, what it is, and typing errors mended.

Words are lower case, without accents and apostrophes ("don't" is `dont`). Marks that end a sentence
become `.`, `?` or `!`, quotation marks become `"`, other marks that part words become `,`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

WORDS_READ = 2000
"""No honest answer is longer; what follows is not read, so that marking stays quick."""

WORDS_MENDED = 120
"""Typing errors beyond so many different ones are left as they are, so that marking stays quick."""

STOPS = frozenset(".?!")
BREAKS = frozenset('.?!,"')

_PIECE = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*|[.?!…;:\n\"“”„«»,()\[\]/–—-]")
_MARKS = {**dict.fromkeys(".…;:\n", "."), "?": "?", "!": "!", **dict.fromkeys('"“”„«»', '"')}
_SHORT = {
    "u": "you", "ur": "your", "yr": "your", "n": "and", "r": "are", "teh": "the", "tis": "its",
    "ppl": "people", "cos": "because", "coz": "because", "cuz": "because", "cus": "because",
    "wat": "what", "waht": "what", "wen": "when", "wich": "which", "wud": "would", "shud": "should",
    "cud": "could", "thx": "thanks", "abt": "about", "thier": "their", "hav": "have", "al": "all",
    "no1": "nobody", "bc": "because", "dnt": "dont", "dotn": "dont", "cal": "call", "tel": "tell",
    "yuo": "you", "yu": "you", "yor": "your", "yuor": "your", "thm": "them",
    "tem": "them", "tehm": "them", "tehy": "they", "tey": "they", "giv": "give", "mak": "make",
    "maks": "makes", "ther": "there", "tere": "there", "adn": "and", "te": "the",
    "wth": "with", "wiht": "with", "wit": "with", "taht": "that", "tat": "that", "nto": "not",
    "hld": "hold", "wer": "were", "cna": "can", "hte": "the", "tht": "that", "nxt": "next",
    "sya": "say", "sed": "said", "aks": "ask", "wrk": "work", "smae": "same", "lemme": "let",
    "gud": "good", "knwo": "know", "mor": "more", "les": "less", "evry": "every", "til": "until",
    "anser": "answer", "gona": "going", "gonna": "going", "wanna": "want", "gotta": "have",
    "tlak": "talk", "fsat": "fast", "slwo": "slow", "frist": "first", "bak": "back",
    "ths": "this", "fro": "for", "wnt": "want", "lik": "like",
    "tak": "take", "kno": "know", "ot": "out", "wan": "want", "becuz": "because", "tme": "time",
    "nwo": "now", "sur": "sure", "gos": "goes", "leav": "leave", "befor": "before", "mis": "miss",
    "ful": "full", "ony": "only",
    "jst": "just", "jsut": "just", "ned": "need", "neds": "needs", "hlep": "help",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of an answer: `answer[start:end]` is what was written, `text` what is read."""

    text: str
    start: int
    end: int


class Speller:
    """Mends words that are not in a vocabulary to the nearest one that is.

    The vocabulary is given with the commonest words first. Near is few letters changed; swapped
    letters and missing vowels count less, and so do common words.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._rank = {word: rank for rank, word in enumerate(vocabulary)}
        self._by_length: dict[int, list[str]] = {}
        for word in vocabulary:
            self._by_length.setdefault(len(word), []).append(word)
        self._nearest = lru_cache(maxsize=4096)(self._find)

    def knows(self, word: str) -> bool:
        """Whether a word is in the vocabulary."""
        return word in self._rank

    def mend(self, word: str) -> str:
        """The nearest known word, or the word itself where none is near enough."""
        return self._nearest(word)

    def _find(self, word: str) -> str:
        reach = 2 if len(word) >= 6 else 1
        if not 4 <= len(word) <= 24:
            return word
        lengths = range(len(word) - reach, len(word) + reach + 1)
        near = [w for n in lengths for w in self._by_length.get(n, ()) if w[0] in word[:2]]
        found = extract(word, near, scorer=OSA.distance, score_cutoff=reach, limit=None)
        costs = [(self._cost(word, other, int(far)), other) for other, far, _ in found]
        return min(costs)[1] if costs else word

    def _cost(self, word: str, other: str, far: int) -> int:
        same_letters = sorted(word) == sorted(other)
        same_frame = _frame(word) == _frame(other)
        return 8 * far - 4 * same_letters - 4 * same_frame + self._rank[other].bit_length()


def _frame(word: str) -> str:
    """The consonants of a word, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", word))


def read_words(answer: str, speller: Speller) -> tuple[Word, ...]:
    """The words and marks of an answer in order, mended; any text at all is read."""
    mended = 0
    words: list[Word] = []
    for piece in _pieces(answer):
        text = _plain(piece.group())
        if (
            text not in _SHORT
            and text not in BREAKS
            and not (speller.knows(text) or text.isdigit())
        ):
            if mended < WORDS_MENDED:
                text = speller.mend(text)
            mended += 1
        words.append(Word(_SHORT.get(text, text), piece.start(), piece.end()))
    return tuple(words)


def _pieces(answer: str) -> Iterator[re.Match[str]]:
    for count, piece in enumerate(_PIECE.finditer(answer)):
        if count >= WORDS_READ:
            return
        yield piece


def _plain(piece: str) -> str:
    if len(piece) == 1 and not piece.isalnum():
        return _MARKS.get(piece, ",")
    folded = unicodedata.normalize("NFKD", piece[:40].casefold()).casefold()
    return "".join(c for c in folded if c.isascii() and c.isalnum()) or "x"


_ENDINGS: Mapping[str, str] = {
    "ational": "ate", "fulness": "ful", "iveness": "ive", "ization": "ize", "ations": "ate",
    "ation": "ate", "ments": "ment", "ness": "", "ings": "", "ing": "", "ies": "y", "ied": "y",
    "edly": "", "ed": "", "ers": "er", "ly": "", "es": "", "s": "", "e": "",
}  # fmt: skip


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word count as one."""
    for ending, instead in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 3:
            return word[: len(word) - len(ending)] + instead
    return word
