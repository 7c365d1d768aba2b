"""How a call ended, judged from its turns where nobody recorded it."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Result, Turn

_SOLVES = {"solution", "options", "instruction", "recommendation"}
_CARRIES_ON = {"follow_up", "ownership", "escalation_offer", "transfer_notice", "expectation"}
_PLEASED = {"agrees", "thanks", "solved", "says_no_more", "praise"}
_LOST = {"leaves", "abuse", "threat", "anger"}
_STILL_OPEN = {"feeling", "refuses", "insists", "says_again", "confusion", "doubts"}
_HANDED_ON = {"transfer_warm", "escalate"}


def result_of(turns: Sequence[Turn]) -> Result:
    """Good when the customer was helped and left content, bad when neither helped nor handed on.

    A call ended over abuse is good only when the caller was warned first and went on.
    """
    actions = {turn.action for turn in turns if isinstance(turn, ActionTurn)}
    shown = {
        shown.behaviour for turn in turns if isinstance(turn, AgentTurn) for shown in turn.shown
    }
    if "disconnect" in actions or "disconnect_notice" in shown:
        return "good" if ended_by_the_book(turns) else "bad"
    last = _last_words(turns)
    helped = bool(shown & _SOLVES) or "work" in actions
    if "solved" in last and not last & _LOST:
        return "good"
    if last & _LOST:
        return "mixed" if helped and last & _PLEASED and not last & {"leaves", "abuse"} else "bad"
    if helped:
        return _helped(turns, last)
    if actions & _HANDED_ON or (shown & _CARRIES_ON and not last & _STILL_OPEN):
        return "mixed"
    return "bad"


def _helped(turns: Sequence[Turn], last: frozenset[str]) -> Result:
    if last & _STILL_OPEN and not last & _PLEASED:
        return "good" if _answered_last(turns) and not last & {"refuses", "insists"} else "mixed"
    return "good" if last & _PLEASED or _answered_last(turns) else "mixed"


def _answered_last(turns: Sequence[Turn]) -> bool:
    """True when the help came after the customer's last words."""
    for turn in reversed(turns):
        if isinstance(turn, CustomerTurn):
            return False
        if isinstance(turn, AgentTurn) and any(s.behaviour in _SOLVES for s in turn.shown):
            return True
    return False


def _last_words(turns: Sequence[Turn]) -> frozenset[str]:
    """The signals of the customer's last turn."""
    for turn in reversed(turns):
        if isinstance(turn, CustomerTurn):
            return turn.signals
    return frozenset()


def ended_by_the_book(turns: Sequence[Turn]) -> bool:
    """True when the caller was warned, went on with the abuse, and the call was then ended for it."""
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
