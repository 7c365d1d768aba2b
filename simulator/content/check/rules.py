"""The rules of a scenario and a persona as ordered lists, each rule under its path in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from simulator.content.check.fitting import Rule
from simulator.content.check.places import Path
from simulator.engine.conditions import When
from simulator.engine.machine import moves_from
from simulator.engine.memory import Memory
from simulator.engine.persona import Persona
from simulator.engine.scenario import Answer, Move, Scenario

_SILENT = ("email", "social")
_BEFORE_END = (
    "hold",
    "resume",
    "look_up",
    "verify",
    "transfer_warm",
    "transfer_cold",
    "escalate",
    "note",
    "end",
    "disconnect",
)
"""The actions that the plot can take up; a break is taken after the call."""

MADE_BY_CALL = frozenset(
    ("heard", "identity_given", "held", "abused", "warned", "abused_after_warning")
)
"""The flags that every call sets by itself."""

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


class Rules:
    """What can fire in a call of one scenario with one persona, in the order it is tried."""

    def __init__(self, scenario: Scenario, persona: Persona) -> None:
        self.scenario, self.persona = scenario, persona
        self._moves: dict[str, tuple[tuple[Path, Move, Rule], ...]] = {}
        self._answers: dict[str, tuple[tuple[Path, Answer, Rule], ...]] = {}
        self._after: dict[str, frozenset[str]] = {}

    @cached_property
    def reactions(self) -> tuple[Rule, ...]:
        """The persona's reactions."""
        return tuple(Rule(one.when, limited=one.at_most > 0) for one in self.persona.reacts)

    def moves(self, stage: str) -> tuple[tuple[Path, Move, Rule], ...]:
        """The ways out of a stage, its own and those of every stage."""
        if stage not in self._moves:
            own = len(self.scenario.stages[stage].goes)
            self._moves[stage] = tuple(
                (_move_path(stage, place, own), move, Rule(move.when))
                for place, move in enumerate(moves_from(self.scenario, stage))
            )
        return self._moves[stage]

    def answers(self, stage: str) -> tuple[tuple[Path, Answer, Rule], ...]:
        """The answers of a stage, its own and those of every stage."""
        if stage not in self._answers:
            own = self.scenario.stages[stage].answers
            pairs: list[tuple[Path, Answer]] = [
                (("stages", stage, "answers", at), one) for at, one in enumerate(own)
            ]
            pairs += [(("answers", at), one) for at, one in enumerate(self.scenario.answers)]
            self._answers[stage] = tuple((path, one, Rule(one.when)) for path, one in pairs)
        return self._answers[stage]

    def after(self, stage: str) -> frozenset[str]:
        """The stages that moves can lead to from a stage, their conditions left aside."""
        if stage not in self._after:
            found, waiting = set[str](), [stage]
            while waiting:
                targets = {move.to for _, move, _ in self.moves(waiting.pop())}
                fresh = (targets & self.scenario.stages.keys()) - found
                found |= fresh
                waiting += fresh
            self._after[stage] = frozenset(found)
        return self._after[stage]

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """Where the moves and answers stand, each once, in the order of the file."""
        stages = self.scenario.stages
        found = [path for one in stages for path, _, _ in (*self.answers(one), *self.moves(one))]
        return tuple(dict.fromkeys(found))

    @cached_property
    def actions(self) -> frozenset[str]:
        """The actions that can be done before the call ends and that the plot can take up."""
        scenario, possible = self.scenario, set(_BEFORE_END)
        if scenario.channel in _SILENT:
            possible -= {"hold", "resume"}
        if scenario.identity is None:
            possible.discard("verify")
        if not scenario.knowledge:
            possible.discard("look_up")
        return frozenset(possible)

    @property
    def waits(self) -> bool:
        """Whether a customer in this channel notices silence."""
        return self.scenario.channel not in _SILENT

    @cached_property
    def facts(self) -> frozenset[str]:
        """The facts that can be stated."""
        return frozenset(fact.id for fact in self.scenario.facts) | self.read_facts

    @cached_property
    def made_by_call(self) -> frozenset[str]:
        """The flags that the call itself can set here."""
        possible = set(MADE_BY_CALL)
        if self.scenario.identity is None:
            possible.discard("identity_given")
        if "hold" not in self.actions:
            possible.discard("held")
        if not self.persona.abusive_in:
            possible -= {"abused", "warned", "abused_after_warning"}
        return frozenset(possible)

    @cached_property
    def conditions(self) -> tuple[When, ...]:
        """Every condition of the scenario and the persona."""
        found = [rule.when for rule in self.reactions]
        for stage in self.scenario.stages:
            found += [rule.when for _, _, rule in self.moves(stage)]
            found += [rule.when for _, _, rule in self.answers(stage)]
        return tuple(dict.fromkeys(found))

    @cached_property
    def read_facts(self) -> frozenset[str]:
        """The facts that some condition wants stated."""
        return frozenset(f for when in self.conditions for part in parts(when) for f in part.states)

    @cached_property
    def read_actions(self) -> frozenset[str]:
        """The actions that some condition wants done."""
        return frozenset(a for when in self.conditions for part in parts(when) for a in part.did)

    @cached_property
    def read_flags(self) -> frozenset[str]:
        """The flags that some condition looks for, and those of the call that lead to them."""
        named = {
            flag
            for when in self.conditions
            for part in parts(when)
            for flag in (*part.flags, *part.no_flags)
        }
        if self._verifies:
            named.add("identity_given")
        for flag, before in _LEADS_TO.items():
            if flag in named:
                named |= before
        return frozenset(named)

    @property
    def _verifies(self) -> bool:
        """Whether some condition asks for the identity to be confirmed."""
        asked = (part for when in self.conditions for part in parts(when))
        return any("verify" in (*part.did, *part.acts) for part in asked)

    @cached_property
    def asked(self) -> frozenset[tuple[str, str]]:
        """All that some condition asks of a call, in the terms of `possible.Atom`."""
        asked = {("flag", flag) for flag in self.read_flags}
        asked |= {("fact", fact) for fact in self.read_facts}
        return frozenset(asked | {("done", action) for action in self.read_actions})

    @cached_property
    def refused_flags(self) -> frozenset[str]:
        """The flags that some condition wants not to be set."""
        return frozenset(
            f for when in self.conditions for part in parts(when) for f in part.no_flags
        )

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of two parts or more: what single flags and facts do not lead to."""
        found = [goal for when in self.conditions for goal in goals(when)]
        for stage in self.scenario.stages:
            barred = Goal()
            for _, move, _ in self.moves(stage):
                found += [goal | barred for goal in goals(move.when)]
                barred |= kept_off(move.when)
        return tuple(dict.fromkeys(goal for goal in found if goal.size > 1))

    @cached_property
    def goal_facts(self) -> frozenset[str]:
        """The facts that some goal needs beside other things."""
        return frozenset(fact for goal in self.goals for fact in goal.states)

    @cached_property
    def thresholds(self) -> tuple[int, ...]:
        """The numbers of replies that some condition waits for, smallest first."""
        counts = {part.replies for when in self.conditions for part in parts(when)}
        return tuple(sorted(counts - {0}))

    def rank(self, behaviour: str) -> int:
        """How many reactions of the persona to a behaviour are for the worse."""
        return self._unwelcome.get(behaviour, 0)

    @cached_property
    def _unwelcome(self) -> dict[str, int]:
        counted: dict[str, int] = {}
        moods = self.persona.moods
        bad = {"worse", "worst", *moods[moods.index(self.persona.starts) + 1 :], moods[-1]}
        for reaction in self.persona.reacts:
            for part in parts(reaction.when):
                for behaviour in (*part.shows, *part.shows_all):
                    counted[behaviour] = counted.get(behaviour, 0) + (reaction.mood in bad)
        return counted


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


def _move_path(stage: str, place: int, own: int) -> Path:
    return ("stages", stage, "goes", place) if place < own else ("anywhere", place - own)
