"""Asking again for what the customer has said, and the facts that the customer asked for (003,
Listening, Accuracy; 002, The psychology of customer satisfaction)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scoring.call import Call, Moment, Spot
from scoring.facts import Fact, speaks_of
from scoring.transcript import AgentTurn, CustomerTurn
from scoring.words import tokenise

_NEWS = ("open_question", "closed_question", "clarifying_question")
_ASKS = (*_NEWS, "identity_check")
_QUESTION = re.compile(r"[^.!?\n]*\?")
_SAME_QUESTION_WORDS = 4
_CHECKS = re.compile(
    r"\b(?:confirm|verify|security|check|repeat back|just to be sure|is that)\b", re.IGNORECASE
)
_NOT_HEARD = {"confusion", "calls_for_attention", "refuses", "abuse", "threat", "question"}
_REFERENCE = r"(?:order|booking|reference|account|customer|ticket|tracking|invoice|policy|case)"
_TOLD_OF: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(rf"\b{_REFERENCE} (?:number|reference|no)\b", re.IGNORECASE),
        re.compile(
            rf"\b{_REFERENCE}\b(?: (?:number|reference|no|is|it's))*\W{{0,3}}"
            r"(?=[a-z0-9/-]*[0-9]{4})[a-z0-9/-]+",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\be-?mail address\b", re.IGNORECASE),
        re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    ),
    (
        re.compile(r"\b(?:phone|telephone|mobile|contact) number\b", re.IGNORECASE),
        re.compile(r"(?<![\w-])\+?[0-9](?:[ -]?[0-9]){8,13}(?!\w)"),
    ),
)
"""What an agent asks for, and how it looks where the customer has given it."""

_ASKED_FOR: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in {
        "money": "how much|what does|what will|what would|what do|the price|the cost|the fee",
        "duration": "how long|how soon|how many (?:days|weeks|hours|minutes)|when",
        "date": "when|what time|what day|which day|how soon|what date",
        "time": "when|what time|how early|how late|until when",
        "number": "how many|what number|which number",
    }.items()
}
_WILL_FIND_OUT = ("follow_up", "escalation_offer", "transfer_notice", "action:escalate",
                  "action:transfer_warm", "action:transfer_cold")  # fmt: skip


def asks_again(call: Call) -> Iterator[Spot]:
    """A question for what was said before: the customer says so, it was asked in the same words, or
    what it asks for stands in the customer's words. Each reply counts once."""
    for at in call.replies:
        spot = _complained_of(call, at) or _asked_before(call, at) or _told_before(call, at)
        if spot is not None:
            yield spot


def _complained_of(call: Call, at: int) -> Spot | None:
    """A question after which the customer has to say that it was answered before. Who it is has to
    be asked once, whomever the customer told before."""
    asks = _ASKS if call.shown_before(at, "identity_check", "customer:gives_identity") else _NEWS
    for turn in range(at + 1, len(call.turns)):
        if isinstance(call.turns[turn], AgentTurn):
            return None
        if call.says(turn, "says_again"):
            return call.evidence(at, asks)
    return None


def _asked_before(call: Call, at: int) -> Spot | None:
    """The same question in nearly the same words, though the customer had answered it."""
    earlier = [words for turn in call.replies if turn < at and _answered(call, turn)
               for words, _ in _questions(call, turn)]  # fmt: skip
    for words, spot in _questions(call, at):
        if any(4 * len(words & old) >= 3 * len(words | old) for old in earlier):
            return spot
    return None


def _questions(call: Call, at: int) -> Iterator[tuple[frozenset[str], Spot]]:
    """The questions of a reply that want to know something, as words and place."""
    reply = call.turns[at]
    if not isinstance(reply, AgentTurn):
        return
    asking = [shown for shown in reply.shown if shown.behaviour in _ASKS]
    for found in _QUESTION.finditer(reply.text):
        words = frozenset(token.low for token in tokenise(found.group()) if token.low[0].isalnum())
        wants = any(one.start < found.end() and one.end > found.start() for one in asking)
        if wants and len(words) >= _SAME_QUESTION_WORDS:
            yield words, Spot(at, found.start(), found.end())


def _answered(call: Call, at: int) -> bool:
    """Whether the customer's next words were no question back, no refusal and no lost thread."""
    for turn in call.turns[at + 1 :]:
        if isinstance(turn, AgentTurn):
            return False
        if isinstance(turn, CustomerTurn):
            return turn.signals.isdisjoint(_NOT_HEARD)
    return False


def _told_before(call: Call, at: int) -> Spot | None:
    """A number or address is asked for that the customer has given, and not to check it."""
    heard = "\n".join(call.text(turn) for turn in call.customers if turn < at)
    for found in _QUESTION.finditer(call.text(at)):
        for asked, told in _TOLD_OF:
            words = found.group()
            if asked.search(words) and not _CHECKS.search(words) and told.search(heard):
                return Spot(at, found.start(), found.end())
    return None


def fact_asked(call: Call) -> Iterator[Moment]:
    """The customer asks for something that the case has a fact for; stating it proves it.

    A promise to find out, or handing the customer on, leaves it to somebody else; a fact stated
    wrong is another rule's.
    """
    owed: set[str] = set()
    for at in call.customers:
        for fact in call.transcript.facts:
            if fact.id not in owed and _asks_for(call.text(at), fact):
                owed.add(fact.id)
                yield from _owed(call, at, fact)


def _owed(call: Call, at: int, fact: Fact) -> Iterator[Moment]:
    stated = list(_stated(call, fact))
    last = len(call.turns)
    told = next((spot for spot, right in stated if right), None)
    if told is not None:
        yield Moment(at, at, None, told)
        return
    over = call.transcript.ended and at < max(call.replies, default=-1)
    left_to_others = any(call.shows(turn, *_WILL_FIND_OUT) for turn in range(at, last))
    if over and not stated and not left_to_others:
        yield Moment(at, last, last)


def _asks_for(text: str, fact: Fact) -> bool:
    """Whether a question in a text wants a value of the fact's kind, and the text speaks of it."""
    asked = _ASKED_FOR.get(fact.kind)
    questions = (found.group() for found in _QUESTION.finditer(text))
    return asked is not None and any(map(asked.search, questions)) and speaks_of(text, fact)


def _stated(call: Call, fact: Fact) -> Iterator[tuple[Spot, bool]]:
    """Where the fact was stated, and whether it was right."""
    for at in call.replies:
        reply = call.turns[at]
        if isinstance(reply, AgentTurn):
            for said in reply.stated:
                if said.fact == fact.id:
                    yield Spot(at, said.start, said.end), said.right
