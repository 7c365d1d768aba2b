"""What conditions ask of a call as it stands: flags, facts, actions, what has to come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from simulator.engine.conditions import When
from simulator.engine.memory import Memory

_LEADS_TO = {"abused_after_warning": {"abused", "warned"}, "warned": {"abused"}}
"""Flags of the call that are set only after others."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What has to be true of a call, all at once, before some rule can fire."""

    flags: frozenset[str] = frozenset()
    no_flags: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    did: frozenset[str] = frozenset()
    heat: frozenset[str] = frozenset()

    def met(self, memory: Memory, heat: str) -> int:
        """How many of its parts are true now, in a mood of that heat."""
        return (
            (heat in self.heat)
            + len(self.flags & memory.flags)
            + len(self.no_flags - memory.flags)
            + len(self.states & memory.stated)
            + len(self.did & memory.done)
        )

    @property
    def size(self) -> int:
        """How many parts it has."""
        sets = (self.flags, self.no_flags, self.states, self.did)
        return bool(self.heat) + sum(len(one) for one in sets)

    def __or__(self, other: Goal) -> Goal:
        return Goal(
            self.flags | other.flags,
            self.no_flags | other.no_flags,
            self.states | other.states,
            self.did | other.did,
            self.heat & other.heat if self.heat and other.heat else self.heat | other.heat,
        )


class Asked:
    """What some rules ask for. They come in the lists in which the first that fits wins."""

    def __init__(self, lists: Iterable[Sequence[When]]) -> None:
        self._lists = tuple(dict.fromkeys(tuple(one) for one in lists))
        self._parts = tuple(
            dict.fromkeys(part for one in self._lists for when in one for part in parts(when))
        )

    @cached_property
    def flags(self) -> frozenset[str]:
        """The flags that are looked for, and those of the call that lead to them."""
        named = {flag for part in self._parts for flag in (*part.flags, *part.no_flags)}
        if any("verify" in (*part.did, *part.acts) for part in self._parts):
            named.add("identity_given")
        for flag, before in _LEADS_TO.items():
            if flag in named:
                named |= before
        return frozenset(named)

    @cached_property
    def refused(self) -> frozenset[str]:
        """The flags that must not be set."""
        return frozenset(flag for part in self._parts for flag in part.no_flags)

    @cached_property
    def facts(self) -> frozenset[str]:
        """The facts that have to be stated."""
        return frozenset(fact for part in self._parts for fact in part.states)

    @cached_property
    def actions(self) -> frozenset[str]:
        """The actions that have to be done."""
        return frozenset(action for part in self._parts for action in part.did)

    @cached_property
    def atoms(self) -> frozenset[tuple[str, str]]:
        """Flags, facts and actions, in the terms of `possible.Atom`."""
        asked = {("flag", flag) for flag in self.flags}
        asked |= {("fact", fact) for fact in self.facts}
        return frozenset(asked | {("done", action) for action in self.actions})

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """What has to come together, of two parts or more: for a rule to hold, and for the rules
        above it not to."""
        found: list[Goal] = []
        for one in self._lists:
            barred = Goal()
            for when in one:
                alone = tuple(goals(when))
                found += alone
                found += [goal | barred for goal in alone]
                barred |= kept_off(when)
        return tuple(dict.fromkeys(goal for goal in found if goal.size > 1))


def parts(when: When) -> Iterator[When]:
    """A condition and all conditions within it."""
    yield when
    for inner in when.either:
        yield from parts(inner)


def goals(when: When) -> Iterator[Goal]:
    """The ways in which a call can stand so that `when` may hold."""
    own = Goal(
        frozenset(when.flags),
        frozenset(when.no_flags),
        frozenset(when.states),
        frozenset(when.did),
        frozenset(when.heat),
    )
    if not when.either:
        yield own
    for part in when.either:
        yield from (own | inner for inner in goals(part))


def kept_off(when: When) -> Goal:
    """A way for a call to stand so that `when` cannot hold, empty where only an event can do it."""
    if when.flags:
        return Goal(no_flags=frozenset(when.flags[:1]))
    if when.no_flags:
        return Goal(flags=frozenset(when.no_flags[:1]))
    barred = Goal()
    for part in when.either:
        barred |= kept_off(part)
    return barred
