"""Facts given as sentences, turned into typed facts: each value, with the words it belongs to."""

from __future__ import annotations

from scoring.facts import Fact, FactKind, Stated, find_statements, truth_of
from scoring.found_values import find_values
from scoring.values import Clock, Content, Day, Duration, Money, Number
from scoring.words import Token, stem, tokenise

_KINDS: dict[type, FactKind] = {
    Money: "money",
    Duration: "duration",
    Day: "date",
    Clock: "time",
    Number: "number",
}
_EMPTY = {
    "the", "and", "for", "with", "that", "this", "from", "into", "after", "before", "within",
    "about", "will", "can", "may", "must", "are", "was", "were", "has", "have", "had", "been",
    "being", "not", "any", "all", "per", "only", "each", "also", "its", "their", "his", "her",
    "our", "your", "you", "customer", "customers", "agent", "agents", "company", "take",
    "takes", "took", "get", "gets", "give", "given", "offer", "offers", "allowed", "allow",
    "between", "least", "most", "than", "then", "there", "when", "where", "which", "who",
    "days", "day", "cost", "costs", "working", "business", "once", "until", "out", "off",
    "over", "under", "one", "two", "did", "does", "now", "today",
}  # fmt: skip
_ENOUGH = 3


def facts_from_words(sentence: str, number: int) -> tuple[Fact, ...]:
    """The typed facts of a sentence such as "The refund takes five working days".

    `number` makes their ids. A sentence with no value gives none: what cannot be checked by type is
    not held against anybody.
    """
    tokens = tokenise(sentence)
    values = find_values(tokens)
    taken = {at for value in values for at in range(value.first, value.last)}
    about = _about([token for at, token in enumerate(tokens) if at not in taken])
    if not about:
        return ()
    return tuple(
        Fact(
            id=f"fact {number + 1}.{place + 1}",
            kind=_KINDS[type(value.content)],
            value=sentence[value.start : value.end],
            about=about,
            needs=2 if len(about) >= _ENOUGH else 1,
        )
        for place, value in enumerate(values)
        if _is_checkable(value.content)
    )


def statements_of_words(reply: str, facts: tuple[Fact, ...]) -> tuple[Stated, ...]:
    """What a reply states of facts given in sentences.

    Two sentences may speak of one matter ("the estimate was £486", "the right bill is £211"), so a
    value that any of them gives contradicts none of the others.
    """
    told = {truth_of(fact) for fact in facts}
    return tuple(
        stated
        for stated in find_statements(reply, facts)
        if stated.right
        or not any(value.content in told for value in find_values(tokenise(stated.text)))
    )


def _is_checkable(content: Content) -> bool:
    """A small bare number in a sentence is rarely the fact."""
    return not isinstance(content, Number) or content.value >= 100


def _about(tokens: list[Token]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for token in tokens:
        if len(token.low) >= 3 and token.low.isalpha() and token.low not in _EMPTY:
            found.setdefault(stem(token.low), token.low)
    return tuple(found.values())
