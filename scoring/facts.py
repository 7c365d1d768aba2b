"""Facts of a scenario, by type, and whether what a reply says of them is right (003, Accuracy)."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from scoring.clauses import Clause, split_clauses
from scoring.found_values import find_values
from scoring.values import Clock, Content, Day, Duration, Money, Number, Value, compare
from scoring.words import Token, alike, tokenise

FactKind = Literal["money", "duration", "date", "time", "number", "text"]

_TYPES: dict[str, tuple[type, ...]] = {
    "money": (Money,),
    "duration": (Duration,),
    "date": (Day, Clock),
    "time": (Clock, Day),
    "number": (Number,),
}
_EXAMPLES = {
    "money": "£25",
    "duration": "5 working days",
    "date": "Thursday 8-10",
    "time": "8 to 10",
    "number": "48213",
}
_NOT = {"not", "isn't", "wasn't", "aren't", "never", "won't", "instead"}
_YOURS = {
    "waited", "waiting", "lost", "paid", "spent", "missed", "told", "promised", "said", "mentioned",
    "called", "rang", "tried", "expected", "thought", "took", "quoted", "charged", "been",
}  # fmt: skip
_YOU = {"you", "you've", "you'd", "you're", "it's", "customers"}
_PAST = {"was", "were", "had", "wasn't", "weren't", "supposed", "originally", "should've"}
_SPENT = {"ago", "already", "late"}
_FILLERS = {"the", "a", "an", "of", "to", "your", "our", "my", "in", "on", "for", "and", "is", "it"}
_NEAR = 6
_CLOSE = 3
_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true in a scenario that a reply may state.

    `value` is as the author wrote it ("£25", "5 working days", "Thursday 8-10"). `about` are the
    words that show a sentence speaks of this fact; a value without `needs` of them states nothing
    of it. A text value may give other wordings after "|"; `wrong` are phrases that misstate it.
    """

    id: str
    kind: FactKind
    value: str
    about: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    needs: int = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement about a fact, right or wrong, with the words that make it."""

    fact: str
    right: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reply taken apart once for all facts."""

    reply: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    values: tuple[tuple[Value, ...], ...]


def fact_problem(fact: Fact) -> str:
    """What is wrong with a fact as written, in words for its author; empty when nothing is."""
    if fact.kind != "text":
        if truth_of(fact) is None:
            return f"found {fact.value!r}, expected a {fact.kind} such as {_EXAMPLES[fact.kind]!r}"
    elif not fact.value.strip(" |"):
        return "found no words, expected the phrase that states the fact"
    return "" if fact.about or fact.kind == "text" else "expected words that show what it is about"


@lru_cache(maxsize=256)
def truth_of(fact: Fact) -> Content | None:
    """The typed value of a fact, or None for a text fact and for a value that cannot be read."""
    wanted = _TYPES.get(fact.kind, ())
    found = [value.content for value in find_values(tokenise(fact.value))]
    right = [content for content in found if isinstance(content, wanted[:1])]
    return right[0] if right else None


def find_statements(reply: str, facts: Sequence[Fact]) -> tuple[Stated, ...]:
    """What a reply states about the facts, right and wrong, in the order of the words.

    A value counts for a fact only where the clause, or one that plainly continues it, has one of
    the fact's `about` words. Only a value of the same type can contradict; questions state
    nothing, and neither does telling customers what they waited, paid or were told.
    """
    if not facts:
        return ()
    reading = _read(reply)
    truths = [(fact, truth_of(fact)) for fact in facts]
    found: list[Stated] = []
    for place, clause in enumerate(reading.clauses):
        if clause.asks:
            continue
        spoken = [(f, t) for f, t in truths if _speaks_of(reading, place, f)]
        found.extend(_typed_statements(reading, place, [(f, t) for f, t in spoken if t]))
        for fact, _ in spoken:
            found.extend(_text_statements(reading, place, fact))
    return tuple(sorted(found, key=lambda stated: (stated.start, stated.end, stated.fact)))


def _read(reply: str) -> _Reading:
    tokens = tokenise(reply)
    clauses = split_clauses(tokens)
    values = iter(find_values(tokens))
    grouped: list[list[Value]] = [[] for _ in clauses]
    value = next(values, None)
    for place, clause in enumerate(clauses):
        while value is not None and value.first < clause.last:
            if value.first >= clause.first:
                grouped[place].append(value)
            value = next(values, None)
    return _Reading(reply, tokens, clauses, tuple(tuple(group) for group in grouped))


def _speaks_of(reading: _Reading, place: int, fact: Fact) -> bool:
    """True when a clause, or a neighbour it hangs on, has enough of the fact's words."""
    if not fact.about:
        return True
    scope = [place, *_neighbours(reading, place, fact)]
    words = [
        token.low
        for near in scope
        for token in reading.tokens[reading.clauses[near].first : reading.clauses[near].last]
    ]
    count = sum(_mentions(words, about) for about in fact.about)
    return count >= min(fact.needs, len(fact.about))


def _neighbours(reading: _Reading, place: int, fact: Fact) -> Iterator[int]:
    """The clauses that a clause continues or that continue it, without a value of their own."""
    here = reading.clauses[place]
    for near in (place - 1, place + 1):
        if not 0 <= near < len(reading.clauses):
            continue
        other = reading.clauses[near]
        follows = near < place and here.continues and other.sentence == here.sentence - 1
        if other.sentence != here.sentence and not follows:
            continue
        taken = any(isinstance(v.content, _TYPES.get(fact.kind, ())) for v in reading.values[near])
        if not taken or (near < place and here.continues):
            yield near


def speaks_of(text: str, fact: Fact) -> bool:
    """True when a text has enough of a fact's `about` words to speak of it."""
    words = [token.low for token in tokenise(text)]
    count = sum(_mentions(words, about) for about in fact.about)
    return bool(fact.about) and count >= min(fact.needs, len(fact.about))


def _mentions(words: Sequence[str], about: str) -> bool:
    return all(any(alike(word, part) for word in words) for part in _written(about))


@lru_cache(maxsize=4096)
def _written(phrase: str) -> tuple[str, ...]:
    """The words of what an author wrote of a fact; every reply is held against the same."""
    return tuple(token.low for token in tokenise(phrase))


def _typed_statements(
    reading: _Reading, place: int, spoken: Sequence[tuple[Fact, Content]]
) -> Iterator[Stated]:
    """The statements of one clause: values that agree, else the nearest one that differs."""
    values = [v for v in reading.values[place] if not _tells_of_the_past(reading, place, v)]
    agreed = {
        value for _, truth in spoken for value in values if compare(value.content, truth) == "agree"
    }
    for fact, truth in spoken:
        usable = [value for value in values if isinstance(value.content, _accepted(fact))]
        right = [value for value in usable if compare(value.content, truth) == "agree"]
        for value in right:
            yield _stated(reading, fact, value, right=not _denied(reading, value))
        if not right:
            others = [value for value in usable if value not in agreed]
            yield from _contradiction(reading, place, (fact, truth), others)


def _contradiction(
    reading: _Reading, place: int, spoken: tuple[Fact, Content], values: Sequence[Value]
) -> Iterator[Stated]:
    """The value nearest to the fact's words that differs from it, as a wrong statement."""
    fact, truth = spoken
    mentions = _mention_places(reading, place, fact)
    differing = [
        (_distance(mentions, value), value.first, value)
        for value in values
        if compare(value.content, truth) == "differ"
        and not _denied(reading, value)
        and not _was(reading, place, value)
    ]
    if differing:
        distance, _, nearest = min(differing)
        if _may_contradict(nearest.content, truth, distance):
            yield _stated(reading, fact, nearest, right=False)


def _accepted(fact: Fact) -> tuple[type, ...]:
    return (Money, Number) if fact.kind == "money" else _TYPES[fact.kind]


def _stated(reading: _Reading, fact: Fact, value: Value, *, right: bool) -> Stated:
    return Stated(fact.id, right, value.start, value.end, reading.reply[value.start : value.end])


def _may_contradict(stated: Content, truth: Content, distance: int) -> bool:
    """A plain number contradicts only beside the word it counts, and only one of its own length."""
    if not isinstance(stated, Number) or not isinstance(truth, Number):
        return True
    same_length = len(str(int(stated.value))) == len(str(int(truth.value)))
    return distance <= _CLOSE and (same_length or truth.value < 1000)


def _mention_places(reading: _Reading, place: int, fact: Fact) -> list[int]:
    """Where the fact's words stand in a clause, as token indexes."""
    clause = reading.clauses[place]
    wanted = [word for about in fact.about for word in _written(about)]
    return [
        at
        for at in range(clause.first, clause.last)
        if any(alike(reading.tokens[at].low, word) for word in wanted)
    ]


def _distance(places: Sequence[int], value: Value) -> int:
    """Tokens between a value and the nearest of some places in its clause."""
    at = bisect(places, value.first)
    before = value.first - places[at - 1] if at else _FAR
    after = places[at] - value.last + 1 if at < len(places) else _FAR
    return min(before, after)


def _before(reading: _Reading, at: int, count: int) -> list[str]:
    return [token.low for token in reading.tokens[max(at - count, 0) : at]]


def _denied(reading: _Reading, value: Value) -> bool:
    """True for "not £25" and "instead of £25", but not for "not until" and "not only"."""
    near = _before(reading, value.first, 3)
    return _denies(near) and not any(
        word in {"until", "only", "before", "after", "later"} for word in near
    )


def _denies(near: Sequence[str]) -> bool:
    """True for words before a value that deny it; "rather" does so only with "than"."""
    return any(word in _NOT for word in near) or ("rather", "than") in pairwise(near)


def _was(reading: _Reading, place: int, value: Value) -> bool:
    """True for a time told of as gone by: "the visit was booked for today"."""
    if not isinstance(value.content, Day | Clock | Duration):
        return False
    near = _before(reading, value.first, min(_NEAR, value.first - reading.clauses[place].first))
    return any(word in _PAST for word in near)


def _tells_of_the_past(reading: _Reading, place: int, value: Value) -> bool:
    """True for what the customer waited, paid or was told: "you've waited 3 days", "3 days ago"."""
    clause = reading.clauses[place]
    near = _before(reading, value.first, min(_NEAR, value.first - clause.first))
    after = [token.low for token in reading.tokens[value.last : min(value.last + 2, clause.last)]]
    yours = any(word in _YOU for word in near) and any(word in _YOURS for word in near)
    return (
        yours
        or any(word in _SPENT for word in after)
        or "past" in near
        or near[-2:] == ["the", "last"]
    )


def _text_statements(reading: _Reading, place: int, fact: Fact) -> Iterator[Stated]:
    if fact.kind != "text":
        return
    for phrases, right in ((tuple(fact.value.split("|")), True), (fact.wrong, False)):
        for phrase in phrases:
            found = _find_phrase(reading, place, phrase)
            if found is not None:
                start, end = found
                denied = _denies(_before(reading, start, 3))
                if right or not denied:
                    first, last = reading.tokens[start].start, reading.tokens[end].end
                    yield Stated(
                        fact.id, right and not denied, first, last, reading.reply[first:last]
                    )
                break


def _find_phrase(reading: _Reading, place: int, phrase: str) -> tuple[int, int] | None:
    """First and last token of a phrase's words, in order and near each other, typos allowed."""
    wanted = [word for word in _written(phrase) if word not in _FILLERS]
    clause = reading.clauses[place]
    if not wanted:
        return None
    for start in range(clause.first, clause.last):
        if not alike(reading.tokens[start].low, wanted[0]):
            continue
        end = _follow(reading, start, clause.last, wanted[1:])
        if end is not None:
            return start, end
    return None


def _follow(reading: _Reading, start: int, last: int, wanted: Sequence[str]) -> int | None:
    at = start
    for word in wanted:
        window = range(at + 1, min(at + 5, last))
        step = next((i for i in window if alike(reading.tokens[i].low, word)), None)
        if step is None:
            return None
        at = step
    return at
