"""What the learned weights look at in an answer: its words, word pairs and triples, word groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .cues import Groups
from .words import BREAKS, STOPS, Word, stem

_REACH = 4
_TOLD = 3
"""A denial stands among the first words of its sentence or part of one."""


class Lexicon:
    """Which words negate, and which group of words a word belongs to."""

    def __init__(self, groups: Groups) -> None:
        self.negations = frozenset(w for w in groups.get("not", ()) if "_" not in w)
        self._group: dict[str, str] = {}
        self._starts: dict[str, list[tuple[str, str]]] = {}
        for name, words in groups.items():
            for word in words:
                if word.endswith("*"):
                    self._starts.setdefault(word[:3], []).append((word[:-1], name))
                else:
                    self._group.setdefault(word, name)

    def group(self, word: str) -> str:
        """The group of a word, the first that holds it, or nothing."""
        if word in self._group:
            return self._group[word]
        for start, name in self._starts.get(word[:3], ()):
            if word.startswith(start):
                return name
        return ""


def content(words: Sequence[Word], lexicon: Lexicon) -> frozenset[str]:
    """What some words of an answer say: their features, each there or not."""
    texts = [word.text for word in words]
    stems = [stem(text) for text in texts]
    mixed = [_mixed(text, lexicon) for text in texts]
    return frozenset(
        [
            *stems,
            *(kind for kind in mixed if kind[0] == "<"),
            *_runs(stems, 2),
            *_runs(stems, 3),
            *_runs(mixed, 2),
            *_negated(texts, mixed, lexicon),
        ]
    )


def manner(words: Sequence[Word], lexicon: Lexicon) -> frozenset[str]:
    """How an answer goes about it, whatever the question: what it denies and how it begins."""
    stems = [stem(word.text) for word in words]
    mixed = ["<N>" if w.text in lexicon.negations else _mixed(w.text, lexicon) for w in words]
    begins = [f"^{' '.join(run[:n])}" for run in (stems, mixed) for n in (1, 2, 3) if run]
    return frozenset([*stems, *_runs(stems, 2), *_runs(mixed, 2), *_runs(mixed, 3), *begins])


def _mixed(text: str, lexicon: Lexicon) -> str:
    kind = lexicon.group(text)
    return f"<{kind}>" if kind else stem(text)


def _runs(words: Sequence[str], length: int) -> Iterator[str]:
    for at in range(len(words) - length + 1):
        yield " ".join(words[at : at + length])


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


def denials(words: Sequence[Word], lexicon: Lexicon) -> frozenset[str]:
    """How an answer as a whole denies, as features: how many of its parts begin with a negation,
    whether all do, and whether a question is answered with one."""
    texts = [word.text for word in words]
    parts = _cut_texts(texts)
    begun = [
        any(text in lexicon.negations for text in texts[first : min(first + _TOLD, last)])
        for first, last in parts
    ]
    count = sum(begun)
    found = [f"#denials {min(count, 3)}"]
    if count and count == len(parts):
        found.append("#all denied")
    if count * 2 > len(parts):
        found.append("#most denied")
    answered = zip(parts, begun, strict=True)
    if any(denied and first and texts[first - 1] == "?" for (first, _), denied in answered):
        found.append("#asked and denied")
    return frozenset(found)


def _cut_texts(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The parts of an answer between its marks."""
    ends = [at for at, text in enumerate(texts) if text in BREAKS] + [len(texts)]
    parts, first = [], 0
    for end in ends:
        if first < end:
            parts.append((first, end))
        first = end + 1
    return parts


def spans(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """The sentences of an answer, and the parts of them between commas and quotation marks, each
    as the words `first` up to, not including, `last`."""
    return tuple(dict.fromkeys([*_cut(words, STOPS), *_cut(words, BREAKS)]))


def _cut(words: Sequence[Word], marks: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(words):
        if word.text in marks:
            if first < at:
                yield first, at
            first = at + 1
    if first < len(words):
        yield first, len(words)
