"""Plays the real call in every way its rules can tell apart, and keeps how each thing was reached.

A state is stage, mood and all that the customer remembers. One is gone on from when it brings
something new to its stage: a mood, a flag, a fact told, an action done, a reply without progress.
Shortest ways come first, so what is kept for a finding is a shortest example.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.content.check.fitting import View, fitting
from simulator.content.check.places import Path
from simulator.content.check.replies import NOTHING_SAID, SECONDS_A_STEP, Cue
from simulator.content.check.rules import Rules
from simulator.content.check.trial import Trial, is_mark, mark, marked
from simulator.engine.conditions import Situation, plain_words
from simulator.engine.events import Response
from simulator.engine.lines import Lines
from simulator.engine.memory import Memory
from simulator.engine.persona import GONE
from simulator.engine.scenario import Scenario

Atom = tuple[str, str]
"""One thing that is true of a state: its kind and its name."""

MOST_STEPS = 60_000
"""Replies and actions tried at most in one exploration; a file that a person wrote needs a few
thousand."""


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """A state of a real call and the way to it. `response` is what the last step led to."""

    trial: Trial
    response: Response
    cue: Cue | None = None
    before: Reached | None = None
    depth: int = 0

    @property
    def memory(self) -> Memory:
        """All that the customer remembers."""
        return self.trial.memory

    def way(self) -> tuple[Cue, ...]:
        """What the trainee did to get here, from the first reply on."""
        steps, at = [], self
        while at.before is not None:
            if at.cue is not None:
                steps.append(at.cue)
            at = at.before
        return tuple(reversed(steps))


@dataclass(slots=True)
class Findings:
    """What was reached, each with its first and so shortest way."""

    rules: dict[Path, Reached] = field(default_factory=dict)
    stages: dict[str, Reached] = field(default_factory=dict)
    moods: dict[str, Reached] = field(default_factory=dict)
    outcomes: dict[str, Reached] = field(default_factory=dict)
    silent: dict[Path, Reached] = field(default_factory=dict)


class Explored(Findings):
    """All that plays of one scenario with one persona reach.

    `kept` are the states that were gone on from, `ended` those that ended a call; `complete` is False when the bound on steps cut
    the exploration short. `counting` also tells apart how often limited reactions have fired.
    """

    def __init__(self, rules: Rules, *, counting: bool = False) -> None:
        super().__init__()
        self._rules, self._counting = rules, counting
        self._scenario = marked(rules.scenario)
        self._paths = {mark(path): path for path in rules.paths}
        self._seen: set[tuple[str, Atom]] = set()
        self._queue: deque[Reached] = deque()
        self._targets = {
            mark(path): move.to
            for stage in rules.scenario.stages
            for path, move, _ in rules.moves(stage)
        }
        self.kept: list[Reached] = []
        self.ended: list[Reached] = []
        self.steps = 0
        self._explore()

    @property
    def complete(self) -> bool:
        """Whether everything that was worth trying was tried."""
        return self.steps < MOST_STEPS

    def _explore(self) -> None:
        trial = Trial(self._scenario, self._rules.persona)
        self._record(Reached(trial, trial.open()))
        while self._queue and self.complete:
            state = self._queue.popleft()
            for cue in self._cues(state):
                self.step(state, cue)

    def step(self, state: Reached, cue: Cue) -> Reached | None:
        """Play one event on; None when it makes no sense there. What it reaches is recorded."""
        after = self.after(state, cue)
        if after is not None:
            self.steps += 1
            self._record(after)
        return after

    @staticmethod
    def after(state: Reached, cue: Cue) -> Reached | None:
        """Play one event on without recording where it leads; None when it makes no sense."""
        event = cue.event((state.depth + 1) * SECONDS_A_STEP * 1000)
        if state.memory.outcome or state.trial.refuses(event) is not None:
            return None
        trial = state.trial.fork()
        return Reached(trial, trial.step(event), cue, state, state.depth + 1)

    def leads_to(self, flag: str) -> str:
        """Where the move that a mark belongs to leads; empty for an answer's mark."""
        return self._targets.get(flag, "")

    def _record(self, state: Reached) -> None:
        memory = state.memory
        self.stages.setdefault(memory.stage, state)
        self.moods.setdefault(memory.mood, state)
        before = state.before.memory if state.before is not None else None
        for flag in memory.flags - (before.flags if before else set()):
            if is_mark(flag):
                self.rules.setdefault(self._paths[flag], state)
        for number in memory.used:
            self.rules.setdefault(("reacts", number), state)
        for silence in self._silences(state):
            self.silent.setdefault(silence, state)
        if memory.outcome:
            self.outcomes.setdefault(memory.outcome, state)
            self.ended.append(state)
            return
        fresh = [(memory.stage, atom) for atom in self._atoms(memory)]
        if not self._seen.issuperset(fresh):
            self._seen.update(fresh)
            self.kept.append(state)
            self._queue.append(state)

    def _silences(self, state: Reached) -> Iterator[Path]:
        """Where the file should have had words for the customer and had none."""
        said, memory, scenario = state.response, state.memory, self._scenario
        for path in self._answered(state):
            if not self._fits(_lines_at(scenario, path), memory.mood):
                yield (*path, "says")
        arrived = state.before is None or any(one.what == "stage" for one in said.moves)
        if memory.outcome:
            if not said.says:
                yield ("outcomes", memory.outcome)
        elif arrived:
            if not self._fits(scenario.stages[memory.stage].says, memory.mood):
                yield ("stages", memory.stage, "says")
        elif not said.says and state.cue is not None and not (state.cue.act or state.cue.wait):
            yield ("stages", memory.stage, "nudges")

    def _answered(self, state: Reached) -> Iterator[Path]:
        before = state.before.memory.flags if state.before is not None else set()
        for flag in state.memory.flags - before:
            if is_mark(flag) and _is_answer(self._paths[flag]):
                yield self._paths[flag]

    def _fits(self, lines: Lines, mood: str) -> bool:
        persona = self._rules.persona
        return bool(lines.fitting(persona.id, persona.heat(mood)))

    def _atoms(self, memory: Memory) -> Iterator[Atom]:
        rules = self._rules
        yield "mood", memory.mood
        for flag in memory.flags & rules.read_flags:
            yield "flag", flag
        for flag in rules.refused_flags - memory.flags:
            yield "no flag", flag
        for fact in memory.stated & rules.read_facts:
            yield "fact", fact
        for action in memory.done & rules.read_actions:
            yield "done", action
        yield "fruitless", str(memory.fruitless)
        yield "held", str(memory.held_since is not None)
        count = sum(memory.stage_replies >= wanted for wanted in rules.thresholds)
        yield "replies", str(count)
        heat = rules.persona.heat(memory.mood)
        for number, goal in enumerate(rules.goals):
            yield f"goal {number}", str(goal.met(memory, heat))
        if self._counting:
            for number, times in memory.used.items():
                limit = rules.persona.reacts[number].at_most
                if limit:
                    yield f"used {number} in {memory.mood}", str(min(times, limit))

    def _new(self, stage: str, kind: str, *names: str) -> bool:
        return any((stage, (kind, name)) not in self._seen for name in names)

    def _cues(self, state: Reached) -> Iterator[Cue]:
        """The events that may bring something new from here."""
        yield from self._move_cues(state)
        yield from self._answer_cues(state)
        yield from self._mood_cues(state)
        yield from self._common_cues(state)

    def _move_cues(self, state: Reached) -> Iterator[Cue]:
        memory, stage = state.memory, state.memory.stage
        moves = self._rules.moves(stage)
        tried = [rule for _, _, rule in moves]
        view = self._view(memory)
        carried = list(self._atoms(memory))
        for number, (path, move, _) in enumerate(moves):
            new = path not in self.rules or self._new(
                move.to, "flag", *(self._rules.read_flags & set(move.sets))
            )
            inside = move.to in self._rules.scenario.stages and move.to != stage
            if new or (inside and any((move.to, atom) not in self._seen for atom in carried)):
                cue = fitting(tried, number, view, self._rules.rank)
                if cue is not None:
                    yield cue

    def _answer_cues(self, state: Reached) -> Iterator[Cue]:
        memory, stage = state.memory, state.memory.stage
        view = self._view(memory)
        for path, answer, rule in self._rules.answers(stage):
            if mark(path) in memory.flags:
                continue
            wanted = self._rules.read_flags & set(answer.sets)
            if path not in self.rules or not wanted <= memory.flags:
                cue = fitting([rule], 0, view, self._rules.rank, "")
                if cue is not None:
                    yield cue

    def _mood_cues(self, state: Reached) -> Iterator[Cue]:
        memory, stage, persona = state.memory, state.memory.stage, self._rules.persona
        view = self._view(memory, spent=self._spent(memory))
        for number, reaction in enumerate(persona.reacts):
            after = persona.moved(memory.mood, reaction.mood)
            new = (
                (self._counting and (reaction.at_most > 0 or ("reacts", number) not in self.rules))
                or (after != GONE and self._new(stage, "mood", after))
                or self._new(stage, "flag", *(self._rules.read_flags & set(reaction.sets)))
            )
            if new:
                cue = fitting(self._rules.reactions, number, view, self._rules.rank, "")
                if cue is not None:
                    yield cue

    def _common_cues(self, state: Reached) -> Iterator[Cue]:
        """What a trainee does whatever the rules: say nothing much, look up, hold, wait, end."""
        memory, stage, rules = state.memory, state.memory.stage, self._rules
        if memory.held_since is not None:
            yield Cue(act="resume")
        yield NOTHING_SAID
        for action in sorted(rules.read_actions - memory.done):
            yield Cue(act=action, detail=self._detail(action))
        for fact in sorted(rules.read_facts - memory.stated):
            if self._new(stage, "fact", fact) or fact in rules.goal_facts:
                yield Cue(states=(fact,))
        for behaviour, flag in _FLAGGED:
            if flag in rules.read_flags and self._new(stage, "flag", flag):
                yield Cue(shown=frozenset((behaviour,)))
        if rules.scenario.identity and self._new(stage, "flag", "identity_given"):
            yield Cue(shown=frozenset(("identity_check",)))
        if rules.scenario.stages[stage].settled:
            yield Cue(shown=frozenset(("farewell",)))
            yield Cue(act="end")
        if not self._new(stage, "tried", "ends"):
            return
        self._seen.add((stage, ("tried", "ends")))
        for action in sorted(rules.actions):
            yield Cue(act=action, detail=self._detail(action))
        if rules.waits:
            yield Cue(wait=SECONDS_A_STEP)

    def _detail(self, action: str) -> str:
        """What to look up: any word of a title finds its article."""
        if action != "look_up":
            return ""
        titles = " ".join(entry.title for entry in self._rules.scenario.knowledge)
        return min((word for word in plain_words(titles).split() if len(word) > 2), key=len, default="")

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
        reacts = self._rules.persona.reacts
        return frozenset(
            number
            for number, times in memory.used.items()
            if reacts[number].at_most and times >= reacts[number].at_most
        )


_FLAGGED = (("empathy", "heard"), ("boundary", "warned"), ("hold_request", "held"))


def _is_answer(path: Path) -> bool:
    return "answers" in (path[0], path[-2])


def _lines_at(scenario: Scenario, path: Path) -> Lines:
    number = int(path[-1])
    if path[0] == "answers":
        return scenario.answers[number].says
    return scenario.stages[str(path[1])].answers[number].says
