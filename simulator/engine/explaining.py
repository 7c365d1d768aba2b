"""Why a rule fired and why the others did not: for those who write scenarios and personas."""

from __future__ import annotations

from dataclasses import dataclass, fields

from simulator.engine.conditions import Situation, When, holds
from simulator.engine.events import Replied
from simulator.engine.machine import moves_from
from simulator.engine.persona import GONE
from simulator.engine.replies import after_feelings, answer_asked, react, situation_of
from simulator.engine.turn import Turn

_PARTS = tuple(field.name for field in fields(When))


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """One rule at one reply. `to` is the mood, stage or outcome it leads to; `unmet` holds only the
    parts of its condition that fail. A rule that fits may still not fire: `spent` when it has fired
    as often as it may, else because one before it did."""

    to: str
    when: When
    fired: bool
    unmet: When
    spent: bool = False

    @property
    def fits(self) -> bool:
        """Whether the whole condition holds."""
        return self.unmet == When()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rules that one reply was held against, in the order in which they are tried."""

    reactions: tuple[RuleSeen, ...]
    moves: tuple[RuleSeen, ...]


def unmet(when: When, now: Situation) -> When:
    """The parts of a condition that do not hold, as a condition of their own."""
    failing = {}
    for name in _PARTS:
        part = When(**{name: getattr(when, name)})
        if not holds(part, now):
            failing[name] = getattr(when, name)
    return When(**failing)


def explain(turn: Turn, event: Replied) -> Explanation:
    """Hold a reply against every rule. `turn` is a workspace of its own: it is used up."""
    now = situation_of(turn, event)
    used = dict(turn.memory.used)
    reactions = _reactions(turn, now, used)
    react(turn, event, now)
    if turn.memory.mood == GONE:
        return Explanation(reactions, ())
    answer_asked(turn, now)
    return Explanation(reactions, _moves(turn, after_feelings(turn, now)))


def _reactions(turn: Turn, now: Situation, used: dict[int, int]) -> tuple[RuleSeen, ...]:
    seen: list[RuleSeen] = []
    for number, reaction in enumerate(turn.persona.reacts):
        missing = unmet(reaction.when, now)
        spent = bool(reaction.at_most) and used.get(number, 0) >= reaction.at_most
        fires = missing == When() and not spent and not any(one.fired for one in seen)
        seen.append(RuleSeen(reaction.mood, reaction.when, fires, missing, spent))
    return tuple(seen)


def _moves(turn: Turn, now: Situation) -> tuple[RuleSeen, ...]:
    seen: list[RuleSeen] = []
    for move in moves_from(turn.scenario, turn.memory.stage):
        missing = unmet(move.when, now)
        fires = missing == When() and not any(one.fired for one in seen)
        seen.append(RuleSeen(move.to, move.when, fires, missing))
    return tuple(seen)
