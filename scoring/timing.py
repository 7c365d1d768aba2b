"""Faults of time and pace: waits, holds, cutting in, and more at once than the customer can take.

Times come from the records; where a transcript has none, nothing here is judged by time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from scoring.call import Call, Moment, Spot
from scoring.found_values import find_values
from scoring.transcript import ActionTurn, AgentTurn
from scoring.values import Duration
from scoring.words import Phrases, tokenise

LONG_HOLD = 120
"""Seconds on hold at a stretch that are too many (003, Hold: minimise hold times)."""

CHECK_IN = 90
"""Seconds on hold after which the customer should have heard from somebody (003, Hold)."""

MOST_HELD = 300
"""Seconds on hold in a whole call, over several holds."""

REPLY_PAR: Mapping[str, int] = {
    "phone": 20,
    "in_person": 20,
    "chat": 60,
    "social": 3600,
    "email": 86400,
}
"""Seconds of quiet that each channel bears before a reply, beside what hearing, reading and typing
take (002, Telephone etiquette, Live chat; 002, Social media: within the hour; 001, Email)."""

_SLACK = 15
"""Seconds that nobody counts."""
_TYPING = 2
"""Seconds that a word typed may take: a slow typist's thirty words a minute."""
_HEARING = 2
"""Words of the customer that are heard or read in a second."""

_LONGEST = {"phone": 120, "chat": 80, "social": 75, "in_person": 120, "email": 320}
_MOST_STEPS = {"phone": 4, "chat": 5, "in_person": 4}
_MOST_STEPS_FOR_CONFUSED = 2
_NEXT_STEP = re.compile(
    r"(?:^|[.,;:!\n]\s*|\band\s+)(?:then|next|after that|once that's done|when that's done"
    r"|followed by|finally|second(?:ly)?|third(?:ly)?|fourth(?:ly)?)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|\n)\s*(?:[0-9]{1,2}[.)]|[-*•])\s+\S")
_CHECKED_IN = Phrases(
    ["check-in", "check-ins", "checks in", "checked in", "checking in", "updates", "update given",
     "updated the customer", "came back every", "back every"]
)  # fmt: skip
_FEELS = {"feeling", "anger", "worry", "vents"}


def slow_reply(call: Call) -> Iterator[Spot]:
    """A reply that took longer than its channel bears, typing and reading allowed for."""
    for at, _ in call.agent_turns():
        if overlong(call, at):
            yield call.whole(at)


def overlong(call: Call, at: int) -> int:
    """The seconds of quiet before a reply beyond what its channel bears; 0 where it came in time or
    nobody took the time."""
    reply = call.turns[at]
    if not isinstance(reply, AgentTurn) or reply.waited is None:
        return 0
    return max(reply.waited - _time_for(call, at, reply), 0)


def _time_for(call: Call, at: int, reply: AgentTurn) -> int:
    last = call.last_reply_before(at)
    heard = sum(
        len(call.text(turn).split())
        for turn in range(0 if last is None else last + 1, at)
        if turn in call.customers
    )
    typing = _TYPING * len(reply.text.split())
    return REPLY_PAR[call.transcript.channel] + typing + heard // _HEARING


def hold_too_long(call: Call) -> Iterator[Spot]:
    """More than two minutes on hold at a stretch."""
    for at, seconds in holds(call):
        if seconds > LONG_HOLD:
            yield call.whole(at)


def held_in_total(call: Call) -> Iterator[Spot]:
    """One hold after another, five minutes in all: the last one is shown."""
    held = list(holds(call))
    if len(held) > 1 and sum(seconds for _, seconds in held) > MOST_HELD:
        yield call.whole(held[-1][0])


def hold_longer_than_said(call: Call) -> Iterator[Spot]:
    """A hold more than half as long again as was announced, a few seconds aside."""
    for at, seconds in holds(call):
        last = call.last_reply_before(_begun(call, at))
        if last is None or not call.shows(last, "hold_request", "bare_hold"):
            continue
        said = _length_said(call.text(last))
        if said and 2 * seconds > 3 * said + 2 * _SLACK:
            yield call.whole(at)


def loses_time(call: Call) -> Iterator[Spot]:
    """Waits and holds take more than half of the time that a good call of this case needs."""
    par = call.transcript.par
    if not call.transcript.ended or not par or not call.replies:
        return
    lost = sum(overlong(call, at) for at in call.replies) + sum(time for _, time in holds(call))
    if 2 * lost > par:
        yield call.whole(call.replies[-1])


def talks_over(call: Call) -> Iterator[Spot]:
    """Cutting in again, or while the customer tells of a feeling."""
    cut_before = False
    for at, reply in call.agent_turns():
        if reply.interrupted:
            if cut_before or call.signals_before(at) & _FEELS:
                yield call.whole(at)
            cut_before = True


def too_long(call: Call) -> Iterator[Spot]:
    """More words in one reply than the channel takes, or this customer: two thirds of it for
    somebody confused, half of it for somebody in a hurry."""
    for at, reply in call.agent_turns():
        before, most = call.signals_before(at), _LONGEST[call.transcript.channel]
        if "confusion" in before:
            most = most * 2 // 3
        if "hurry" in before:
            most = most // 2
        if len(reply.text.split()) > most:
            yield call.whole(at)


def too_many_steps(call: Call) -> Iterator[Spot]:
    """More instructions at once than can be followed while listening; written down, they can."""
    most = _MOST_STEPS.get(call.transcript.channel)
    for at, reply in call.agent_turns() if most else ():
        confused = "confusion" in call.signals_before(at)
        bearable = _MOST_STEPS_FOR_CONFUSED if confused else most
        if bearable and call.shows(at, "instruction") and _steps(reply) > bearable:
            yield call.whole(at)


def _steps(reply: AgentTurn) -> int:
    told = sum(shown.behaviour == "instruction" for shown in reply.shown)
    numbered = len(_NUMBERED.findall(reply.text))
    return max(told, numbered, 1 + len(_NEXT_STEP.findall(reply.text)))


def hold_goes_on(call: Call) -> Iterator[Moment]:
    """A hold of more than a minute and a half; what is said or told meanwhile checks in."""
    for at, seconds in holds(call):
        if seconds <= CHECK_IN:
            continue
        begun = _begun(call, at)
        told = _CHECKED_IN.find(call.text(begun)) or _CHECKED_IN.find(call.text(at))
        end = at if at > begun else _back(call, begun)
        yield Moment(begun, begun + 1, end, call.whole(begun) if told else None)


def holds(call: Call) -> Iterator[tuple[int, int]]:
    """Every hold whose length is known: the turn that tells it, and the seconds."""
    for at in call.actions:
        turn = call.turns[at]
        if isinstance(turn, ActionTurn) and turn.action in ("hold", "resume") and turn.seconds:
            yield at, turn.seconds


def _begun(call: Call, at: int) -> int:
    """Where a hold began whose length a turn tells."""
    for turn in range(at, -1, -1):
        if call.shows(turn, "action:hold"):
            return turn
    return at


def _back(call: Call, hold: int) -> int:
    """Where the agent is back from a hold whose length stands with its beginning."""
    for turn in range(hold + 1, len(call.turns)):
        if call.shows(turn, "action:resume"):
            return turn
    return hold + 1


def _length_said(text: str) -> int | None:
    """The longest time named in an announcement, in seconds."""
    named = [
        int(value.content.high)
        for value in find_values(tokenise(text))
        if isinstance(value.content, Duration) and value.content.scale == "clock"
    ]
    return max(named, default=None)


TIME_FAULTS: Mapping[str, Callable[[Call], Iterator[Spot]]] = {
    "slow_reply": slow_reply,
    "hold_too_long": hold_too_long,
    "held_in_total": held_in_total,
    "hold_longer_than_said": hold_longer_than_said,
    "loses_time": loses_time,
    "talks_over": talks_over,
    "too_long": too_long,
    "too_many_steps": too_many_steps,
}
"""The faults of this module by their names in the rubric."""
