"""A transcript made ready for judging: replies by number, and where in a turn something shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.ending import ended_by_the_book, result_of
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Result, Transcript
from scoring.words import Phrases

_TOLD = Phrases(
    ["announced", "with permission", "permission asked", "asked first", "asks permission",
     "customer agreed", "customer agrees", "with consent", "with leave", "told why"]
)  # fmt: skip
_UNTOLD = Phrases(
    ["unannounced", "not announced", "no warning", "without", "no permission", "no notice"]
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a call: a turn and a span of its text."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that makes a behaviour due.

    `turn` is where it happened; what meets it may stand from turn `start` on, and before turn `end`
    where that is given. `done` is the place that already proves it.
    """

    turn: int
    start: int
    end: int | None = None
    done: Spot | None = None


class Call:
    """A read-only view of one transcript, with the phrase lists of the rubric at hand."""

    def __init__(self, transcript: Transcript, phrases: Mapping[str, Phrases]) -> None:
        self.transcript = transcript
        self.turns = transcript.turns
        self.phrases = phrases
        self.replies = self._turns_of(AgentTurn)
        self.customers = self._turns_of(CustomerTurn)
        self.actions = self._turns_of(ActionTurn)

    def _turns_of(self, kind: type) -> tuple[int, ...]:
        return tuple(at for at, turn in enumerate(self.turns) if isinstance(turn, kind))

    def agent_turns(self) -> Iterator[tuple[int, AgentTurn]]:
        """The replies with the numbers of their turns, in order."""
        for at, turn in enumerate(self.turns):
            if isinstance(turn, AgentTurn):
                yield at, turn

    @cached_property
    def result(self) -> Result | None:
        """How the call ended: as recorded, else as its turns show it; None while it goes on.

        A call ended over abuse after a warning was handled well, whatever became of the matter.
        """
        recorded = self.transcript.result
        if not self.transcript.ended:
            return recorded
        if recorded == "bad" and self.by_the_book:
            return "mixed"
        return recorded or result_of(self.turns)

    @property
    def last_said(self) -> int:
        """The turn of the last words that anybody said: there the call ended, whatever was done
        after it. The last turn where nothing was said."""
        return max((*self.customers, *self.replies), default=len(self.turns) - 1)

    @cached_property
    def by_the_book(self) -> bool:
        """True when the call was ended over abuse, after a warning that did not help."""
        return ended_by_the_book(self.turns)

    def text(self, turn: int) -> str:
        """The words of a turn; an action's are its detail."""
        found = self.turns[turn]
        return found.detail if isinstance(found, ActionTurn) else found.text

    def whole(self, turn: int) -> Spot:
        """The whole of a turn's text."""
        return Spot(turn, 0, len(self.text(turn)))

    def evidence(self, turn: int, names: Sequence[str]) -> Spot | None:
        """The first of some names that shows in a turn.

        A name is a behaviour, or `action:`, `phrase:`, `customer:` (a signal), `fact:right` or
        `outcome:` with what follows.
        """
        for name in names:
            spot = self._find(turn, name)
            if spot is not None:
                return spot
        return None

    def _find(self, turn: int, name: str) -> Spot | None:
        kind, _, what = name.partition(":")
        found = self.turns[turn]
        if kind == "outcome":
            return self.whole(turn) if turn == self.last_said and self.result == what else None
        if isinstance(found, AgentTurn):
            return self._in_reply(turn, found, kind, what)
        if isinstance(found, ActionTurn):
            return self.whole(turn) if kind == "action" and found.action == what else None
        return self.whole(turn) if kind == "customer" and what in found.signals else None

    def _in_reply(self, turn: int, reply: AgentTurn, kind: str, what: str) -> Spot | None:
        if kind == "phrase":
            places = self.phrases[what].find(reply.text) if what in self.phrases else ()
            return Spot(turn, *places[0]) if places else None
        if kind == "fact":
            right = [stated for stated in reply.stated if stated.right]
            return Spot(turn, right[0].start, right[0].end) if right else None
        if what:
            return None
        found = (shown for shown in reply.shown if shown.behaviour == kind)
        surest = max(found, key=lambda one: one.confidence, default=None)
        return None if surest is None else Spot(turn, surest.start, surest.end)

    def shows(self, turn: int, *names: str) -> bool:
        """True when any of some names shows in a turn."""
        return self.evidence(turn, names) is not None

    def says(self, turn: int, *signals: str) -> bool:
        """True when a turn is the customer's and has any of some signals."""
        found = self.turns[turn]
        return isinstance(found, CustomerTurn) and not found.signals.isdisjoint(signals)

    def first_reply_from(self, turn: int) -> int:
        """The number, in `replies`, of the first reply at or after a turn."""
        return bisect_left(self.replies, turn)

    def last_reply_before(self, turn: int) -> int | None:
        """The turn of the last reply before a turn."""
        number = bisect_left(self.replies, turn)
        return self.replies[number - 1] if number else None

    def shown_before(self, turn: int, *names: str) -> bool:
        """True when any of some names shows in a turn before this one."""
        return any(self.shows(at, *names) for at in range(turn))

    def signals_before(self, turn: int) -> frozenset[str]:
        """The signals of what the customer said since the last reply before a turn."""
        last = self.last_reply_before(turn)
        found: set[str] = set()
        for at in range(0 if last is None else last + 1, turn):
            customer = self.turns[at]
            if isinstance(customer, CustomerTurn):
                found |= customer.signals
        return frozenset(found)


def announced(action: ActionTurn) -> bool:
    """True when the words of an action say that the customer was told or asked."""
    return bool(_TOLD.find(action.detail)) and not _UNTOLD.find(action.detail)
