"""Which rule of a list can come first: the search for an event that fits it and none before it.

The engine's own `holds` decides. A call that is known exactly is looked at through one situation;
of a call that is known in part, `Perhaps` shows the best or the worst case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from simulator.content.check.replies import (
    SPOKEN_ACTIONS,
    Cue,
    Rank,
    Way,
    as_one,
    lacked,
    standing,
    ways,
)
from simulator.engine.conditions import Situation, When, holds

MOST_TRIED = 600
"""Events tried for one rule; where they do not suffice the rule counts as one that can fire."""


class Perhaps(frozenset[str]):
    """A set that is known in part: `issuperset` asks what is in it, `isdisjoint` what is in
    `against`. In the best case all that may be there is in it and `against` is what must be."""

    against: frozenset[str] = frozenset()

    @classmethod
    def of(cls, inside: Iterable[str], against: Iterable[str]) -> Perhaps:
        """A set for one of the two cases."""
        made = cls(inside)
        made.against = frozenset(against)
        return made

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Whether none of `other` is in `against`."""
        return self.against.isdisjoint(other)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of a list. `limited` tells that it stops fitting after some use."""

    when: When
    limited: bool = False
    lacks: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lacks", lacked(self.when))


@dataclass(frozen=True, slots=True)
class View:
    """What is known of a call before an event: the best and the worst case; the same where all is
    known. `spent` are the rules of the list that have been used up for certain; with `honest` the
    trainee states nothing wrong."""

    best: Situation
    worst: Situation
    facts: frozenset[str]
    spent: frozenset[int] = frozenset()
    exact: bool = False
    honest: bool = False
    _any_stated: Situation = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_any_stated", replace(self.best, stated=self.facts))

    def may(self, when: When, cue: Cue) -> bool:
        """Whether `when` can hold of `cue`."""
        return holds(when, seen(self.best, cue))

    def must(self, rule: Rule, cue: Cue) -> bool:
        """Whether the rule holds of `cue` in any case."""
        if rule.limited and not self.exact:
            return False
        return holds(rule.when, seen(self.worst, cue))

    def allows(self, when: When) -> bool:
        """Whether the call can stand as `when` wants it, whatever the event."""
        return holds(standing(when), self._any_stated)


def seen(base: Situation, cue: Cue) -> Situation:
    """`base` with the event in it; what a reply states counts at once, as in the engine."""
    stated = base.stated
    if cue.states:
        more = frozenset((*stated, *cue.states))
        stated = Perhaps.of(more, stated.against) if isinstance(stated, Perhaps) else more
    return Situation(
        shown=cue.shown,
        words=cue.words,
        stated=stated,
        misstated=frozenset(cue.misstates),
        act=cue.act,
        done=base.done,
        heat=base.heat,
        flags=base.flags,
        interrupted=cue.interrupts,
        replies=base.replies,
    )


def fitting(
    rules: Sequence[Rule], number: int, view: View, rank: Rank, act: str | None = None
) -> Cue | None:
    """An event for which rule `number` is the first that fits, or None when there is none.

    With `act` the event is that action, or a reply where it is empty; without, it is a reply unless
    the rule asks for an action. Where the search grows too long the least event of the rule is
    given: nothing may be called impossible that was not tried out.
    """
    rule = rules[number]
    if number in view.spent or not view.allows(rule.when):
        return None
    left = MOST_TRIED
    before = [r for place, r in enumerate(rules[:number]) if place not in view.spent]
    first: Cue | None = None
    for way in ways(rule.when, rank):
        cue = _as_act(way, act)
        if cue is None or (view.honest and cue.misstates):
            continue
        first = first or cue
        if left <= 0:
            return first
        found, left = _unblocked(rule, before, replace(way, cue=cue), view, left)
        if found is not None:
            return found
    return None


def together(one: Rule, two: Rule, views: Sequence[View]) -> bool:
    """Whether one reply can fit both rules; true as well where too many would have to be tried."""
    pairs = product(ways(one.when), ways(two.when))
    for first, second in islice(pairs, MOST_TRIED):
        both = as_one(first, second)
        if both is None or both.act is not None:
            continue
        if any(v.may(one.when, both.cue) and v.may(two.when, both.cue) for v in views):
            return True
    return next(pairs, None) is not None


def _as_act(way: Way, act: str | None) -> Cue | None:
    """The least event of `way` as the action `act`; None when it cannot be that."""
    if act is None or (way.act or "") == act:
        return way.cue
    if way.act is not None or way.cue.shown or way.cue.misstates or way.cue.interrupts:
        return None
    silent = way.cue.phrases and act not in SPOKEN_ACTIONS
    return None if silent else replace(way.cue, act=act, states=())


def _unblocked(
    rule: Rule, before: Sequence[Rule], way: Way, view: View, left: int
) -> tuple[Cue | None, int]:
    """The event of `way`, with more behaviours where these keep an earlier rule from fitting."""
    waiting, known = [way.cue], {way.cue}
    while waiting:
        cue = waiting.pop()
        left -= 1
        if left <= 0:
            return way.cue, 0
        if not view.may(rule.when, cue):
            continue
        blocking = next((one for one in before if view.must(one, cue)), None)
        if blocking is None:
            return cue, left
        for other in _breaking(cue, blocking, way):
            if other not in known:
                known.add(other)
                waiting.append(other)
    return None, left


def _breaking(cue: Cue, blocking: Rule, way: Way) -> Iterable[Cue]:
    """The event with one thing more that may keep `blocking` from fitting."""
    if cue.act:
        return
    for behaviour in sorted(blocking.lacks - way.lacks - cue.shown, reverse=True):
        yield replace(cue, shown=cue.shown | {behaviour})
    if way.interrupts is None and not cue.interrupts:
        yield replace(cue, interrupts=True)
