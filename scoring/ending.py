"""How a call ended, judged from its turns where nobody recorded it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Result, Turn

_SOLVES = {"solution", "options", "instruction", "recommendation"}
_CARRIES_ON = {"follow_up", "ownership", "escalation_offer", "transfer_notice", "expectation"}
_PLEASED = {"agrees", "thanks", "solved", "says_no_more", "praise", "content", "delighted"}
_LOST = {"leaves", "abuse", "threat", "anger", "upset"}
_STILL_OPEN = {"feeling", "refuses", "insists", "says_again", "confusion", "doubts", "unsettled"}
_UNEASY = {"unsettled", "need_open", "upset"}
_ASKED = ("further_help", "confirm_resolution", "check_understanding")
_NO = re.compile(r"\W*(?:no|nope|nah|naw|nothing)\b", re.I)
_REFUSED = {"refuses", "insists"}
_HANDED_ON = {"transfer_warm", "escalate"}
_TOLD = {"transfer_notice", "escalation_offer"}


def result_of(turns: Sequence[Turn]) -> Result:
    """Good when the customer was helped and left content, bad when neither helped nor handed on.

    A wrong statement that nobody put right makes a good ending mixed at best. A call ended over
    abuse is good only when the caller was warned first and went on.
    """
    actions = {turn.action for turn in turns if isinstance(turn, ActionTurn)}
    if "disconnect" in actions or ended_by_the_book(turns):
        return "good" if ended_by_the_book(turns) else "bad"
    result = _result_of_talk(turns, actions)
    return "mixed" if result == "good" and _misinformed(turns) else result


def _result_of_talk(turns: Sequence[Turn], actions: Set[str]) -> Result:
    shown = {
        shown.behaviour for turn in turns if isinstance(turn, AgentTurn) for shown in turn.shown
    }
    last = _last_words(turns)
    if last & _LOST:
        return _result_of_anger(shown, actions, last)
    if "solved" in last:
        return "good"
    if "need_open" in last and not last & _PLEASED:
        return "mixed" if _answered_last(turns) and "unsettled" not in last else "bad"
    if shown & _SOLVES or "work" in actions:
        still_open = last & _STILL_OPEN and not last & _PLEASED and not _answered_last(turns)
        return "mixed" if still_open or last & _REFUSED - _PLEASED else "good"
    if actions & _HANDED_ON:
        return "good" if shown & _TOLD else "mixed"
    return "mixed" if shown & _CARRIES_ON and not last & _STILL_OPEN else "bad"


def _result_of_anger(shown: Set[str], actions: Set[str], last: Set[str]) -> Result:
    helped = bool(shown & _SOLVES or actions & (_HANDED_ON | {"work"}))
    return "mixed" if helped and last & _PLEASED and not last & {"leaves", "abuse"} else "bad"


def _misinformed(turns: Sequence[Turn]) -> bool:
    """True when the last word on some fact was wrong."""
    last_word: dict[str, bool] = {}
    for turn in turns:
        if isinstance(turn, AgentTurn):
            last_word.update((stated.fact, stated.right) for stated in turn.stated)
    return not all(last_word.values())


def _answered_last(turns: Sequence[Turn]) -> bool:
    """True when the help came after the customer's last words."""
    for turn in reversed(turns):
        if isinstance(turn, CustomerTurn):
            return False
        if isinstance(turn, AgentTurn) and any(s.behaviour in _SOLVES for s in turn.shown):
            return True
    return False


def _last_words(turns: Sequence[Turn]) -> frozenset[str]:
    """The signals of the customer's last turn. A "no" to "anything else?" leaves nothing open."""
    asked = False
    last: frozenset[str] = frozenset()
    for turn in turns:
        if isinstance(turn, CustomerTurn):
            last = turn.signals
            if asked and _NO.match(turn.text):
                last = (last - _UNEASY) | {"says_no_more"}
        elif isinstance(turn, AgentTurn):
            asked = any(shown.behaviour in _ASKED for shown in turn.shown)
    return last


def ended_by_the_book(turns: Sequence[Turn]) -> bool:
    """True when the caller was warned, went on with the abuse, and was then cut off for it."""
    warned = went_on = False
    for turn in turns:
        if isinstance(turn, CustomerTurn):
            went_on = went_on or (warned and not turn.signals.isdisjoint({"abuse", "threat"}))
        elif isinstance(turn, ActionTurn):
            if turn.action == "disconnect":
                return went_on
        else:
            shown = {shown.behaviour for shown in turn.shown}
            if went_on and "disconnect_notice" in shown:
                return True
            warned = warned or bool(shown & {"boundary", "disconnect_notice"})
    return False
