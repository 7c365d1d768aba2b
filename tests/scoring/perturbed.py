"""The same reply as other people would have typed it: what must not change a reading."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from scoring.reading import Said
from scoring.spelling import Speller
from scoring.wording import name_words

_CURLY = str.maketrans({"'": "’", '"': "”", "-": "–"})
_AMERICAN = {
    "apologise": "apologize",
    "apologised": "apologized",
    "organise": "organize",
    "organised": "organized",
    "realise": "realize",
    "recognise": "recognize",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "travelling": "traveling",
    "colour": "color",
    "favour": "favor",
    "favourite": "favorite",
    "neighbour": "neighbor",
    "centre": "center",
    "cheque": "check",
}
_NAMES = ("Achterberg", "Nwosu", "Thibodeaux", "Kowalczyk", "Rashidi", "Vukovic", "Oyelaran")
EVERYDAY = frozenset(
    [
        "will",
        "may",
        "mark",
        "grace",
        "rose",
        "bill",
        "hope",
        "joy",
        "penny",
        "rich",
        "sue",
        "pat",
        "jack",
        "rob",
    ]
)
"""Names that are words as well; swapping those would change more than names."""
_WORD = re.compile(r"[A-Za-z]+")
_SMALL = re.compile(r"\b(?![A-Z]{2,}\b)\w+")


def curly(said: Said, chance: random.Random) -> Said:
    """Marks as a phone types them."""
    return replace(said, reply=said.reply.translate(_CURLY))


def spaced(said: Said, chance: random.Random) -> Said:
    """Spaces before, after and doubled between words."""
    return replace(said, reply="  " + said.reply.replace(" ", "  ") + "  \n")


def lowered(said: Said, chance: random.Random) -> Said:
    """No capitals, but for words of capitals alone: an acronym is told by them."""
    return replace(said, reply=_SMALL.sub(lambda found: found.group().lower(), said.reply))


def american(said: Said, chance: random.Random) -> Said:
    """American spelling for British."""

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        other = _AMERICAN.get(word.lower(), word)
        return other.capitalize() if word[0].isupper() and other != word else other

    return replace(said, reply=_WORD.sub(swap, said.reply))


def renamed(said: Said, chance: random.Random) -> Said:
    """Customer and agent are called something else, in what was said before as well."""
    others = iter(chance.sample(_NAMES, len(_NAMES)))
    called: dict[str, str] = {}
    for name in (said.customer_name, said.agent_name):
        for word in sorted(name_words(name) - EVERYDAY):
            called.setdefault(word, next(others, ""))
    if not all(called.values()):
        return said

    def swap(found: re.Match[str]) -> str:
        return called.get(found.group().lower(), found.group())

    return Said(*(_WORD.sub(swap, str(getattr(said, key))) for key in Said.__slots__))


def mistyped(speller: Speller) -> Callable[[Said, random.Random], Said]:
    """One slip in every third longer word; a slip that makes another word is another word."""

    def slip(word: str, chance: random.Random) -> str:
        at = chance.randrange(1, len(word) - 1)
        kinds = (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        )
        made = chance.choice(kinds)
        return word if speller.knows(made.lower()) else made

    def typed(said: Said, chance: random.Random) -> Said:
        def maybe(found: re.Match[str]) -> str:
            word = found.group()
            inside = said.reply[found.end() : found.end() + 1] == "'"
            if len(word) < 5 or inside or not word.islower() or chance.random() > 0.33:
                return word
            return slip(word, chance)

        return replace(said, reply=_WORD.sub(maybe, said.reply))

    return typed


def reordered(said: Said, chance: random.Random) -> Said:
    """Sentences that do not lean on each other, in another order; greetings and closings stay."""
    parts = re.findall(r"[^.!?\n]+[.!?]+\s*", said.reply)
    if "".join(parts).strip() != said.reply.strip() or len(parts) < 4:
        return said
    middle = [part.strip() for part in parts[1:-1]]
    leans = re.compile(
        r"\b(it|that|this|then|so|but|and|they|he|she|those|these|also|there)\b", re.I
    )
    if any(leans.search(part) for part in middle):
        return said
    chance.shuffle(middle)
    return replace(said, reply=" ".join([parts[0].strip(), *middle, parts[-1].strip()]))
