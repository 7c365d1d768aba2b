"""Faults that only the whole call shows: one small pure function each, giving the places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from scoring.asking import asks_again
from scoring.call import Call, Spot, announced
from scoring.channel_rules import CHANNEL_FAULTS
from scoring.third_parties import tells_of_others
from scoring.timing import TIME_FAULTS
from scoring.transcript import ActionTurn, AgentTurn

Fault = Callable[[Call], Iterator[Spot]]

FAULTS: dict[str, Fault] = {
    **TIME_FAULTS,
    **CHANNEL_FAULTS,
    "asks_again": asks_again,
    "tells_of_others": tells_of_others,
}

_SHOUT = re.compile(r"(?<!\w)[A-Z]{4,}(?!\w)")
_SHOUTED_WORDS = 3
_CURT_WORDS = 4
_THIN_NOTE_WORDS = 5
_SURE = 0.65
"""From which confidence on a suggestion counts as one to sell."""
_SECRET = re.compile(
    r"(?<![\w£$€.,])(?:(?!(?:19[0-9]|20[0-3])[0-9](?!\w))[0-9]{4,}"
    r"|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|[\w.+-]+@[\w.-]+)(?!\w)"
)
"""What on a screen is the customer's alone: long numbers, postcodes, addresses of e-mail."""
_KNOWS = ("identity_check", "action:verify", "customer:gives_identity")
_MOST_QUESTIONS = 4
_HELPS = (
    "solution",
    "options",
    "instruction",
    "investigation",
    "escalation_offer",
    "transfer_notice",
)
_SAME_WORDS = 6
_HEATS = ("cool", "warm", "hot", "boiling")
"""A customer's moods on the scale that all share, coolest first."""


def _fault(name: str) -> Callable[[Fault], Fault]:
    def register(function: Fault) -> Fault:
        FAULTS[name] = function
        return function

    return register


def _actions(call: Call, *names: str) -> Iterator[tuple[int, ActionTurn]]:
    for at in call.actions:
        turn = call.turns[at]
        if isinstance(turn, ActionTurn) and turn.action in names:
            yield at, turn


@_fault("states_wrong_fact")
def _states_wrong_fact(call: Call) -> Iterator[Spot]:
    """A statement that contradicts a fact of the case."""
    for at, reply in call.agent_turns():
        for stated in reply.stated:
            if not stated.right:
                yield Spot(at, stated.start, stated.end)


@_fault("interrupts")
def _interrupts(call: Call) -> Iterator[Spot]:
    """A reply that cuts the customer short."""
    for at, reply in call.agent_turns():
        if reply.interrupted:
            yield call.whole(at)


@_fault("hold_unannounced")
def _hold_unannounced(call: Call) -> Iterator[Spot]:
    """A hold that no reply before it announces."""
    for at, action in _actions(call, "hold"):
        last = call.last_reply_before(at)
        told = last is not None and call.shows(last, "hold_request")
        if not told and not announced(action):
            yield call.whole(at)


@_fault("transfer_cold")
def _transfer_cold(call: Call) -> Iterator[Spot]:
    """A transfer with nobody briefed."""
    for at, _ in _actions(call, "transfer_cold"):
        yield call.whole(at)


@_fault("transfer_unannounced")
def _transfer_unannounced(call: Call) -> Iterator[Spot]:
    """A transfer of which the customer was told neither reason nor person."""
    for at, action in _actions(call, "transfer_warm", "transfer_cold"):
        told = call.shown_before(at, "transfer_notice", "escalation_offer") or announced(action)
        if not told:
            yield call.whole(at)


@_fault("account_before_identity")
def _account_before_identity(call: Call) -> Iterator[Spot]:
    """What an account holds is told before anybody knows who is asking: words that speak of it, or
    a number, postcode or address from the screen that the customer has not named."""
    for at in call.replies:
        spot = call.evidence(at, ("phrase:account_words",)) or _secret_told(call, at)
        if spot is None:
            continue
        if not call.shown_before(at, *_KNOWS):
            yield spot
        return


def _secret_told(call: Call, at: int) -> Spot | None:
    """The first detail of the account in a reply that the customer has not said before."""
    text = call.text(at)
    heard = "\n".join(call.text(turn) for turn in call.customers if turn < at).lower()
    for line in call.transcript.account:
        for found in _SECRET.finditer(line):
            secret = found.group()
            place = re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text, re.IGNORECASE)
            if place and secret.lower() not in heard:
                return Spot(at, place.start(), place.end())
    return None


@_fault("identity_asked_in_public")
def _identity_asked_in_public(call: Call) -> Iterator[Spot]:
    """Details are asked for where everybody can read the answer."""
    if call.transcript.channel != "social":
        return
    for at in call.replies:
        spot = call.evidence(at, ("identity_check",))
        if spot and not call.shown_before(at + 1, "phrase:private_channel"):
            yield spot


@_fault("repeats_itself")
def _repeats_itself(call: Call) -> Iterator[Spot]:
    """The same reply again, word for word."""
    seen: set[str] = set()
    for at, reply in call.agent_turns():
        words = " ".join(reply.text.lower().split())
        if words in seen and len(words.split()) >= _SAME_WORDS:
            yield call.whole(at)
        seen.add(words)


@_fault("shouts")
def _shouts(call: Call) -> Iterator[Spot]:
    """Words in capitals, three or more."""
    for at, reply in call.agent_turns():
        shouted = list(_SHOUT.finditer(reply.text))
        if len(shouted) >= _SHOUTED_WORDS:
            yield Spot(at, shouted[0].start(), shouted[-1].end())


@_fault("too_many_questions")
def _too_many_questions(call: Call) -> Iterator[Spot]:
    """A burst of questions in one reply; in an e-mail a list of them is right."""
    for at, reply in call.agent_turns():
        if call.transcript.channel != "email" and reply.text.count("?") >= _MOST_QUESTIONS:
            yield call.whole(at)


@_fault("curt")
def _curt(call: Call) -> Iterator[Spot]:
    """A word or two to somebody who told a problem or a feeling."""
    for at, reply in call.agent_turns():
        before = call.signals_before(at)
        serious = before & {"feeling", "let_down"} and not before & {"thanks", "solved"}
        if serious and len(reply.text.split()) < _CURT_WORDS and not reply.shown:
            yield call.whole(at)


@_fault("hedges")
def _hedges(call: Call) -> Iterator[Spot]:
    """An answer given as a guess."""
    for at in call.replies:
        spot = call.evidence(at, ("phrase:hedges",))
        if spot is not None and not call.shows(at, "humility"):
            yield spot


@_fault("sells_too_soon")
def _sells_too_soon(call: Call) -> Iterator[Spot]:
    """A product is surely suggested while a problem or a feeling is told of and nothing is solved
    yet."""
    for at in call.replies:
        spot = _suggested(call, at)
        open_matter = any(call.says(turn, "feeling", "let_down", "problem") for turn in range(at))
        asked = any(call.says(turn, "open_to_offer") for turn in range(at))
        helped = call.shown_before(at + 1, "solution", "instruction", "action:work")
        if spot and open_matter and not asked and not helped:
            yield spot


def _suggested(call: Call, at: int) -> Spot | None:
    """Where a reply surely suggests something to buy."""
    reply = call.turns[at]
    shown = reply.shown if isinstance(reply, AgentTurn) else ()
    sure = (one for one in shown if one.behaviour == "recommendation" and one.confidence >= _SURE)
    return next((Spot(at, one.start, one.end) for one in sure), None)


@_fault("sells_after_no")
def _sells_after_no(call: Call) -> Iterator[Spot]:
    """The customer said no to a suggestion, and the next reply suggests again."""
    for at in call.replies:
        last = call.last_reply_before(at)
        spot = call.evidence(at, ("recommendation",))
        if spot is None or last is None or "refuses" not in call.signals_before(at):
            continue
        if call.shows(last, "recommendation", "pushy_sale"):
            yield spot


@_fault("apologises_only")
def _apologises_only(call: Call) -> Iterator[Spot]:
    """A third apology with no step towards a remedy yet."""
    count = 0
    for at in call.replies:
        if call.shows(at, *_HELPS):
            return
        spot = call.evidence(at, ("apology", "hollow_apology"))
        count += spot is not None
        if spot is not None and count >= 3:
            yield spot


@_fault("left_waiting")
def _left_waiting(call: Call) -> Iterator[Spot]:
    """The customer had to ask whether anybody was still there; the reply that follows is shown."""
    for at in call.customers:
        if at > 0 and call.says(at, "calls_for_attention"):
            yield call.whole(at)


@_fault("disconnects_unwarned")
def _disconnects_unwarned(call: Call) -> Iterator[Spot]:
    """The call is cut without a warning before."""
    for at, _ in _actions(call, "disconnect"):
        notices = [r for r in call.replies if r < at and call.shows(r, "disconnect_notice")]
        if not call.shown_before(at, "boundary", "phrase:warning") and len(notices) < 2:
            yield call.whole(at)


@_fault("tolerates_abuse")
def _tolerates_abuse(call: Call) -> Iterator[Spot]:
    """A third abusive turn with no boundary set."""
    abusive = [at for at in call.customers if call.says(at, "abuse", "threat")]
    for at in abusive[2:3]:
        if not call.shown_before(at, "boundary", "phrase:warning", "disconnect_notice"):
            yield call.whole(at)


@_fault("ends_unresolved")
def _ends_unresolved(call: Call) -> Iterator[Spot]:
    """The call is over and the customer no better off."""
    if call.turns and call.transcript.ended and call.result == "bad":
        yield call.whole(call.last_said)


@_fault("leaves_heated")
def _leaves_heated(call: Call) -> Iterator[Spot]:
    """The customer's mood, where it is known, is in the end as hot as it ever was."""
    heats = [(_HEATS.index(turn.heat), at) for at, turn in enumerate(call.turns) if turn.heat]
    if call.transcript.ended and heats and not call.by_the_book:
        last, at = heats[-1]
        if last == max(heats)[0] and last >= _HEATS.index("hot"):
            yield call.whole(at)


@_fault("gives_no_answer")
def _gives_no_answer(call: Call) -> Iterator[Spot]:
    """A whole call without one step towards a remedy."""
    if not call.transcript.ended or len(call.replies) < 2:
        return
    helps = (*_HELPS, "recommendation", "disconnect_notice", "action:work", "action:disconnect",
             "action:transfer_warm", "action:escalate", "action:look_up")  # fmt: skip
    if not any(call.shows(at, *helps) for at, _ in enumerate(call.turns)):
        yield call.whole(call.replies[-1])


@_fault("thin_note")
def _thin_note(call: Call) -> Iterator[Spot]:
    """All that was written down is a word or two."""
    notes = [at for at, _ in _actions(call, "note")]
    if notes and sum(len(call.text(at).split()) for at in notes) < _THIN_NOTE_WORDS:
        yield call.whole(notes[-1])
