"""What takes the steps of procedures: the rubric's evidence, and what only procedures look for.

`heard:LIST` is a phrase of that list in the customer's words, `words:TEXT` these very words in a
reply, `note:LIST` a phrase of that list in a note; `told:ACTION` is an action whose words say that
the customer was told or asked, `briefed:ACTION` one whose words brief the next agent, and
`trigger:NAME` the turn at which a trigger of the rubric fires.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.call import Call, Moment, Spot, announced
from scoring.customer import SIGNALS
from scoring.dues import TRIGGERS
from scoring.transcript import ACTIONS, WORK, ActionTurn, AgentTurn, CustomerTurn
from scoring.words import phrases_of

_BRIEFING_WORDS = 3
ANY_WORDS = "words"
"""The kind of evidence that is followed by words of the author's own."""


class Evidence:
    """Finds evidence in the turns of one call."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self._moments: dict[str, tuple[Moment, ...]] = {}
        self._found: dict[tuple[int, str], Spot | None] = {}

    def find(self, turn: int, names: Sequence[str]) -> Spot | None:
        """The first of some names that shows in a turn."""
        for name in names:
            key = (turn, name)
            if key not in self._found:
                self._found[key] = self._look(turn, name)
            if self._found[key] is not None:
                return self._found[key]
        return None

    def first(self, names: Sequence[str], start: int, end: int) -> int | None:
        """The first turn from `start` to before `end` that shows any of some names."""
        return next((at for at in range(start, end) if self.find(at, names)), None)

    def moments(self, trigger: str) -> tuple[Moment, ...]:
        """The moments at which a trigger of the rubric fires."""
        if trigger not in self._moments:
            self._moments[trigger] = tuple(TRIGGERS[trigger](self.call))
        return self._moments[trigger]

    def _look(self, turn: int, name: str) -> Spot | None:
        kind, _, what = name.partition(":")
        if kind not in _KINDS_HERE:
            return self.call.evidence(turn, (name,))
        call, found = self.call, self.call.turns[turn]
        if kind == "trigger":
            fired = any(moment.turn == turn for moment in self.moments(what))
            return call.whole(turn) if fired else None
        if isinstance(found, CustomerTurn):
            return self._phrase(turn, what) if kind == "heard" else None
        if isinstance(found, AgentTurn):
            places = phrases_of((what,)).find(found.text) if kind == ANY_WORDS else ()
            return Spot(turn, *places[0]) if places else None
        if kind == "note":
            return self._phrase(turn, what) if found.action == "note" else None
        return call.whole(turn) if found.action == what and _says_so(kind, found) else None

    def _phrase(self, turn: int, name: str) -> Spot | None:
        phrases = self.call.phrases.get(name)
        places = phrases.find(self.call.text(turn)) if phrases else ()
        return Spot(turn, *places[0]) if places else None


_KINDS_HERE = ("heard", ANY_WORDS, "note", "told", "briefed", "trigger")


def kinds_of_evidence(phrases: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """What may follow each kind of evidence, where `phrases` are the lists there are. After
    `words` anything may."""
    lists = tuple(phrases)
    return {
        "action": (*ACTIONS, WORK),
        "told": ACTIONS,
        "briefed": ACTIONS,
        "customer": SIGNALS,
        "outcome": ("good", "mixed", "bad"),
        "fact": ("right",),
        "trigger": tuple(TRIGGERS),
        "phrase": lists,
        "heard": lists,
        "note": lists,
    }


def _says_so(kind: str, action: ActionTurn) -> bool:
    """Whether the words of an action tell of leave or of a briefing."""
    if kind == "told":
        return announced(action)
    words = action.detail.lower()
    return kind == "briefed" and len(words.split()) >= _BRIEFING_WORDS and "no brief" not in words
