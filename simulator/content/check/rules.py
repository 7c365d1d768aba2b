"""The rules of a scenario and a persona as ordered lists, each rule under its path in the file."""

from __future__ import annotations

from functools import cached_property

from scoring.transcript import ACTIONS
from simulator.content.check.asked import Asked, parts
from simulator.content.check.fitting import Rule
from simulator.content.check.places import Path
from simulator.engine.conditions import When
from simulator.engine.machine import moves_from
from simulator.engine.persona import Persona
from simulator.engine.scenario import Answer, Move, Scenario

_SILENT = ("email", "social")
_BEFORE_END = tuple(action for action in ACTIONS if action != "take_break")
"""The actions that the plot can take up; a break is taken after the call."""

MADE_BY_CALL = frozenset(
    ("heard", "identity_given", "held", "abused", "warned", "abused_after_warning")
)
"""The flags that every call sets by itself."""


class Rules:
    """What can fire in a call of one scenario with one persona, in the order it is tried."""

    def __init__(self, scenario: Scenario, persona: Persona) -> None:
        self.scenario, self.persona = scenario, persona
        self._moves: dict[str, tuple[tuple[Path, Move, Rule], ...]] = {}
        self._answers: dict[str, tuple[tuple[Path, Answer, Rule], ...]] = {}
        self._after: dict[str, frozenset[str]] = {}
        self._thresholds: dict[str, tuple[int, ...]] = {}
        self._asked: dict[frozenset[str], Asked] = {}

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
        return frozenset(fact.id for fact in self.scenario.facts) | self.asked.facts

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
    def asked(self) -> Asked:
        """All that any condition asks of a call."""
        return self._asked_in(frozenset(self.scenario.stages))

    def asked_from(self, stage: str) -> Asked:
        """All that conditions ask of a call that stands in a stage, there or later."""
        return self._asked_in(self.after(stage) | {stage})

    def thresholds(self, stage: str) -> tuple[int, ...]:
        """The numbers of replies in a stage that some condition there waits for, smallest first."""
        if stage not in self._thresholds:
            rules = [rule for _, _, rule in (*self.moves(stage), *self.answers(stage))]
            whens = (rule.when for rule in (*rules, *self.reactions))
            counts = {part.replies for when in whens for part in parts(when)}
            self._thresholds[stage] = tuple(sorted(counts - {0}))
        return self._thresholds[stage]

    def _asked_in(self, stages: frozenset[str]) -> Asked:
        if stages not in self._asked:
            lists = [[rule.when for rule in self.reactions]]
            for stage in sorted(stages):
                lists.append([rule.when for _, _, rule in self.moves(stage)])
                lists += [[rule.when] for _, _, rule in self.answers(stage)]
            self._asked[stages] = Asked(lists)
        return self._asked[stages]

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


def _move_path(stage: str, place: int, own: int) -> Path:
    return ("stages", stage, "goes", place) if place < own else ("anywhere", place - own)
