"""What to try in a state: an event for each rule that may bring something new, and common ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simulator.content.check.fitting import View, fitting
from simulator.content.check.novelty import Novelty
from simulator.content.check.places import Path
from simulator.content.check.replies import NOTHING_SAID, SECONDS_A_STEP, Cue
from simulator.content.check.rules import Rules
from simulator.content.check.trial import mark
from simulator.engine.conditions import Situation, plain_words
from simulator.engine.memory import Memory
from simulator.engine.persona import GONE

_MADE_BY = (("empathy", "heard"), ("boundary", "warned"), ("hold_request", "held"))
"""Behaviours that make the call itself set a flag, or prepare it."""


class Cues:
    """Chooses events. `fired` are the rules that have fired somewhere; they need no more tries of
    their own. With `counting` every reaction is tried as long as it fits."""

    def __init__(
        self, rules: Rules, novelty: Novelty, fired: Collection[Path], *, counting: bool
    ) -> None:
        self._rules, self._novelty, self._fired = rules, novelty, fired
        self._counting = counting

    def of(self, memory: Memory) -> Iterator[Cue]:
        """The events to try from a state."""
        yield from self._moves(memory)
        yield from self._answers(memory)
        yield from self._reactions(memory)
        yield from self._making_true(memory)
        yield from self._usual(memory)

    def _moves(self, memory: Memory) -> Iterator[Cue]:
        rules, novelty = self._rules, self._novelty
        moves = rules.moves(memory.stage)
        tried, view = [rule for _, _, rule in moves], self._view(memory)
        carried = list(novelty.features(memory))
        for number, (path, move, _) in enumerate(moves):
            leaves = move.to in rules.scenario.stages and move.to != memory.stage
            if (
                path not in self._fired
                or novelty.new(move.to, "flag", *rules.read_flags.intersection(move.sets))
                or (leaves and any(novelty.new(move.to, *feature) for feature in carried))
            ):
                cue = fitting(tried, number, view, rules.rank)
                if cue is not None:
                    yield cue

    def _answers(self, memory: Memory) -> Iterator[Cue]:
        rules, view = self._rules, self._view(memory)
        for path, answer, rule in rules.answers(memory.stage):
            sets_more = not rules.read_flags.intersection(answer.sets) <= memory.flags
            if mark(path) not in memory.flags and (path not in self._fired or sets_more):
                cue = fitting([rule], 0, view, rules.rank, "")
                if cue is not None:
                    yield cue

    def _reactions(self, memory: Memory) -> Iterator[Cue]:
        rules, novelty, stage = self._rules, self._novelty, memory.stage
        view = self._view(memory, spent=self._spent(memory))
        for number, reaction in enumerate(rules.persona.reacts):
            after = rules.persona.moved(memory.mood, reaction.mood)
            unseen = self._counting and (reaction.at_most or ("reacts", number) not in self._fired)
            if (
                unseen
                or (after != GONE and novelty.new(stage, "mood", after))
                or novelty.new(stage, "flag", *rules.read_flags.intersection(reaction.sets))
            ):
                cue = fitting(rules.reactions, number, view, rules.rank, "")
                if cue is not None:
                    yield cue

    def _making_true(self, memory: Memory) -> Iterator[Cue]:
        """Facts, actions and flags of the call itself that some condition asks for."""
        rules, novelty, stage = self._rules, self._novelty, memory.stage
        for action in sorted(rules.read_actions - memory.done):
            yield self._act(action)
        for fact in sorted(rules.read_facts - memory.stated):
            if fact in rules.goal_facts or novelty.new(stage, "fact", fact):
                yield Cue(states=(fact,))
        for behaviour, flag in _MADE_BY:
            if flag in rules.read_flags and novelty.new(stage, "flag", flag):
                yield Cue(shown=frozenset((behaviour,)))
        if rules.scenario.identity and novelty.new(stage, "flag", "identity_given"):
            yield Cue(shown=frozenset(("identity_check",)))

    def _usual(self, memory: Memory) -> Iterator[Cue]:
        """What a trainee does whatever the rules: say nothing much, close, act, wait."""
        rules = self._rules
        yield NOTHING_SAID
        if memory.held_since is not None:
            yield Cue(act="resume")
        if rules.scenario.stages[memory.stage].settled:
            yield Cue(shown=frozenset(("farewell",)))
            yield Cue(act="end")
        if self._novelty.once(memory.stage, "every action"):
            yield from (self._act(action) for action in sorted(rules.actions))
            if rules.waits:
                yield Cue(wait=SECONDS_A_STEP)

    def _act(self, action: str) -> Cue:
        """An action; the shortest word of a title will do to look something up."""
        if action != "look_up":
            return Cue(act=action)
        titles = " ".join(entry.title for entry in self._rules.scenario.knowledge)
        words = (word for word in plain_words(titles).split() if len(word) > 2)
        return Cue(act=action, detail=min(words, key=len, default=""))

    def _view(self, memory: Memory, spent: frozenset[int] = frozenset()) -> View:
        now = Situation(
            stated=frozenset(memory.stated),
            done=frozenset(memory.done),
            heat=self._rules.persona.heat(memory.mood),
            flags=frozenset(memory.flags),
            replies=memory.stage_replies + 1,
        )
        return View(now, now, self._rules.facts, spent, exact=True)

    def _spent(self, memory: Memory) -> frozenset[int]:
        """The reactions that have fired as often as they may."""
        limits = [reaction.at_most for reaction in self._rules.persona.reacts]
        used = memory.used.items()
        return frozenset(one for one, times in used if limits[one] and times >= limits[one])
