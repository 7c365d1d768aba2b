"""What the learned weights look at in an answer: its words, word pairs and triples, word groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .cues import Groups
from .words import BREAKS, STOPS, Word, stem

_REACH = 4


class Lexicon:
    """Which words negate, and which group of words a word belongs to."""

    def __init__(self, groups: Groups) -> None:
        self.negations = frozenset(w for w in groups.get("not", ()) if "_" not in w)
        self._group: dict[str, str] = {}
        self._starts: dict[str, list[tuple[str, str]]] = {}
        for name, words in sorted(groups.items()):
            for word in words:
                if word.endswith("*"):
                    self._starts.setdefault(word[:3], []).append((word[:-1], name))
                else:
                    self._group.setdefault(word, name)

    def group(self, word: str) -> str:
        """The group of a word, or nothing."""
        if word in self._group:
            return self._group[word]
        for start, name in self._starts.get(word[:3], ()):
            if word.startswith(start):
                return name
        return ""


def features(words: Sequence[Word], lexicon: Lexicon) -> frozenset[str]:
    """The features of some words of an answer, each there or not."""
    return frozenset(_features([word.text for word in words], lexicon))


def _features(texts: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    stems = [stem(text) for text in texts]
    kinds = [lexicon.group(text) for text in texts]
    mixed = [f"<{kind}>" if kind else word for kind, word in zip(kinds, stems, strict=True)]
    yield from stems
    yield from (kind for kind in mixed if kind[0] == "<")
    for first, second in zip(stems, stems[1:], strict=False):
        yield f"{first} {second}"
    for first, second in zip(mixed, mixed[1:], strict=False):
        yield f"{first} {second}"
    for triple in zip(stems, stems[1:], stems[2:], strict=False):
        yield " ".join(triple)
    yield from _negated(texts, mixed, lexicon)


def _negated(texts: Sequence[str], mixed: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    left = 0
    for text, word in zip(texts, mixed, strict=True):
        if text in lexicon.negations:
            left = _REACH
        elif text in BREAKS:
            left = 0
        elif left:
            left -= 1
            yield f"not {word}"


def spans(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """The sentences of an answer, and the parts of them between commas and quotation marks, each
    as the words `first` up to, not including, `last`."""
    found = dict.fromkeys([*_cut(words, STOPS), *_cut(words, BREAKS)])
    return tuple(found)


def _cut(words: Sequence[Word], marks: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(words):
        if word.text in marks:
            if first < at:
                yield first, at
            first = at + 1
    if first < len(words):
        yield first, len(words)


def group_counts(words: Sequence[Word], lexicon: Lexicon) -> Mapping[str, int]:
    """How many words of each group there are."""
    counts: dict[str, int] = {}
    for word in words:
        kind = lexicon.group(word.text)
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
    return counts
