"""Words that earn nothing: the customer's own words given back, noise, and strings of keywords."""

from __future__ import annotations

from scoring.reader.features import Setting
from scoring.wording import word_set

_LEAST_COPIED = 5
_LINKS = word_set(
    "the a an i you we it to of and in is that for on my your our this be are was with at as not"
    " have will do me can so but if or by from just there what how he she they them us am has had"
    " were been would could please any all no when where which who why did does about up out"
)

_NAMES = word_set(
    "empathy apology ownership reassurance solution patience greeting paraphrase farewell escalate"
    " escalation resolution gratitude collaboration humility transfer supervisor introduction"
    " expectation investigation instruction options follow hold refund frustration timeliness"
    " recommendation clarity courtesy listening rapport"
)


def earns_nothing(setting: Setting, index: int) -> bool:
    """True when a sentence shows nothing whatever words are in it."""
    typed = setting.reply.words(setting.reply.sentences[index])
    words = [word for word in typed if word.isalnum()]
    if not words:
        return True
    return _copied(words, setting) or _strung_together(words) or _keywords(words)


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
    links = sum(word in _LINKS for word in words)
    numbers = sum(any(c.isdigit() for c in word) for word in words)
    return len(words) >= 9 and links == 0 and numbers == 0
