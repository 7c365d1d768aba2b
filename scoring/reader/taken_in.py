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
    slips = [token for token in reply.tokens if _is_slip(text, token)]
    if not slips:
        return None if not lost else (kept,)
    whole = list(text)
    for token in slips:
        whole[token.start : token.end] = [british(token.raw), *[""] * (token.end - token.start - 1)]
    return kept, "".join(_outside(whole, lost))


def _senseless(reply: Wording, order: WordOrder) -> tuple[Place, ...]:
    return tuple(
        (part.start, part.end)
        for index, part in enumerate(reply.sentences)
        if makes_no_sense(reply, index, order)
    )


def _is_slip(text: str, token: Token) -> bool:
    typed = text[token.start : token.end].lower()
    return typed.isalpha() and typed.isascii() and typed != british(token.raw)


def _outside(signs: Iterable[str], lost: tuple[Place, ...]) -> Iterable[str]:
    inside = {at for start, end in lost for at in range(start, end)}
    return (sign for at, sign in enumerate(signs) if at not in inside)
