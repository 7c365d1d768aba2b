"""Words that earn nothing: the customer's own words given back, noise, and strings of keywords."""

from __future__ import annotations

from scoring.reader.features import Setting
from scoring.reader.word_order import SMALL, WordOrder
from scoring.wording import Sentence, Wording, word_set

_LEAST_COPIED = 5
_SHRED = 2
"""Sentences of clauses with no more words than these are looked at together with those beside them:
marks between keywords make no sentences."""

_NAMES = word_set(
    "empathy apology ownership reassurance solution patience greeting paraphrase farewell escalate"
    " escalation resolution gratitude collaboration humility transfer supervisor introduction"
    " expectation investigation instruction options follow hold refund frustration timeliness"
    " recommendation clarity courtesy listening rapport"
)


def earns_nothing(setting: Setting, index: int, order: WordOrder) -> bool:
    """True when a sentence shows nothing whatever words are in it."""
    words = _words(setting.reply, setting.reply.sentences[index])
    return not words or _copied(words, setting) or makes_no_sense(setting.reply, index, order)


def makes_no_sense(reply: Wording, index: int, order: WordOrder) -> bool:
    """True when a sentence is a string of words rather than something said."""
    words = _words(reply, reply.sentences[index])
    if _strung_together(words) or _keywords(words) or order.is_string(words):
        return True
    beside = _shreds(reply, index)
    return len(beside) > len(words) and (_strung_together(beside) or order.is_string(beside))


def _words(reply: Wording, part: Sentence) -> list[str]:
    return [word for word in reply.words(part) if word.isalnum()]


def _shreds(reply: Wording, index: int) -> list[str]:
    """The words of a sentence cut into shreds and of all such sentences in a row with it."""
    if not _is_shreds(reply, index):
        return []
    first = last = index
    while first > 0 and _is_shreds(reply, first - 1):
        first -= 1
    while last + 1 < len(reply.sentences) and _is_shreds(reply, last + 1):
        last += 1
    return [word for part in reply.sentences[first : last + 1] for word in _words(reply, part)]


def _is_shreds(reply: Wording, index: int) -> bool:
    return all(len(_words(reply, clause)) <= _SHRED for clause in reply.clauses[index])


def _keywords(words: list[str]) -> bool:
    """The names of good behaviours, listed instead of shown."""
    named = sum(word in _NAMES for word in words)
    return named >= 3 and named * 4 >= len(words)


def _copied(words: list[str], setting: Setting) -> bool:
    """The customer's own words, verbatim and in a row."""
    if len(words) < _LEAST_COPIED:
        return False
    said = [token.text for token in setting.customer.tokens if token.text.isalnum()]
    return f" {' '.join(words)} " in f" {' '.join(said)} "


def _strung_together(words: list[str]) -> bool:
    """Many words with next to no small words between them, or the same few over and over."""
    if len(words) >= 8 and len(set(words)) * 3 <= len(words):
        return True
    links = sum(word in SMALL for word in words)
    numbers = sum(any(c.isdigit() for c in word) for word in words)
    return len(words) >= 9 and links == 0 and numbers == 0
