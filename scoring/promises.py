"""What an agent promised in a call, and what became of it: kept, written down, or left loose.

A promise is a sentence in which the agent will do something that this reply does not do yet. What
is due at once ("I'll check that now") is kept by whatever comes of it in the call. What is for
later ("I'll ring you on Friday") is kept in the call only by doing it there; else a note that names
it keeps hold of it. A promise that neither keeps is a loose end (003, Follow-up, Repeat call-backs,
Call control: document; 004, step 7: keep promises).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.call import Call, Moment, Spot
from scoring.measures import Promise, State, When
from scoring.transcript import ActionTurn, AgentTurn
from scoring.words import stem, tokenise

DEEDS = ("contact", "send", "look", "pass", "do")
"""What can be promised; the rubric's phrases `promise_…` say in which words."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_STATES_A_PROMISE = (
    "follow_up", "expectation", "solution", "ownership", "investigation", "escalation_offer",
    "positive_framing", "timeliness", "transfer_notice",
)  # fmt: skip
_CARRIES_OUT = (
    "solution", "options", "instruction", "investigation", "expectation", "humility",
    "positive_framing", "recommendation", "transfer_notice", "escalation_offer",
    "confirm_resolution", "negative_language", "fact:right",
)  # fmt: skip
_CARRIED_OUT_BY = {
    "look": ("look_up", "verify", "hold", "resume", "escalate", "transfer_warm", "work"),
    "pass": ("escalate", "transfer_warm", "work"),
}
_BARE = {
    "i'll", "i", "will", "we'll", "we", "you", "your", "the", "a", "an", "to", "and", "that", "it",
    "this", "is", "for", "of", "on", "in", "at", "so", "by", "my", "me", "our", "us", "with", "as",
    "be", "it's", "am", "are", "going", "have", "has", "then", "also",
}  # fmt: skip
_SHARED_WORDS = 2
_CUSTOMERS_PART = re.compile(
    r"\b(?:if you|once you|when you|whenever you|as soon as you|unless you|should you)\b",
    re.IGNORECASE,
)


def promises_of(call: Call) -> tuple[Promise, ...]:
    """The promises of a call in order; one made again in other words counts once."""
    found: list[Promise] = []
    for at in call.replies:
        turn = call.turns[at]
        if isinstance(turn, AgentTurn) and call.shows(at, *_STATES_A_PROMISE):
            for one in _made_in(call, at, turn):
                if not any(_same(one, other) for other in found):
                    found.append(one)
    return tuple(found)


def promise_made(call: Call) -> Iterator[Moment]:
    """A promise whose fate is known: kept or written down proves it, a loose one is missed."""
    for promise in () if call.by_the_book else promises_of(call):
        if promise.state == "loose":
            yield Moment(promise.turn, len(call.turns), len(call.turns))
        elif promise.state != "open":
            proof = Spot(promise.turn, promise.start, promise.end)
            yield Moment(promise.turn, promise.turn, None, proof)


def _made_in(call: Call, at: int, reply: AgentTurn) -> Iterator[Promise]:
    for sentence in _SENTENCE.finditer(reply.text):
        words = sentence.group()
        begins = _first(call, "promise_begins", words)
        if begins is None or "?" in words or _CUSTOMERS_PART.search(words):
            continue
        deed = _deed(call, words, begins)
        when = _when(call, words, deed)
        if deed is None or when is None:
            continue
        start = sentence.start() + begins
        end = sentence.start() + len(words.rstrip())
        state, proof = _fate(call, at, deed, when, reply.text[start:end])
        yield Promise(at, start, end, reply.text[start:end], deed, when, state, proof)


def _first(call: Call, name: str, text: str) -> int | None:
    """Where the first phrase of a list begins."""
    phrases = call.phrases.get(name)
    places = phrases.find(text) if phrases else ()
    return places[0][0] if places else None


def _deed(call: Call, words: str, begins: int) -> str | None:
    """What is promised: the deed named first after the words that begin the promise."""
    after = words[begins:]
    named = [
        (place, -DEEDS.index(deed), deed)
        for deed in DEEDS
        if (place := _first(call, f"promise_{deed}", after)) is not None
    ]
    return min(named)[2] if named else None


def _when(call: Call, words: str, deed: str | None) -> When | None:
    """When it is due; None for what the reply itself does ("I'll refund that for you")."""
    if _first(call, "promise_soon", words) is not None:
        return "now" if deed in ("look", "pass", "contact") else None
    if deed == "contact" or _first(call, "promise_later", words) is not None:
        return "later"
    return "now" if deed in ("look", "pass") else None


def _fate(call: Call, at: int, deed: str, when: When, words: str) -> tuple[State, int | None]:
    """What became of a promise, and the turn that proves it."""
    after = range(at + 1, len(call.turns))
    done = (turn for turn in after if _does(call, turn, deed, when, words))
    kept = next(done, None)
    if kept is not None:
        return "kept", kept
    noted = (turn for turn in call.actions if _notes(call, turn, deed, words))
    logged = next(noted, None)
    if logged is not None:
        return "logged", logged
    known = call.transcript.ended and bool(call.actions)
    return ("loose" if known else "open"), None


def _does(call: Call, turn: int, deed: str, when: When, words: str) -> bool:
    """Whether a later turn does what was promised."""
    found = call.turns[turn]
    if isinstance(found, ActionTurn):
        if found.action == "work":
            return _speaks_of(call, found.detail, deed, words)
        return found.action in _CARRIED_OUT_BY.get(deed, ()) and (when == "now" or deed == "pass")
    if not isinstance(found, AgentTurn):
        return False
    if when == "now":
        return call.shows(turn, *_CARRIES_OUT)
    return any(
        _first(call, "promise_done", part.group()) is not None
        and _speaks_of(call, part.group(), deed, words)
        for part in _SENTENCE.finditer(found.text)
    )


def _notes(call: Call, turn: int, deed: str, words: str) -> bool:
    """Whether a note, or the briefing of the next agent, keeps hold of a promise."""
    found = call.turns[turn]
    kept_in = ("note", "work", "transfer_warm", "escalate")
    if not isinstance(found, ActionTurn) or found.action not in kept_in:
        return False
    by_name = deed == "contact" and _first(call, "promise_noted", found.detail) is not None
    return by_name or _speaks_of(call, found.detail, deed, words)


def _speaks_of(call: Call, text: str, deed: str, words: str) -> bool:
    """Whether a text tells of the same: the deed by name, or two words of the promise."""
    shared = _content(text) & _content(words)
    return _first(call, f"promise_{deed}", text) is not None or len(shared) >= _SHARED_WORDS


def _content(text: str) -> set[str]:
    return {
        stem(token.low)
        for token in tokenise(text)
        if token.low not in _BARE and any(sign.isalnum() for sign in token.low)
    }


def _same(one: Promise, other: Promise) -> bool:
    """Whether a promise says again what another said: the same deed, with nothing new but words of
    assurance."""
    if one.deed != other.deed or one.when != other.when:
        return False
    new, old = _content(one.words), _content(other.words)
    return "still" in new or 2 * len(new & old) >= min(len(new), len(old))
