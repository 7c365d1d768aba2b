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
        for number, (path, move, _) in enumerate(moves):
            leaves = move.to in rules.scenario.stages and move.to != memory.stage
            carried = novelty.features(memory, move.to) if leaves else ()
            if (
                path not in self._fired
                or novelty.new(move.to, "flag", *self._asked(move.to).intersection(move.sets))
                or any(novelty.new(move.to, *feature) for feature in carried)
            ):
                cue = fitting(tried, number, view, rules.rank)
                if cue is not None:
                    yield cue

    def _answers(self, memory: Memory) -> Iterator[Cue]:
        rules, novelty, view = self._rules, self._novelty, self._view(memory)
        for path, answer, rule in rules.answers(memory.stage):
            if mark(path) in memory.flags:
                continue
            flags = self._asked(memory.stage).intersection(answer.sets)
            if (
                path not in self._fired
                or novelty.new(memory.stage, "flag", *flags)
                or novelty.nearer(memory, flags=flags)
            ):
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
                or novelty.new(stage, "flag", *self._asked(stage).intersection(reaction.sets))
            ):
                cue = fitting(rules.reactions, number, view, rules.rank, "")
                if cue is not None:
                    yield cue

    def _making_true(self, memory: Memory) -> Iterator[Cue]:
        """Facts, actions and flags of the call itself that some condition asks for."""
        rules, novelty, stage = self._rules, self._novelty, memory.stage
        asked = rules.asked_from(stage)
        for action in sorted(asked.actions - memory.done):
            yield self._act(action)
        for fact in sorted(asked.facts - memory.stated):
            if novelty.new(stage, "fact", fact) or novelty.nearer(memory, facts={fact}):
                yield Cue(states=(fact,))
        for behaviour, flag in _MADE_BY:
            if flag in asked.flags and novelty.new(stage, "flag", flag):
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

    def _asked(self, target: str) -> frozenset[str]:
        """The flags that are looked for in a stage or later; none at an outcome."""
        inside = target in self._rules.scenario.stages
        return self._rules.asked_from(target).flags if inside else frozenset()

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
