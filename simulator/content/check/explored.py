"""Plays the real call in every way its rules can tell apart, and keeps how each thing was reached.

A state is stage, mood and all that the customer remembers. One is gone on from when it brings its
stage something new (`novelty`); what to try there, `cues` chooses. Shortest ways come first, so
what is kept for a finding is a shortest example.
"""

from __future__ import annotations

from collections import deque

from simulator.content.check.cues import Cues
from simulator.content.check.novelty import Novelty
from simulator.content.check.places import Path
from simulator.content.check.reached import Reached
from simulator.content.check.rules import Rules
from simulator.content.check.trial import Trial, is_mark, mark, marked
from simulator.content.check.unsaid import unsaid

MOST_STEPS = 100_000
"""Replies and actions tried at most in one exploration; a file that a person wrote needs a few
thousand."""


class Explored:
    """All that plays of one scenario with one persona reach, each with its first, shortest way.

    `silent` are the keys that lacked words. `kept` are the states that were gone on from, `ended`
    those that ended a call. `counting` also tells apart how often limited reactions have fired.
    """

    def __init__(self, rules: Rules, *, counting: bool = False) -> None:
        self.rules: dict[Path, Reached] = {}
        self.stages: dict[str, Reached] = {}
        self.moods: dict[str, Reached] = {}
        self.outcomes: dict[str, Reached] = {}
        self.silent: dict[Path, Reached] = {}
        self.kept: list[Reached] = []
        self.ended: list[Reached] = []
        self.steps = 0
        self._scenario, self._persona = marked(rules.scenario), rules.persona
        self._paths = {mark(path): path for path in rules.paths}
        self._targets = {
            path: move.to for stage in rules.scenario.stages for path, move, _ in rules.moves(stage)
        }
        self._novelty = Novelty(rules, counting=counting)
        self._waiting: deque[Reached] = deque()
        self._explore(Cues(rules, self._novelty, self.rules.keys(), counting=counting))

    @property
    def complete(self) -> bool:
        """Whether everything that was worth trying was tried."""
        return self.steps < MOST_STEPS

    def moved_to(self, state: Reached) -> frozenset[str]:
        """The stages and outcomes of the moves that the last step made for the first time."""
        return frozenset(self._targets[p] for p in self._fired(state) if p in self._targets)

    def _explore(self, cues: Cues) -> None:
        trial = Trial(self._scenario, self._persona)
        self._record(Reached(trial, trial.open()))
        while self._waiting and self.complete:
            state = self._waiting.popleft()
            for cue in cues.of(state.memory):
                after = state.after(cue)
                if after is not None:
                    self.steps += 1
                    self._record(after)

    def _record(self, state: Reached) -> None:
        memory, fired = state.memory, self._fired(state)
        self.stages.setdefault(memory.stage, state)
        self.moods.setdefault(memory.mood, state)
        for path in (*fired, *(("reacts", number) for number in memory.used)):
            self.rules.setdefault(path, state)
        for path in unsaid(state, self._scenario, self._persona, fired):
            self.silent.setdefault(path, state)
        if memory.outcome:
            self.outcomes.setdefault(memory.outcome, state)
            self.ended.append(state)
        elif self._novelty.takes(memory):
            self.kept.append(state)
            self._waiting.append(state)

    def _fired(self, state: Reached) -> list[Path]:
        """The moves and answers that the last step fired for the first time in its call."""
        return [self._paths[flag] for flag in sorted(state.fresh_flags) if is_mark(flag)]
