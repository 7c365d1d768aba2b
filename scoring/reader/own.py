"""What trainers add to the reader: words, examples and near misses of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.behaviours import OwnBehaviour
from scoring.reader.cues import Cue
from scoring.reader.likeness import NEGATORS, SAME, Outline, likeness, outline
from scoring.spelling import Mend, as_typed
from scoring.wording import Names, Sentence, Wording, read_words, unquoted

ALIKE = 72
"""The likeness, in hundredths, from which a piece of a reply is taken for an example or near miss.
`benchmarks/own_examples.py` shows what other choices would bring."""

SURE_OF_WORDS = 95
"""The confidence, in hundredths, of a behaviour shown by words of a trainer's own."""

_SURE_AT_LEAST, _SURE_AT_MOST = 70, 99
_LONGEST_RUN = 3
"""Clauses that are compared as one piece; an example may be cut in more ways than its likes."""

STAND_INS: Mapping[str, str] = {
    "customer": "Standincustomer",
    "first_name": "Standincustomer",
    "agent": "Standinagent",
    "company": "Standincompany",
}
"""What is read for each placeholder in braces."""

_NAMES = Names(STAND_INS["customer"], STAND_INS["agent"], STAND_INS["company"])
_PLACEHOLDER = re.compile(r"\{(" + "|".join(STAND_INS) + r")\}")


@dataclass(frozen=True, slots=True)
class Likened:
    """A behaviour that a piece of a sentence shows by its likeness to an example, or does not show
    by its likeness to a near miss. `start` and `end` are its characters, `sure` is in hundredths.
    """

    behaviour: str
    start: int
    end: int
    sure: int
    example: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the examples and near misses say of one sentence."""

    shown: tuple[Likened, ...] = ()
    denied: tuple[Likened, ...] = ()

    def denies(self, behaviour: str, place: tuple[int, int]) -> bool:
        """Whether a near miss speaks against a behaviour found at this place."""
        start, end = place
        against = (one for one in self.denied if one.behaviour == behaviour)
        return any(one.start < end and start < one.end for one in against)


def read_written(text: str, mend: Mend = as_typed) -> Wording:
    """The wording of something a trainer wrote, placeholders in braces read as names."""
    return read_words(_PLACEHOLDER.sub(lambda m: STAND_INS[m[1]], text), _NAMES, mend)


def tells_something(text: str) -> bool:
    """Whether a text has a word to go by: more than names, numbers, marks and small words."""
    wording = read_written(text)
    return bool(outline(wording.tokens).telling)


def can_be_looked_for(text: str) -> bool:
    """Whether a text can stand under `words`: with a word to go by, or as a phrase of several."""
    words = [one for one in read_written(text).tokens if one.text[0].isalnum()]
    return len(words) > 1 or tells_something(text)


def sentences_in(text: str) -> int:
    """How many sentences a text has."""
    return len(read_written(text).sentences)


def own_cues(behaviours: Iterable[OwnBehaviour], mend: Mend = as_typed) -> list[Cue]:
    """A cue rule for each text under `words`. It does not fire where a negation stands within
    three words before the text."""
    return [
        _cue(behaviour.id, pattern)
        for behaviour in behaviours
        for pattern in sorted({_pattern(text, mend) for text in behaviour.words} - {""})
    ]


def _pattern(text: str, mend: Mend) -> str:
    """The canonical words of a text, with the marks between them but not those around them."""
    words = [token.text for token in read_written(text, mend).tokens]
    real = [at for at, word in enumerate(words) if any(sign.isalnum() for sign in word)]
    return " ".join(re.escape(word) for word in words[real[0] : real[-1] + 1]) if real else ""


def _cue(behaviour: str, pattern: str) -> Cue:
    negated = rf"(?:{'|'.join(sorted(NEGATORS))})(?: [A-Za-z0-9']+){{0,2}} {pattern}"
    return Cue(
        id="own words",
        shows=(behaviour,),
        denies=(),
        say=(pattern,),
        unless=(negated,),
        sure=SURE_OF_WORDS,
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """One example or near miss."""

    behaviour: str
    text: str
    outline: Outline
    shows: bool


class OwnExamples:
    """All examples and near misses, ready to be compared with the sentences of a reply.

    `alike` is the likeness, in hundredths, from which a piece is taken for one of them.
    """

    def __init__(
        self, behaviours: Iterable[OwnBehaviour], mend: Mend = as_typed, alike: int = ALIKE
    ) -> None:
        self._alike = alike
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._written = [one for behaviour in behaviours for one in _written(behaviour, mend)]
        for at, one in enumerate(self._written):
            self._by_words[one.outline.words].append(at)
            for word in one.outline.telling:
                self._by_stem[word].append(at)

    def heard(self, reply: Wording, index: int) -> Heard:
        """What the examples and near misses say of sentence number `index`."""
        if not self._written:
            return Heard()
        nearest = self.nearest(reply, index)
        shown, denied = [], []
        for behaviour in sorted({name for name, _ in nearest}):
            example, miss = nearest.get((behaviour, True)), nearest.get((behaviour, False))
            if example and (miss is None or example.sure > miss.sure):
                shown.append(_as_confidence(example))
            elif miss and (example is None or miss.sure > example.sure):
                denied.append(_as_confidence(miss))
        return Heard(tuple(shown), tuple(denied))

    def nearest(self, reply: Wording, index: int) -> dict[tuple[str, bool], Likened]:
        """By behaviour, the piece likest an example (True) and the one likest a near miss (False);
        `sure` is the likeness here. Of pieces as like as one another the shortest counts."""
        nearest: dict[tuple[str, bool], Likened] = {}
        for piece in _pieces(reply, index):
            drawn = outline(unquoted(reply, piece))
            for at in self._candidates(drawn):
                one = self._written[at]
                found, key = likeness(one.outline, drawn), (one.behaviour, one.shows)
                if found >= self._alike and (key not in nearest or found > nearest[key].sure):
                    place = (piece.start, piece.end)
                    nearest[key] = Likened(one.behaviour, *place, found, one.text)
        return nearest

    def _candidates(self, drawn: Outline) -> list[int]:
        found = set(self._by_words.get(drawn.words, ()))
        return sorted(found.union(*(self._by_stem.get(word, ()) for word in drawn.telling)))


def _written(behaviour: OwnBehaviour, mend: Mend) -> Iterator[_Written]:
    for shows, texts in ((True, behaviour.examples), (False, behaviour.near_misses)):
        for text in texts:
            tokens = read_written(text, mend).tokens
            if tokens:
                yield _Written(behaviour.id, text, outline(tokens), shows)


def _pieces(reply: Wording, index: int) -> Sequence[Sentence]:
    """The clauses of a sentence, runs of a few of them, and the sentence, shortest first."""
    clauses, whole = reply.clauses[index], reply.sentences[index]
    runs = [
        Sentence(one.first, other.last, one.start, other.end)
        for at, one in enumerate(clauses)
        for other in clauses[at : at + _LONGEST_RUN]
    ]
    longest = [whole] if len(clauses) > _LONGEST_RUN else []
    return sorted([*runs, *longest], key=lambda one: one.last - one.first)


def _as_confidence(found: Likened) -> Likened:
    """The same with the confidence that follows from its likeness."""
    above = (found.sure - ALIKE) * (_SURE_AT_MOST - _SURE_AT_LEAST) // (SAME - ALIKE)
    return Likened(found.behaviour, found.start, found.end, _SURE_AT_LEAST + above, found.example)
