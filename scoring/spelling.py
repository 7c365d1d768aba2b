"""One spelling for each word: typing errors mended, American spelling read as British.

Nothing here knows what a reply means. A word that is known is never mended, however near it lies
to a commoner one: a slip that makes another word is another word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Mend = Callable[[str], str]
"""The right word for one typed word, in small letters; a word it cannot better stays itself."""

_SHORTEST, _LONGEST = 4, 24
_TWO_SLIPS, _TWO_AT_ALL = 9, 6
"""From so many letters on, a word with any two slips, or with two of doubling or order, is told."""


def as_typed(word: str) -> str:
    """Mends nothing."""
    return word


class Speller:
    """Mends words that nobody knows to the nearest usual one.

    `usual` words come commonest first; `known` ones are right but too rare to be meant by a slip.
    `slips` gives the right word for slips that the distance cannot tell.
    """

    def __init__(
        self, usual: Sequence[str], known: Collection[str] = (), slips: Mapping[str, str] = {}
    ) -> None:
        self._rank = {word: rank for rank, word in enumerate(usual)}
        self._known = frozenset(known) | frozenset(usual)
        self._slips = dict(slips)
        self._by_length: dict[int, list[str]] = {}
        for word in usual:
            self._by_length.setdefault(len(word), []).append(word)
        self.mend: Mend = lru_cache(maxsize=8192)(self._mended)

    def knows(self, word: str) -> bool:
        """Whether a word is right as it stands."""
        return word in self._known

    def _mended(self, word: str) -> str:
        if word in self._slips:
            return self._slips[word]
        if not word.isalpha() or not _SHORTEST <= len(word) <= _LONGEST or self._right(word):
            return word
        for less in (r"\1\1", r"\1"):
            unstretched = _STRETCHED.sub(less, word)
            if unstretched != word and self._right(unstretched):
                return unstretched
        reach = 2 if len(word) >= _TWO_AT_ALL else 1
        lengths = range(len(word) - reach, len(word) + reach + 1)
        near = [one for n in lengths for one in self._by_length.get(n, ()) if one[0] in word[:2]]
        found = extract(word, near, scorer=OSA.distance, score_cutoff=reach, limit=None)
        costs = [(self._cost(word, other, int(far)), other) for other, far, _ in found]
        dear = _DEAREST + _SLIP * (len(word) >= _TWO_SLIPS)
        return min(costs)[1] if costs and min(costs)[0] < dear else word

    def _right(self, word: str) -> bool:
        """True for a known word and for the usual forms of one."""
        return word in self._known or any(
            word.endswith(ending)
            and any(word.removesuffix(ending) + other in self._known for other in others)
            for ending, others in _FORMS.items()
        )

    def _cost(self, word: str, other: str, far: int) -> int:
        """How unlikely a slip is: few letters changed, none but swapped ones, a common word."""
        same_letters = sorted(word) == sorted(other)
        doubled = _undoubled(word) == _undoubled(other)
        common = self._rank[other].bit_length()
        return _SLIP * far - _SLIP // 2 * (same_letters + doubled) + common


_FORMS = {
    "s": ("",),
    "es": ("",),
    "ies": ("y",),
    "ed": ("", "e"),
    "ied": ("y",),
    "ing": ("", "e"),
    "er": ("", "e"),
    "ers": ("", "e"),
    "ly": ("",),
    "able": ("", "e"),
    "ness": ("",),
    "less": ("",),
}
"""What a form ends in, and how the word it comes from may end instead."""


_SLIP = 32
_DEAREST = _SLIP * 3 // 2 + 16
"""What one slip costs; two are mended up to this, so only when letters are doubled or swapped."""


_STRETCHED = re.compile(r"(.)\1\1+")


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def read_speller(words: str, slips: Mapping[str, str] = {}) -> Speller:
    """A speller from a text: usual words, commonest first, then a line `--`, then known ones."""
    usual, _, known = words.partition("\n--\n")
    return Speller(usual.split(), known.split(), slips)


_OUR = re.compile(
    r"^((?:dis)?(?:col|fav|hon)|lab|neighb|(?:mis)?behavi|flav|harb|hum|rum|od|endeav|sav|vap|parl)"
    r"or(s|ed|ing|ful|able|ably|ite|ites|al|hood|less)?$"
)
_IZE = re.compile(r"^([a-z]{3,})(i|y)z(e|es|ed|ing|ation|ations|er|ers)$")
_NOT_IZE = frozenset(["capsize", "resize", "outsize", "assize", "oversize", "downsize"])
_ONE_L = re.compile(
    r"^(cancel|travel|label|model|fuel|dial|signal|total|counsel|level|panel|marvel|initial)"
    r"(ed|ing|er|ers|ation|ations)$"
)
_RE = re.compile(r"^(cent|theat|lit|fib)er(s|ed)?$")
_AMERICAN = """
    enroll/enrol enrollment/enrolment fulfill/fulfil fulfillment/fulfilment installment/instalment
    installments/instalments skillful/skilful license/licence defense/defence offense/offence
    practise/practice practising/practicing programme/program programmes/programs catalog/catalogue
    dialog/dialogue gray/grey mom/mum moms/mums judgment/judgement acknowledgment/acknowledgement
    whilst/while amongst/among toward/towards learnt/learned spelt/spelled aluminum/aluminium
    airplane/aeroplane jewelry/jewellery cozy/cosy skeptical/sceptical plow/plough
"""
_PAIRS = {pair.partition("/")[0]: pair.partition("/")[2] for pair in _AMERICAN.split()}


@lru_cache(maxsize=8192)
def british(word: str) -> str:
    """The British spelling of a word in small letters; any other word as it is."""
    if word in _PAIRS:
        return _PAIRS[word]
    if found := _OUR.match(word):
        return f"{found[1]}our{found[2] or ''}"
    if found := _ONE_L.match(word):
        return f"{found[1]}l{found[2]}"
    if found := _RE.match(word):
        return f"{found[1]}re{found[2] or ''}".replace("reed", "red")
    if (found := _IZE.match(word)) and word not in _NOT_IZE:
        return f"{found[1]}{found[2]}s{found[3]}"
    return word
