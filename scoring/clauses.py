"""A reply cut into clauses, each with what it is: a statement or a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.words import Token

_STOPS = {".", "!", "?", "\n"}
_BREAKS = {",", ";", ":", "(", ")", "…", "—", "–"}
_JOINERS = {"and", "but", "so", "because", "while", "which", "plus", "then"}
_SUBJECTS = {
    "i", "i'll", "i've", "i'm", "we", "we'll", "we've", "we're", "you", "you'll", "you've",
    "you're", "it", "it's", "it'll", "that", "that's", "there", "there's", "the", "your", "our",
    "my", "they", "she", "he", "this", "please", "a", "an", "is", "will", "has", "means",
}  # fmt: skip
_ASKS = {
    "was", "is", "are", "were", "did", "does", "do", "can", "could", "would", "will", "shall",
    "should", "have", "has", "had", "how", "what", "when", "where", "which", "who", "why", "may",
    "isn't", "wasn't", "aren't", "didn't", "don't", "doesn't",
}  # fmt: skip
_CONTINUES = {
    "it",
    "it's",
    "it'll",
    "that",
    "that's",
    "that'll",
    "this",
    "they",
    "they'll",
    "which",
    "you'll",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (excluded) of one clause.

    `sentence` numbers the sentence it stands in; `asks` is true for a question; `continues` when it
    opens with a word such as "it" that takes up what came before.
    """

    first: int
    last: int
    sentence: int
    asks: bool
    continues: bool


def split_clauses(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a reply in order."""
    found: list[Clause] = []
    for number, (first, last, asked) in enumerate(_sentences(tokens)):
        bounds = list(_clause_bounds(tokens, first, last))
        asking = _first_asking(tokens, bounds) if asked else len(bounds)
        for place, (start, end) in enumerate(bounds):
            opens = tokens[start].low
            continues = opens in _CONTINUES or (
                opens in _JOINERS and start + 1 < end and tokens[start + 1].low in _CONTINUES
            )
            found.append(Clause(start, end, number, place >= asking, continues))
    return tuple(found)


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
    """First and last token of each sentence, and whether it ends in a question mark."""
    first = 0
    for at, token in enumerate(tokens):
        if token.low not in _STOPS or _inside_half_of_day(tokens, at):
            continue
        if at > first:
            yield first, at, token.low == "?"
        first = at + 1
    if first < len(tokens):
        yield first, len(tokens), False


def _inside_half_of_day(tokens: Sequence[Token], at: int) -> bool:
    """True for the full stops of "a.m." and "p.m."."""
    low = [tokens[step].low if 0 <= step < len(tokens) else "" for step in range(at - 3, at + 2)]
    first_stop = low[2] in {"a", "p"} and low[4] == "m"
    return first_stop or (low[0] in {"a", "p"} and low[1] == "." and low[2] == "m")


def _clause_bounds(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first, last):
        if _breaks(tokens, at, last):
            if at > start:
                yield start, at
            start = at + (tokens[at].low in _BREAKS)
    if start < last:
        yield start, last


def _breaks(tokens: Sequence[Token], at: int, last: int) -> bool:
    low = tokens[at].low
    if low in _BREAKS:
        return not (low in {":", "–"} and _between_digits(tokens, at, last))
    return low in _JOINERS and at + 1 < last and tokens[at + 1].low in _SUBJECTS


def _between_digits(tokens: Sequence[Token], at: int, last: int) -> bool:
    return 0 < at < last - 1 and tokens[at - 1].low[0].isdigit() and tokens[at + 1].low[0].isdigit()


def _first_asking(tokens: Sequence[Token], bounds: Sequence[tuple[int, int]]) -> int:
    """The clause where an asked sentence begins to ask: one that opens so, else the last."""
    for place, (start, _) in enumerate(bounds):
        if tokens[start].low in _ASKS:
            return place
    return max(len(bounds) - 1, 0)
