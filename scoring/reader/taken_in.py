"""What somebody takes in of a reply: slips are read over, strings of words are lost on them."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.reader.plainness import makes_no_sense
from scoring.reader.word_order import WordOrder
from scoring.spelling import Mend, british
from scoring.wording import Token, Wording, read_words

Place = tuple[int, int]


def senseless(text: str, order: WordOrder) -> tuple[Place, ...]:
    """The places of the sentences that make no sense: nothing is said there."""
    return _senseless(read_words(text), order)


def mostly_senseless(text: str, order: WordOrder) -> bool:
    """Whether more of a text makes no sense than does."""
    lost = sum(end - start for start, end in senseless(text, order))
    return 2 * lost > len(text)


def taken_in(text: str, order: WordOrder, mend: Mend) -> tuple[str, ...] | None:
    """The text without what makes no sense: as typed and, where that differs, with slips mended and
    in British spelling; None where both are the text itself."""
    reply = read_words(text, mend=mend)
    lost = _senseless(reply, order)
    kept = "".join(_outside(text, lost))
    whole, places = mended(text, mend)
    if whole == text:
        return (kept,) if lost else None
    inside = {at for start, end in lost for at in range(start, end)}
    return kept, "".join(sign for sign, at in zip(whole, places, strict=True) if at not in inside)


def mended(text: str, mend: Mend) -> tuple[str, tuple[int, ...]]:
    """The text with its slips mended and in British spelling, and for each of its characters the
    place in the text that it stands for."""
    signs: list[str] = []
    places: list[int] = []
    done = 0
    for token in read_words(text, mend=mend).tokens:
        if not _is_slip(text, token) or token.start < done:
            continue
        word = british(token.raw)
        signs += [text[done : token.start], word]
        places += range(done, token.start)
        places += [min(token.start + at, token.end - 1) for at in range(len(word))]
        done = token.end
    return "".join([*signs, text[done:]]), (*places, *range(done, len(text)))


def _senseless(reply: Wording, order: WordOrder) -> tuple[Place, ...]:
    return tuple(
        (part.start, part.end)
        for index, part in enumerate(reply.sentences)
        if makes_no_sense(reply, index, order)
    )


def _is_slip(text: str, token: Token) -> bool:
    typed = text[token.start : token.end].lower()
    return typed.isalpha() and typed.isascii() and typed != british(token.raw)


def _outside(text: str, lost: tuple[Place, ...]) -> Iterable[str]:
    inside = {at for start, end in lost for at in range(start, end)}
    return (sign for at, sign in enumerate(text) if at not in inside)
