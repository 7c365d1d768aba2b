"""Faults that only the whole call shows: one small pure function each, giving the places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from scoring.call import Call, Spot, announced
from scoring.transcript import ActionTurn, AgentTurn

Fault = Callable[[Call], Iterator[Spot]]

FAULTS: dict[str, Fault] = {}

_SHOUT = re.compile(r"(?<!\w)[A-Z]{4,}(?!\w)")
_SHOUTED_WORDS = 3
_LONG_HOLD = 120
_CURT_WORDS = 4
_LONGEST = {"phone": 120, "chat": 110, "social": 75, "in_person": 120, "email": 320}
_LONGEST_FOR_CONFUSED = 80
_MOST_QUESTIONS = 4
_ASKS = ("open_question", "closed_question", "clarifying_question", "identity_check")
_HELPS = (
    "solution",
    "options",
    "instruction",
    "investigation",
    "escalation_offer",
    "transfer_notice",
)
_SAME_WORDS = 6


def _fault(name: str) -> Callable[[Fault], Fault]:
    def register(function: Fault) -> Fault:
        FAULTS[name] = function
        return function

    return register


def _replies(call: Call) -> Iterator[tuple[int, AgentTurn]]:
    for at in call.replies:
        turn = call.turns[at]
        if isinstance(turn, AgentTurn):
            yield at, turn


def _actions(call: Call, *names: str) -> Iterator[tuple[int, ActionTurn]]:
    for at in call.actions:
        turn = call.turns[at]
        if isinstance(turn, ActionTurn) and turn.action in names:
            yield at, turn


@_fault("states_wrong_fact")
def _states_wrong_fact(call: Call) -> Iterator[Spot]:
    """A statement that contradicts a fact of the case."""
    for at, reply in _replies(call):
        for stated in reply.stated:
            if not stated.right:
                yield Spot(at, stated.start, stated.end)


@_fault("interrupts")
def _interrupts(call: Call) -> Iterator[Spot]:
    """A reply that cuts the customer short."""
    for at, reply in _replies(call):
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


@_fault("hold_too_long")
def _hold_too_long(call: Call) -> Iterator[Spot]:
    """More than two minutes on hold at a stretch."""
    for at, action in _actions(call, "hold", "resume"):
        if action.seconds > _LONG_HOLD:
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
    """What an account holds is told before anybody knows who is asking."""
    for at in call.replies:
        spot = call.evidence(at, ("phrase:account_words",))
        if spot is None:
            continue
        if not call.shown_before(at, "identity_check", "action:verify", "customer:gives_identity"):
            yield spot
        return


@_fault("identity_asked_in_public")
def _identity_asked_in_public(call: Call) -> Iterator[Spot]:
    """Details are asked for where everybody can read the answer."""
    if call.transcript.channel != "social":
        return
    for at in call.replies:
        spot = call.evidence(at, ("identity_check",))
        if spot and not call.shown_before(at + 1, "phrase:private_channel"):
            yield spot


@_fault("asks_again")
def _asks_again(call: Call) -> Iterator[Spot]:
    """A question after which the customer has to say that it was answered before."""
    for at in call.customers:
        last = call.last_reply_before(at)
        if last is None or not call.says(at, "says_again"):
            continue
        spot = call.evidence(last, _ASKS)
        if spot is not None:
            yield spot


@_fault("repeats_itself")
def _repeats_itself(call: Call) -> Iterator[Spot]:
    """The same reply again, word for word."""
    seen: set[str] = set()
    for at, reply in _replies(call):
        words = " ".join(reply.text.lower().split())
        if words in seen and len(words.split()) >= _SAME_WORDS:
            yield call.whole(at)
        seen.add(words)


@_fault("shouts")
def _shouts(call: Call) -> Iterator[Spot]:
    """Words in capitals, three or more."""
    for at, reply in _replies(call):
        shouted = list(_SHOUT.finditer(reply.text))
        if len(shouted) >= _SHOUTED_WORDS:
            yield Spot(at, shouted[0].start(), shouted[-1].end())


@_fault("too_long")
def _too_long(call: Call) -> Iterator[Spot]:
    """More words in one reply than the channel, or a confused customer, can take."""
    for at, reply in _replies(call):
        most = _LONGEST[call.transcript.channel]
        if "confusion" in call.signals_before(at):
            most = min(most, _LONGEST_FOR_CONFUSED)
        if len(reply.text.split()) > most:
            yield call.whole(at)


@_fault("too_many_questions")
def _too_many_questions(call: Call) -> Iterator[Spot]:
    """A burst of questions in one reply; in an e-mail a list of them is right."""
    for at, reply in _replies(call):
        if call.transcript.channel != "email" and reply.text.count("?") >= _MOST_QUESTIONS:
            yield call.whole(at)


@_fault("curt")
def _curt(call: Call) -> Iterator[Spot]:
    """A word or two to somebody who told a problem or a feeling."""
    for at, reply in _replies(call):
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
    """A product is suggested while the customer is upset and nothing has been solved."""
    for at in call.replies:
        spot = call.evidence(at, ("recommendation",))
        upset = any(call.says(turn, "feeling", "let_down") for turn in range(at))
        asked = any(call.says(turn, "open_to_offer") for turn in range(at))
        if spot and upset and not asked and not call.shown_before(at, "solution", "instruction"):
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
        yield call.whole(len(call.turns) - 1)


@_fault("gives_no_answer")
def _gives_no_answer(call: Call) -> Iterator[Spot]:
    """A whole call without one step towards a remedy."""
    if not call.transcript.ended or len(call.replies) < 2:
        return
    helps = (*_HELPS, "recommendation", "disconnect_notice", "action:work", "action:disconnect",
             "action:transfer_warm", "action:escalate", "action:look_up")  # fmt: skip
    if not any(call.shows(at, *helps) for at, _ in enumerate(call.turns)):
        yield call.whole(call.replies[-1])
