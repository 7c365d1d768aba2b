"""Cues: ways of saying something, written as words in order, found in an answer in linear time.

A cue is read over the words of `words.py`. `a|b` is either, `word*` any ending, `word?` may be left
out, `two_words` are read as one, `..` stands for up to four words, `...` for up to ten in the same
sentence, `<group>` for the words of a named group. What follows ` -- ` must not occur in between.
A cue that stands just after a negation does not count, unless it begins with one itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import re2

from .words import STOPS, Word

Groups = Mapping[str, Sequence[str]]

_GAPS = {"..": '(?: [a-z0-9,"]+ ){0,4}?', "...": '(?: [a-z0-9,"]+ ){0,10}?'}
_REACH = 8
"""How many words a negation reaches over."""
_SPARED = 4
"""How far before a negation its purpose ("so that") stands."""
_TURNS = frozenset({"and", "but", "because", "so", "since", "which", "who", "if", "when", ",", '"'})
"""Words that end what a negation reaches over."""
_PURPOSE = frozenset({"so", "that", "otherwise", "or"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` up to, not including, `last` of an answer; `negated` where a negation stands
    before them."""

    first: int
    last: int
    negated: bool


class Line:
    """The words of an answer as one line of text that patterns are run over."""

    def __init__(self, words: Sequence[Word], negations: frozenset[str]) -> None:
        self.words = words
        self.text = "".join(f" {word.text} " for word in words)
        self._starts: list[int] = []
        at = 0
        for word in words:
            self._starts.append(at)
            at += len(word.text) + 2
        self._negations = negations

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The words that the text from `start` to `end` covers."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def negated(self, first: int) -> bool:
        """Whether a negation before a word reaches it: "does not confuse or annoy" negates both.

        One that says what is to be spared ("so that they do not feel rushed") negates nothing.
        """
        for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
            text = self.words[at].text
            if text in STOPS or text in _TURNS:
                return False
            if text in self._negations and self.words[at + 1].text not in ("only", "just"):
                return not self._spared(at)
        return False

    def _spared(self, negation: int) -> bool:
        before = (word.text for word in self.words[max(negation - _SPARED, 0) : negation])
        return not _PURPOSE.isdisjoint(before)


class Cue:
    """One cue, ready to be looked for. Raises ValueError, in words, if it cannot be read."""

    def __init__(self, text: str, groups: Groups) -> None:
        said, _, barred = text.partition(" -- ")
        self.text = text
        self._pattern = "".join(_part(part, groups, text) for part in said.split())
        self._barred = _part(barred.strip(), groups, text) if barred.strip() else ""
        first = said.split()[0] if said.split() else ""
        self._guarded = not first.startswith(("<not>", "<mustnt>")) and not (
            set(_choices(first, groups, text)) & set(groups.get("not", ()))
        )

    @cached_property
    def _compiled(self) -> tuple[re2._Regexp, re2._Regexp | None]:
        return re2.compile(self._pattern), re2.compile(self._barred) if self._barred else None

    def hits(self, line: Line) -> Iterator[Hit]:
        """Where an answer says this, from left to right."""
        said, barred = self._compiled
        for match in said.finditer(line.text):
            if barred is not None and barred.search(match.group()):
                continue
            first, last = line.place(match.start(), match.end())
            if first < last:
                yield Hit(first, last, self._guarded and line.negated(first))


def _part(part: str, groups: Groups, cue: str) -> str:
    if part in _GAPS:
        return _GAPS[part]
    if part in STOPS:
        return f" {re2.escape(part)} "
    optional = part.endswith("?")
    words = "|".join(_word(word) for word in _choices(part, groups, cue))
    return f"(?:(?:{words}))?" if optional else f"(?:{words})"


def _choices(part: str, groups: Groups, cue: str) -> list[str]:
    choices: list[str] = []
    for choice in part.removesuffix("?").split("|"):
        if choice.startswith("<") and choice.endswith(">") and choice != "<quote>":
            if choice[1:-1] not in groups:
                raise ValueError(f"cue {cue!r} names the group {choice}, which is not there")
            choices.extend(groups[choice[1:-1]])
        elif choice:
            choices.append(choice)
        else:
            raise ValueError(f"cue {cue!r} has an empty choice")
    return choices


def _word(word: str) -> str:
    if word == "<quote>":
        return ' " '
    return "".join(f" {_form(form, word)} " for form in word.lower().split("_"))


def _form(form: str, word: str) -> str:
    plain = form.removesuffix("*")
    if not plain.isalnum() or not plain.isascii():
        raise ValueError(
            f"{word!r} is no word; write letters and digits, _ between words, a last *"
        )
    return plain + ("[a-z0-9]*" if form.endswith("*") else "")
