"""The moments of a call that make something due: one small pure function a trigger.

A rubric names a trigger; what meets it, and in how many replies, the rubric's rule says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scoring.asking import fact_asked
from scoring.call import Call, Moment, announced
from scoring.channel_rules import body_described
from scoring.on_screen import history_known
from scoring.promises import promise_made
from scoring.timing import LONG_HOLD, hold_goes_on
from scoring.transcript import ActionTurn, AgentTurn

Trigger = Callable[[Call], Iterator[Moment]]

TRIGGERS: dict[str, Trigger] = {
    "fact_asked": fact_asked,
    "promise_made": promise_made,
    "hold_goes_on": hold_goes_on,
    "body_described": body_described,
    "history_known": history_known,
}

_ANSWERS = ("solution", "options", "instruction", "positive_framing", "recommendation")
_STORY_WORDS = 12
_REQUEST_WORDS = 5
_CLOSING_REPLIES = 3
_OVER = ("disconnect", "transfer_warm", "transfer_cold", "escalate")
_WARNINGS = ("boundary", "phrase:warning")
_ACCOUNT_WORDS = ("account", "order", "booking", "record", "records", "profile", "file", "history")


def _trigger(name: str) -> Callable[[Trigger], Trigger]:
    def register(function: Trigger) -> Trigger:
        TRIGGERS[name] = function
        return function

    return register


def _on_signals(name: str, *signals: str) -> None:
    """Registers a trigger that fires on every customer turn with any of some signals."""

    def fires(call: Call) -> Iterator[Moment]:
        for at in call.customers:
            if call.says(at, *signals):
                yield Moment(at, at + 1)

    TRIGGERS[name] = fires


def _on_shown(name: str, *behaviours: str) -> None:
    """Registers a trigger that fires on every reply that shows any of some behaviours."""

    def fires(call: Call) -> Iterator[Moment]:
        for at in call.replies:
            if call.shows(at, *behaviours):
                yield Moment(at, at)

    TRIGGERS[name] = fires


_on_signals("anger_shown", "anger", "abuse", "threat")
_on_signals("worry_shown", "worry", "doubts")
_on_signals("confusion_shown", "confusion")
_on_signals("abuse_heard", "abuse", "threat")
_on_signals("threat_heard", "threat")
_on_signals("supervisor_asked", "asks_supervisor")
_on_signals("said_again", "says_again")
_on_signals("identity_corrected", "corrects_identity")
_on_signals("agent_corrected", "corrects_agent")
_on_signals("feedback_given", "feedback")
_on_signals("praise_given", "praise")
_on_signals("venting", "vents")
_on_signals("in_hurry", "hurry")
_on_signals("offer_opened", "open_to_offer")
_on_signals("other_person_asked", "asks_for_another")
_on_signals("wandering", "wanders")
_on_signals("under_fire", "anger", "abuse", "threat")
_on_shown("no_given", "negative_language", "positive_framing")
_on_shown("instruction_given", "instruction")
_on_shown("recommended", "recommendation")


@_trigger("feeling_shown")
def _feeling_shown(call: Call) -> Iterator[Moment]:
    """A feeling that asks for empathy; abuse asks for a limit instead."""
    for at in call.customers:
        if call.says(at, "feeling", "anger") and not call.says(at, "abuse", "threat"):
            yield Moment(at, at + 1)


@_trigger("feeling_goes_on")
def _feeling_goes_on(call: Call) -> Iterator[Moment]:
    """A feeling after the first one and a reply to it: the first is another rule's."""
    moments = _feeling_shown(call)
    first = next(moments, None)
    for moment in moments:
        if first and call.first_reply_from(first.start) < call.first_reply_from(moment.start):
            yield moment


@_trigger("opening")
def _opening(call: Call) -> Iterator[Moment]:
    """The first reply."""
    if call.replies:
        yield Moment(call.replies[0], call.replies[0])


@_trigger("whole_call")
def _whole_call(call: Call) -> Iterator[Moment]:
    """A call that got going: two replies or more."""
    if len(call.replies) >= 2:
        yield Moment(call.replies[0], 0)


@_trigger("problem_told")
def problem_told(call: Call) -> Iterator[Moment]:
    """The first turn in which the customer says what they want.

    A call that had to be ended over abuse owes no more than how that was done.
    """
    if call.by_the_book:
        return
    asked = [at for at in call.customers if call.says(at, "problem", "question", "feeling")]
    told = asked or [at for at in call.customers if _words(call, at) >= _REQUEST_WORDS]
    if told:
        yield Moment(told[0], told[0] + 1)


@_trigger("story_told")
def _story_told(call: Call) -> Iterator[Moment]:
    """The first telling of something that went wrong, or any request told at length."""
    for moment in problem_told(call):
        at = moment.turn
        asks_only = call.says(at, "question") and not call.says(at, "problem", "feeling")
        if call.says(at, "let_down") or (_words(call, at) >= _STORY_WORDS and not asks_only):
            yield moment


@_trigger("let_down_told")
def _let_down_told(call: Call) -> Iterator[Moment]:
    """The first turn that tells of something our side got wrong; an apology that came before it
    was told in full is none the worse for that."""
    told = [at for at in call.customers if call.says(at, "let_down")]
    if told and not call.by_the_book:
        before = (call.evidence(at, ("apology",)) for at in call.replies if at < told[0])
        yield Moment(told[0], told[0] + 1, None, next(filter(None, before), None))


@_trigger("question_asked")
def _question_asked(call: Call) -> Iterator[Moment]:
    """A question about the matter, not a greeting or a call for attention."""
    for at in call.customers:
        if call.says(at, "question") and not call.says(at, "calls_for_attention", "abuse"):
            yield Moment(at, at + 1)


@_trigger("course_changes")
def _course_changes(call: Call) -> Iterator[Moment]:
    """After an answer was offered, the customer refuses it, insists, or brings something new."""
    for at in call.customers:
        if call.says(at, "refuses", "new_fact", "insists") and call.shown_before(at, *_ANSWERS):
            yield Moment(at, at + 1)


@_trigger("abuse_goes_on")
def _abuse_goes_on(call: Call) -> Iterator[Moment]:
    """Abuse or a threat after a boundary was set."""
    for at in call.customers:
        if call.says(at, "abuse", "threat") and call.shown_before(at, *_WARNINGS):
            yield Moment(at, at + 1)


@_trigger("hold_begins")
def _hold_begins(call: Call) -> Iterator[Moment]:
    """A hold, done or only spoken of; what announces it stands in the reply before or the same."""
    for at, turn in enumerate(call.turns):
        if isinstance(turn, ActionTurn) and turn.action == "hold":
            last = call.last_reply_before(at)
            done = call.whole(at) if announced(turn) else None
            yield Moment(at, at if last is None else last, at + 1, done)
        elif call.shows(at, "hold_request", "bare_hold") and not _follows(call, at, "hold"):
            yield Moment(at, at, at + 1)


@_trigger("hold_ends")
def _hold_ends(call: Call) -> Iterator[Moment]:
    """The customer is back from a hold."""
    for at in call.actions:
        if (call.shows(at, "action:hold") and not _follows(call, at, "resume")) or call.shows(
            at, "action:resume"
        ):
            yield Moment(at, at + 1)


@_trigger("long_hold")
def _long_hold(call: Call) -> Iterator[Moment]:
    """A hold of more than two minutes."""
    for at in call.actions:
        action = call.turns[at]
        long = isinstance(action, ActionTurn) and action.seconds > LONG_HOLD
        if long and call.shows(at, "action:hold", "action:resume"):
            yield Moment(at, at + 1)


@_trigger("transfer_made")
def _transfer_made(call: Call) -> Iterator[Moment]:
    """A transfer, done or only spoken of; it is told in one of the two replies before it."""
    spoken = [at for at in call.replies if call.shows(at, "transfer_notice", "bare_transfer")]
    done = [
        at for at in call.actions if call.shows(at, "action:transfer_warm", "action:transfer_cold")
    ]
    for at in done:
        number = call.first_reply_from(at)
        start = call.replies[max(number - 2, 0)] if number else at
        action = call.turns[at]
        told = isinstance(action, ActionTurn) and announced(action)
        yield Moment(at, start, at + 1, call.whole(at) if told else None)
    if not done and spoken:
        yield Moment(spoken[0], spoken[0], spoken[0] + 1)


@_trigger("transfer_done")
def _transfer_done(call: Call) -> Iterator[Moment]:
    """A transfer that was carried out: warm with a briefing meets what it makes due."""
    for at in call.actions:
        if call.shows(at, "action:transfer_warm", "action:transfer_cold"):
            yield Moment(at, at, at + 1)


@_trigger("warm_transfer")
def _warm_transfer(call: Call) -> Iterator[Moment]:
    """A warm transfer; a briefing in its words proves that the next agent knows the story."""
    for at in call.actions:
        if call.shows(at, "action:transfer_warm"):
            brief = len(call.text(at).split()) >= 3 and "no briefing" not in call.text(at).lower()
            yield Moment(at, at, at + 1, call.whole(at) if brief else None)


@_trigger("disconnected")
def _disconnected(call: Call) -> Iterator[Moment]:
    """The agent ends the call over abuse."""
    for at, _ in enumerate(call.turns):
        if call.shows(at, "action:disconnect"):
            last = call.last_reply_before(at)
            yield Moment(at, at if last is None else last)


@_trigger("needs_time")
def _needs_time(call: Call) -> Iterator[Moment]:
    """The customer needs a moment; time given in the reply before still counts."""
    for at in call.customers:
        if call.says(at, "needs_time"):
            last = call.last_reply_before(at)
            yield Moment(at, at if last is None else last)


@_trigger("not_known")
def _not_known(call: Call) -> Iterator[Moment]:
    """The agent says that it does not know, or was put right by the customer."""
    for at in call.replies:
        if call.shows(at, "humility", "phrase:not_knowing"):
            yield Moment(at, at)


@_trigger("silence_noticed")
def _silence_noticed(call: Call) -> Iterator[Moment]:
    """The customer asks whether anybody is there."""
    for at in call.customers:
        if call.says(at, "calls_for_attention") and at > 0:
            yield Moment(at, at + 1)


@_trigger("name_known")
def _name_known(call: Call) -> Iterator[Moment]:
    """The customer's name is on the screen, in a call that did not have to be ended over abuse."""
    if call.transcript.customer_name.strip() and call.replies and not call.by_the_book:
        yield Moment(call.replies[0], call.replies[0])


@_trigger("account_used")
def _account_used(call: Call) -> Iterator[Moment]:
    """The first time the agent opens or speaks of what the customer's account holds."""
    for at, turn in enumerate(call.turns):
        if isinstance(turn, ActionTurn):
            words = turn.detail.lower().split()
            opened = turn.action == "look_up" and any(word in words for word in _ACCOUNT_WORDS)
        else:
            opened = call.shows(at, "phrase:account_words")
        if opened:
            yield Moment(at, 0, at)
            return


@_trigger("identity_in_public")
def _identity_in_public(call: Call) -> Iterator[Moment]:
    """On a public channel the customer has a matter that needs account details."""
    if call.transcript.channel == "social":
        yield from problem_told(call)


@_trigger("solution_given")
def _solution_given(call: Call) -> Iterator[Moment]:
    """The first remedy or answer."""
    for at in call.replies:
        if call.shows(at, "solution", "instruction"):
            yield Moment(at, at)
            return


@_trigger("promise_given")
def _promise_given(call: Call) -> Iterator[Moment]:
    """The first remedy or commitment that will only be done after this reply."""
    for at in () if call.by_the_book else call.replies:
        if call.shows(at, "follow_up", "ownership") or (
            call.shows(at, "solution") and call.shows(at, "phrase:future")
        ):
            yield Moment(at, at)
            return


@_trigger("loose_end")
def _loose_end(call: Call) -> Iterator[Moment]:
    """Something stays open when the call ends: handed on, promised for later, or not solved."""
    if not _is_over(call):
        return
    open_ends = [
        at
        for at, _ in enumerate(call.turns)
        if call.shows(at, "action:escalate", "action:transfer_warm", "follow_up")
        or (call.result == "mixed" and call.shows(at, "expectation", "investigation"))
    ]
    if open_ends:
        yield Moment(open_ends[-1], 0)


@_trigger("closing")
def _closing(call: Call) -> Iterator[Moment]:
    """The end of a call that the agent could close: nobody hung up, was handed on or cut off."""
    if not _is_over(call) or len(call.replies) < 2 or not call.transcript.ended:
        return
    last = len(call.turns) - 1
    gone = call.says(last, "leaves", "abuse", "threat") or any(
        call.shows(at, *(f"action:{action}" for action in _OVER)) for at in call.actions
    )
    if not gone and not any(call.shows(at, "disconnect_notice") for at in call.replies):
        yield Moment(last, call.replies[-min(_CLOSING_REPLIES, len(call.replies))])


@_trigger("work_done")
def _work_done(call: Call) -> Iterator[Moment]:
    """The call is over, and somebody else will have to go on from what was written down."""
    handed_on = ("action:escalate", "action:transfer_warm", "action:disconnect")
    if _is_over(call) and any(call.shows(at, *handed_on) for at in call.actions):
        yield Moment(len(call.turns) - 1, 0)


@_trigger("fact_stated")
def _fact_stated(call: Call) -> Iterator[Moment]:
    """A reply states a fact of the case."""
    for at in call.replies:
        reply = call.turns[at]
        if isinstance(reply, AgentTurn) and reply.stated:
            wrong = any(not stated.right for stated in reply.stated)
            yield Moment(at, at, at if wrong else at + 1)


def _words(call: Call, turn: int) -> int:
    return len(call.text(turn).split())


def _is_over(call: Call) -> bool:
    ends = ("action:end", "action:disconnect", "action:transfer_warm", "action:transfer_cold")
    return call.transcript.ended or any(call.shows(at, *ends) for at in call.actions)


def _follows(call: Call, turn: int, action: str) -> bool:
    """True when an action stands after a turn, before the next reply."""
    for at in range(turn + 1, len(call.turns)):
        found = call.turns[at]
        if isinstance(found, AgentTurn):
            return False
        if isinstance(found, ActionTurn) and found.action == action:
            return True
    return False
