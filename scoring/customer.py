"""What a customer's words show, from word cues given as data: the moments a rubric listens for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.words import Phrases, phrase_lists, tokenise

SIGNALS = (
    "abuse",
    "agrees",
    "anger",
    "asks_for_another",
    "asks_supervisor",
    "calls_for_attention",
    "confusion",
    "corrects_identity",
    "corrects_agent",
    "doubts",
    "feedback",
    "feeling",
    "gives_identity",
    "goodbye",
    "hurry",
    "insists",
    "leaves",
    "let_down",
    "needs_time",
    "new_fact",
    "open_to_offer",
    "praise",
    "problem",
    "question",
    "refuses",
    "says_again",
    "says_no_more",
    "solved",
    "thanks",
    "threat",
    "vents",
    "wanders",
    "worry",
    "delighted",
    "content",
    "unsettled",
    "upset",
    "need_open",
)
"""All that a turn can show; the last five are heard by `scoring.contentment`, not by cues."""
_VENTING_WORDS = 35
_SHOUTED_WORDS = 3
_SHOUTED = re.compile(r"(?<!\w)[A-Z]{4,}(?!\w)")
_CLAUSE_END = {".", "!", "?", ",", ";", ":", "\n"}


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that show one signal.

    `unless` are words beside which it does not count; `implies` are signals it brings along. With
    `negatable`, a negator up to three words before in the same clause takes it away.
    """

    signal: str
    says: Phrases
    unless: Phrases
    implies: tuple[str, ...]
    negatable: bool


@dataclass(frozen=True, slots=True)
class CustomerCues:
    """All cues, and the words that negate."""

    cues: tuple[Cue, ...]
    negators: frozenset[str]


def read_customer_cues(data: object) -> CustomerCues:
    """Cues from plain parsed YAML. Raises ValueError saying what was found where, and expected."""
    if not isinstance(data, Mapping) or not isinstance(data.get("signals"), Mapping):
        raise ValueError("customer cues: expected `signals` by name")
    negators = data.get("negators", [])
    if not isinstance(negators, list) or not all(isinstance(word, str) for word in negators):
        raise ValueError("customer cues: expected a list of words under `negators`")
    cues = tuple(_read_cue(str(name), body) for name, body in data["signals"].items())
    return CustomerCues(cues, frozenset(negators))


def _read_cue(name: str, body: object) -> Cue:
    where = f"customer cues: signals.{name}"
    if name not in SIGNALS:
        raise ValueError(f"{where}: unknown signal; known are {', '.join(SIGNALS)}")
    if not isinstance(body, Mapping):
        raise ValueError(f"{where}: expected `says` and a list of phrases")
    lists = phrase_lists({k: body[k] for k in ("says", "unless", "implies") if k in body}, where)
    implies = lists.get("implies", ())
    unknown = sorted({*implies} - {*SIGNALS}) + sorted(
        {*map(str, body)} - {"says", "unless", "implies", "negatable"}
    )
    if unknown or not lists.get("says"):
        raise ValueError(
            f"{where}: {'unknown ' + unknown[0] if unknown else 'no phrases in `says`'}"
        )
    negatable = body.get("negatable") in {True, "true", "yes"}
    return Cue(name, Phrases(lists["says"]), Phrases(lists.get("unless", ())), implies, negatable)


def signals(text: str, cues: CustomerCues) -> frozenset[str]:
    """What a customer's turn shows, as names from `SIGNALS`; empty for words that show nothing."""
    found: set[str] = set()
    for cue in cues.cues:
        if _shows(text, cue, cues.negators):
            found.add(cue.signal)
            found.update(cue.implies)
    if "?" in text:
        found.add("question")
    if len(_SHOUTED.findall(text)) >= _SHOUTED_WORDS:
        found.update(("anger", "feeling"))
    if "feeling" in found and len(text.split()) >= _VENTING_WORDS:
        found.add("vents")
    return frozenset(found)


def _shows(text: str, cue: Cue, negators: frozenset[str]) -> bool:
    if cue.unless.find(text):
        return False
    places = cue.says.find(text)
    if not cue.negatable:
        return bool(places)
    return any(not _negated(text[max(start - 60, 0) : start], negators) for start, _ in places)


def _negated(before: str, negators: frozenset[str]) -> bool:
    words = [token.low for token in tokenise(before)][-3:]
    for word in reversed(words):
        if word in _CLAUSE_END:
            return False
        if word in negators:
            return True
    return False
