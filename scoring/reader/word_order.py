"""Tells a sentence from a string of keywords by the order of its words.

Words that keep the same company in the corpus form a group. For each pair of groups the file says
how much likelier the second follows the first than stands anywhere. In a sentence most pairs are
likely and small words hold the others together; in keywords strung together neither is so. All
figures are whole numbers, so that the verdict is the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

from scoring.wording import word_set

START, END, NUMBER, OTHER = "^", "$", "#", "?"
"""What stands for the ends of a sentence, for anything with a figure, and for unknown words."""
ENDINGS = ("ing", "ed", "ly", "tion", "er", "s")
"""Unknown words are sorted by these, written `-ing`."""
UNLIKELIEST = -8
"""The least that a pair counts; `ZERO` less this is the first letter of the file's rows."""
ZERO = ord("a") - UNLIKELIEST

SMALL = word_set(
    "the a an i you we it to of and in is that for on my our your this be are was with at as not"
    " have will do me can so but if or by from just there what how he she they them us am has had"
    " were been would could please any all no when where which who why did does about up out his"
    " her its their let here now these those than then too very more some much many"
)
_A_WORD, _UNKNOWN, _A_SMALL_WORD = 10, 4, 17
LIMIT = 100
"""Weights fitted on the corpus: a word counts 10 for a string of keywords (an unknown one 4: names
and shorthand are no keywords), less 17 if it is a small one and less what its pair is worth. Of the
labelled sentences of authors left out, fewer than 2 in 1000 have a run above the limit."""


class WordOrder:
    """The order of words as the file has it; without one nothing is ever a string of keywords."""

    def __init__(
        self, groups: Sequence[str] = (), follows: Sequence[str] = (), limit: int = LIMIT
    ) -> None:
        self._limit = limit
        self._group = {word: at for at, listed in enumerate(groups) for word in listed.split()}
        self._follows = tuple(tuple(ord(sign) - ZERO for sign in row) for row in follows)

    def is_string(self, words: Sequence[str]) -> bool:
        """Whether some run of these words is strung together rather than said."""
        if not self._follows:
            return False
        groups = [self.group(word) for word in (START, *words, END)]
        worst = run = 0
        for word, (one, next_one) in zip((*words, END), pairwise(groups), strict=True):
            run = max(0, run - self._follows[one][next_one])
            if word != END:
                run = max(0, run + self._weight(word))
            worst = max(worst, run)
        return worst > self._limit

    def group(self, word: str) -> int:
        """The number of a word's group; unknown words have the one of their sort."""
        return self._group[word if word in self._group else sort_of(word)]

    def _weight(self, word: str) -> int:
        if word in SMALL:
            return _A_WORD - _A_SMALL_WORD
        return _A_WORD if word in self._group else _UNKNOWN


def sort_of(word: str) -> str:
    """What stands for a word that is not known: a sort of words that surely is."""
    if any(sign.isdigit() for sign in word):
        return NUMBER
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return f"-{ending}"
    return OTHER


def read_word_order(packed: bytes, limit: int = LIMIT) -> WordOrder:
    """The order of words in a file of `training.train_word_order`; a string of keywords lies above
    the limit."""
    given: Mapping[str, Sequence[str]] = json.loads(packed)
    return WordOrder(given["groups"], given["follows"], limit)
