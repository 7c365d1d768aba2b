"""Whether a customer was left waiting, by the rule of the scorecard's "Too long without a word"
(002, Live chat; 003, Focus)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.call import Call
from scoring.timing import overlong
from simulator.engine.events import Acted, Event, Replied, Waited
from simulator.practice.session import Session


@dataclass(frozen=True, slots=True)
class Attention:
    """What one customer got of it. `longest_s` is the longest time, in seconds, in which nothing
    was said or done; `late` are the replies that took longer than the channel bears; `gave_up`
    is true where the customer left out of a silence, `left_off` where the trainee ended the call in
    place of an answer to a customer who had asked for one."""

    longest_s: int
    replies: int
    late: int
    gave_up: bool
    left_off: bool

    @property
    def neglected(self) -> bool:
        """Whether the customer waited too long, or in vain."""
        return bool(self.late) or self.gave_up or self.left_off or not self.replies


def quiet_since(events: Iterable[Event]) -> int:
    """When something was last said or done, in milliseconds of the call. That the customer notices
    a silence does not end it."""
    return max((event.at for event in events if not isinstance(event, Waited)), default=0)


def attention(session: Session) -> Attention:
    """What the customer of `session` got so far, the work after the call left out."""
    events = session.events[: session.ended_after]
    told = session.transcript()
    call = Call(told, {})
    gave_up = told.left and isinstance(events[-1], Waited)
    return Attention(
        longest_s=_longest_ms(events) // 1000,
        replies=sum(isinstance(event, Replied) for event in events),
        late=sum(overlong(call, at) > 0 for at in call.replies),
        gave_up=gave_up,
        left_off=told.ended and not gave_up and _asks_at_the_end(events),
    )


def _asks_at_the_end(events: Sequence[Event]) -> bool:
    """Whether the customer noticed a silence that no reply has ended."""
    told = [event for event in events if not isinstance(event, Acted)]
    return bool(told) and isinstance(told[-1], Waited)


def _longest_ms(events: Sequence[Event]) -> int:
    since, longest = 0, 0
    for event in events:
        longest = max(longest, event.at - since)
        if not isinstance(event, Waited):
            since = event.at
    return longest


def verdict(names: Sequence[str], given: Sequence[Attention]) -> tuple[str, ...]:
    """The focus over several customers, in sentences: the first is about all of them."""
    left = [told for told in map(_told, names, given) if told]
    if not left:
        return ("Focus: nobody was left waiting. Every reply came within what a chat bears.",)
    fine = len(names) - len(left)
    head = f"Focus: {fine} of {len(names)} customers were never left waiting."
    advice = "Write a short line to whoever waits longest before a long one to somebody else."
    return (head, *left, advice)


def _told(name: str, one: Attention) -> str:
    if not one.neglected:
        return ""
    parts = []
    if one.late:
        times = "once" if one.late == 1 else f"{one.late} times"
        parts.append(f"waited too long {times}")
    if not one.replies:
        parts.append("never got an answer")
    if one.gave_up:
        parts.append("gave up waiting")
    elif one.left_off and one.replies:
        parts.append("was still waiting when the chat was closed")
    return f"{name} {' and '.join(parts)}."
