"""Cue rules: what is plain is certain. Linear-time patterns over the canonical words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import re2

from scoring.wording import Token, Wording, unquoted, word_set

Span = Literal["words", "clause", "sentence"]


_MEMORY = 1 << 24
"""Bytes one automaton may grow to; too little would make it miss patterns."""
_TOGETHER = 40
"""Patterns in one automaton; one of all would grow past its memory and be built over and over."""


class CueError(ValueError):
    """A cue rule cannot be used; the message names the rule and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule. It fires on a sentence in which a `say` pattern is found and no `unless` is.

    `shows`, `denies` and `forbids` name behaviours; what is forbidden no other rule can show.
    `customer` patterns must be found in the customer's words, `not_customer` patterns must not;
    `reply` patterns must be found somewhere in the whole reply, `not_reply` must not. `raw` rules
    read the words as typed instead of the canonical ones.
    `where` limits a rule to places in the reply (see `_PLACES`). `sure` is the confidence in
    hundredths; `least` is the opinion the judges must hold for the rule to count.
    """

    id: str
    shows: tuple[str, ...]
    denies: tuple[str, ...]
    say: tuple[str, ...]
    forbids: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    not_customer: tuple[str, ...] = ()
    reply: tuple[str, ...] = ()
    not_reply: tuple[str, ...] = ()
    raw: bool = False
    where: str = ""
    span: Span = "clause"
    sure: int = 95
    least: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired, and the characters of the reply that it points at."""

    cue: Cue
    start: int
    end: int
    words: str


_PLACES: Mapping[str, Callable[[int, int], bool]] = {
    "": lambda index, last: True,
    "start": lambda index, last: index < 2,
    "end": lambda index, last: index > last - 2,
    "close": lambda index, last: index > max(0, last - 2),
    "alone": lambda index, last: last == 0,
}
_FIELDS = word_set(
    "id shows denies forbids say unless customer not_customer reply not_reply raw where span sure"
    " least"
)


def read_cue(given: Mapping[str, Any], macros: Mapping[str, str]) -> Cue:
    """A rule from its plain structure; raises CueError naming what does not fit."""
    name = str(given.get("id", ""))
    unknown = sorted(set(given) - _FIELDS)
    if unknown or not name or "say" not in given:
        raise CueError(f"Cue rule {name or given!r}: needs id and say; unknown: {unknown}.")
    span = str(given.get("span", "clause"))
    if span not in ("words", "clause", "sentence"):
        raise CueError(f"Cue rule {name}: span is {span!r}, expected words, clause or sentence.")

    where = str(given.get("where", ""))
    if where not in _PLACES:
        raise CueError(f"Cue rule {name}: where is {where!r}, expected one of {sorted(_PLACES)}.")

    def patterns(field: str) -> tuple[str, ...]:
        return tuple(_expand(one, macros, name) for one in _texts(given.get(field)))

    return Cue(
        id=name,
        shows=tuple(_texts(given.get("shows"))),
        denies=tuple(_texts(given.get("denies"))),
        forbids=tuple(_texts(given.get("forbids"))),
        say=patterns("say"),
        unless=patterns("unless"),
        customer=patterns("customer"),
        not_customer=patterns("not_customer"),
        reply=patterns("reply"),
        not_reply=patterns("not_reply"),
        raw=str(given.get("raw", "no")) in ("yes", "True", "true"),
        where=where,
        span=span,  # type: ignore[arg-type]
        sure=int(given.get("sure", 95)),
        least=int(given.get("least", 0)),
    )


def _texts(given: object) -> list[str]:
    if given is None:
        return []
    if isinstance(given, str):
        return [given]
    return [str(one) for one in given] if isinstance(given, Sequence) else [str(given)]


def _expand(pattern: str, macros: Mapping[str, str], rule: str) -> str:
    def put(match: re.Match[str]) -> str:
        if match.group(1) not in macros:
            raise CueError(f"Cue rule {rule}: {{{match.group(1)}}} is not defined under `let`.")
        return f"(?:{macros[match.group(1)]})"

    for _ in range(4):
        pattern = re.sub(r"\{([a-z_]+)\}", put, pattern)
    return pattern


class _Patterns:
    """Many patterns found in one pass."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._compiled: dict[int, Any] = {}
        self._wholes: list[str] = []
        self._sets: list[Any] = []

    def add(self, pattern: str, rule: str) -> int:
        if pattern not in self._number:
            whole = f"(?:^| )({pattern})(?: |$)"
            if len(self._number) % _TOGETHER == 0:
                options = re2.Options()
                options.max_mem = _MEMORY
                self._sets.append(re2.Set.SearchSet(options))
            try:
                self._sets[-1].Add(whole)
            except re2.error as error:
                raise CueError(f"Cue rule {rule}: {pattern!r} is no pattern: {error}.") from error
            self._wholes.append(whole)
            self._number[pattern] = len(self._number)
        return self._number[pattern]

    def close(self) -> None:
        for one in self._sets:
            one.Compile()

    def found(self, text: str) -> frozenset[int]:
        """The numbers of the patterns that occur in `text`."""
        return frozenset(
            first * _TOGETHER + number
            for first, one in enumerate(self._sets)
            for number in one.Match(text) or ()
        )

    def places(self, number: int, text: str) -> list[tuple[int, int]]:
        if number not in self._compiled:
            self._compiled[number] = re2.compile(self._wholes[number])
        return [(m.start(1), m.end(1)) for m in self._compiled[number].finditer(text)]


@dataclass(frozen=True, slots=True)
class _Numbers:
    say: tuple[int, ...]
    unless: frozenset[int]
    customer: frozenset[int]
    not_customer: frozenset[int]
    reply: frozenset[int]
    not_reply: frozenset[int]


class _Line:
    """A sentence as one string of words, which knows the token behind each place."""

    def __init__(self, tokens: Sequence[Token], raw: bool) -> None:
        self.tokens: list[Token] = []
        self.ends: list[int] = []
        words: list[str] = []
        at = 0
        for token in tokens:
            if raw and self.tokens and self.tokens[-1].start == token.start:
                continue
            word = token.raw if raw else token.text
            words.append(word)
            at += len(word) + 1
            self.tokens.append(token)
            self.ends.append(at)
        self.text = " ".join(words)

    def covered(self, start: int, end: int) -> list[Token]:
        return [
            token
            for token, begin, stop in zip(self.tokens, [0, *self.ends], self.ends, strict=False)
            if stop > start and begin < end
        ]


class CueBook:
    """All cue rules, ready to be looked for in the sentences of a reply."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = tuple(cues)
        self._patterns = _Patterns()
        self._numbers = [self._numbered(cue) for cue in self._cues]
        self._patterns.close()

    def _numbered(self, cue: Cue) -> _Numbers:
        def add(patterns: tuple[str, ...]) -> list[int]:
            return [self._patterns.add(pattern, cue.id) for pattern in patterns]

        return _Numbers(
            tuple(add(cue.say)),
            frozenset(add(cue.unless)),
            frozenset(add(cue.customer)),
            frozenset(add(cue.not_customer)),
            frozenset(add(cue.reply)),
            frozenset(add(cue.not_reply)),
        )

    def hits(self, reply: Wording, customer: Wording) -> list[list[Hit]]:
        """The rules that fire in each sentence of the reply, in the order of the rules."""
        said = self._found_in(customer)
        lines = [
            (_Line(unquoted(reply, part), raw=False), _Line(unquoted(reply, part), raw=True))
            for part in reply.sentences
        ]
        found = [(self._patterns.found(a.text), self._patterns.found(b.text)) for a, b in lines]
        whole = frozenset[int]().union(*(plain for plain, _ in found))
        last = len(reply.sentences) - 1
        return [
            [
                hit
                for cue, numbers in zip(self._cues, self._numbers, strict=True)
                if _fits(cue, numbers, found[index][cue.raw], said, whole, index, last)
                for hit in self._places(cue, numbers, lines[index][cue.raw], reply, index)
            ]
            for index in range(last + 1)
        ]

    def _found_in(self, wording: Wording) -> frozenset[int]:
        text = " ".join(token.text for token in wording.tokens)
        return self._patterns.found(text)

    def _places(
        self, cue: Cue, numbers: _Numbers, line: _Line, reply: Wording, index: int
    ) -> list[Hit]:
        found: list[Hit] = []
        for number in numbers.say:
            for start, end in self._patterns.places(number, line.text):
                tokens = line.covered(start, end)
                begin, stop = _span(cue.span, tokens, reply, index)
                if not any(hit.start < stop and begin < hit.end for hit in found):
                    found.append(Hit(cue, begin, stop, line.text[start:end]))
        return found


def _fits(
    cue: Cue,
    numbers: _Numbers,
    found: frozenset[int],
    said: frozenset[int],
    whole: frozenset[int],
    index: int,
    last: int,
) -> bool:
    if not any(number in found for number in numbers.say) or numbers.unless & found:
        return False
    if numbers.customer and not numbers.customer & said:
        return False
    if numbers.reply and not numbers.reply & whole:
        return False
    if numbers.not_customer & said or numbers.not_reply & whole:
        return False
    return _PLACES[cue.where](index, last)


def _span(span: Span, tokens: Sequence[Token], reply: Wording, index: int) -> tuple[int, int]:
    start, end = tokens[0].start, tokens[-1].end
    if span == "sentence":
        whole = reply.sentences[index]
        return whole.start, whole.end
    if span == "clause":
        touched = [c for c in reply.clauses[index] if c.start < end and start < c.end]
        if touched:
            return touched[0].start, touched[-1].end
    return start, end
