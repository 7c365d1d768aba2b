"""When a rule fits: the one condition language of persona and scenario files."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Heat = Literal["cool", "warm", "hot", "boiling"]
HEATS: tuple[Heat, ...] = ("cool", "warm", "hot", "boiling")


@dataclass(frozen=True, slots=True)
class When:
    """All parts that are given must hold; one with no part always holds.

    shows       any of these behaviours in this reply
    shows_all   all of these behaviours in this reply
    lacks       none of these behaviours in this reply
    mentions    any of these words or phrases in this reply, whole words, any case
    states      all of these facts stated right in the call so far
    misstates   any of these facts stated wrong in this reply
    acts        this event is one of these actions
    did         all of these actions done in the call so far
    heat        the customer's mood is one of these: cool, warm, hot, boiling
    flags       all of these set
    no_flags    none of these set
    interrupts  whether this reply cut the customer short
    replies     at least so many replies since this stage began, this one counted
    either      at least one of these conditions holds
    """

    shows: tuple[str, ...] = ()
    shows_all: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    misstates: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    heat: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    no_flags: tuple[str, ...] = ()
    interrupts: bool | None = None
    replies: int = 0
    either: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a condition may look at: this event, and the call up to and with it.

    `words` is the reply, lower-cased, its words joined by single blanks with one at either end.
    """

    shown: frozenset[str] = frozenset()
    words: str = " "
    stated: frozenset[str] = frozenset()
    misstated: frozenset[str] = frozenset()
    act: str = ""
    done: frozenset[str] = frozenset()
    heat: str = "cool"
    flags: frozenset[str] = frozenset()
    interrupted: bool = False
    replies: int = 0
    used: dict[int, int] = field(default_factory=dict)


def plain_words(text: str) -> str:
    """`text` as `Situation.words` wants it: a phrase is mentioned if its plain words are in it."""
    joined = text.lower().replace("'", "").replace("\u2019", "")
    letters = "".join(sign if sign.isalnum() else " " for sign in joined)
    return f" {' '.join(letters.split())} "


def holds(when: When, now: Situation) -> bool:
    """Whether every given part of `when` is true of `now`."""
    return (
        _any(when.shows, now.shown)
        and now.shown.issuperset(when.shows_all)
        and now.shown.isdisjoint(when.lacks)
        and now.stated.issuperset(when.states)
        and _any(when.misstates, now.misstated)
        and (not when.acts or now.act in when.acts)
        and now.done.issuperset(when.did)
        and (not when.heat or now.heat in when.heat)
        and now.flags.issuperset(when.flags)
        and now.flags.isdisjoint(when.no_flags)
        and when.interrupts in (None, now.interrupted)
        and now.replies >= when.replies
        and _mentions(when.mentions, now.words)
        and (not when.either or any(holds(part, now) for part in when.either))
    )


@lru_cache(maxsize=4096)
def _phrase(phrase: str) -> str:
    return plain_words(phrase)


def _any(wanted: tuple[str, ...], present: frozenset[str]) -> bool:
    return not wanted or not present.isdisjoint(wanted)


def _mentions(phrases: tuple[str, ...], words: str) -> bool:
    return not phrases or any(_phrase(phrase) in words for phrase in phrases)
