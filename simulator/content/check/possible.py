"""What can happen at most: every stage and mood with the flags that may and that must be set there.

Where exploring finds no way to something, this tells whether there is none. It covers every play:
one that it does not know of cannot be played. What a reply sets off (a reaction, answers, a move)
counts as something that may come at any time, so nothing real is left out; some of what it allows
may never come together in one call. `tracked` flags, facts and actions are told apart one by one,
which makes it exact for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from simulator.content.check.fitting import Perhaps, Rule, View, fitting, together
from simulator.content.check.places import Path
from simulator.content.check.replies import PASSING_ON, ways
from simulator.content.check.rules import Rules
from simulator.engine.call import MOST_REPLIES
from simulator.engine.conditions import Situation, When
from simulator.engine.memory import Memory
from simulator.engine.persona import GONE, WORSE
from simulator.engine.scenario import CUT_OFF, ENDED_SAFELY, LEFT, LEFT_OPEN, PASSED_ON, Move

Atom = tuple[str, str]
"""Something that, once true, stays true in a call: ("flag" | "fact" | "done", its name)."""

Atoms = frozenset[Atom]
Key = tuple[str, str, Atoms]
"""A stage, a mood, and those of the tracked atoms that are true."""

_ANYTHING = Rule(When())
_NONE: Atoms = frozenset()


@dataclass(slots=True)
class _Known:
    """What may and what must be true at one place."""

    may: set[Atom]
    must: set[Atom]


@dataclass(frozen=True, slots=True)
class Start:
    """A state to begin at: a stage, a mood, and all that is true."""

    stage: str
    mood: str
    true: Atoms = frozenset()


class Possible:
    """All that can follow from some states.

    `fired` are the rules that may come first somewhere, `outcomes` the ends that may come,
    `own_ends` those of them that the file's plot leads to without passing the customer on. With
    `honest` the trainee states nothing wrong; the rules of `granted` count as rules that can fire,
    whatever they ask for. With `until_end` the search stops at the first own end; `starts` must
    then have every mood.
    """

    def __init__(
        self,
        rules: Rules,
        starts: Iterable[Start] | None = None,
        *,
        tracked: Atoms = frozenset(),
        granted: frozenset[Path] = frozenset(),
        honest: bool = False,
        until_end: bool = False,
    ) -> None:
        self._rules, self._tracked, self._until_end = rules, tracked, until_end
        self._granted, self._honest = granted, honest
        self.places: dict[Key, _Known] = {}
        self.fired: set[Path] = set()
        self.outcomes: set[str] = set()
        self.own_ends: set[str] = set()
        self._fires: dict[Key, set[Path]] = {}
        self._waiting: dict[Key, None] = {}
        self._always = self._made_any_time()
        scenario, persona = rules.scenario, rules.persona
        for one in starts or (Start(scenario.starts, persona.starts),):
            self._reach(one.stage, one.mood, one.true, one.true, one.true & tracked)
        while self._waiting and not (until_end and self.own_ends):
            self._go_on(self._waiting.popitem()[0])

    @property
    def stages(self) -> frozenset[str]:
        """The stages that may be reached."""
        return frozenset(stage for stage, _, _ in self.places)

    @property
    def moods(self) -> frozenset[str]:
        """The moods that may be reached."""
        return frozenset(mood for _, mood, _ in self.places)

    def covers(self, stage: str, mood: str, true: Atoms) -> bool:
        """Whether a state of a call is among what this allows."""
        known = self.places.get((stage, mood, true & self._tracked))
        return known is not None and known.must <= true <= known.may | self._always

    def views_of(self, stage: str) -> Iterator[View]:
        """What is known in a stage, in each mood, before a reply or an action."""
        for place, known in self.places.items():
            if place[0] == stage:
                for count in (0, *self._counts(stage, known, place[1])):
                    yield self._view(place, known, count)

    def _made_any_time(self) -> Atoms:
        """What a trainee can bring about in any stage, whatever the rules."""
        rules = self._rules
        made = {("flag", flag) for flag in rules.made_by_call}
        made |= {("fact", fact) for fact in rules.facts}
        made |= {("done", action) for action in rules.actions}
        made |= {("done", f"look_up {article.id}") for article in rules.scenario.knowledge}
        if self._until_end:
            made |= {("flag", flag) for one in rules.persona.reacts for flag in one.sets}
        return frozenset(made)

    def _reach(
        self, stage: str, mood: str, may: Iterable[Atom], must: Iterable[Atom], key: Atoms
    ) -> None:
        if mood == GONE:
            self.outcomes.add(LEFT)
            return
        place = (stage, mood, key)
        may, must = set(may), set(must)
        known = self.places.get(place)
        if known is None:
            self.places[place] = _Known(may, must)
        elif may <= known.may and known.must <= must:
            return
        else:
            known.may |= may
            known.must &= must
        self._waiting[place] = None

    def _go_on(self, place: Key) -> None:
        stage, mood, key = place
        known = self.places[place]
        self._end(stage)
        self._move(place, known)
        for atom in sorted((self._always & self._tracked) - key):
            self._reach(stage, mood, known.may | {atom}, known.must | {atom}, key | {atom})
        self._hear(place, known)

    def _hear(self, place: Key, known: _Known) -> None:
        """Take a reply: one reaction at most, and answers to what is asked. All look at the call as
        it was before, so what they set may come together though each refuses the other's flags."""
        stage, mood, key = place
        persona = self._rules.persona
        views = [self._view(place, known, count) for count in self._counts(stage, known, mood)]
        feelings = {(mood, _NONE)}
        if not self._until_end:
            self._reach(stage, persona.moved(mood, WORSE), known.may, known.must, key)
            feelings |= set(self._reactions(place, views))
        answers = dict(self._answers(place, views))
        told = {_NONE, *answers.values()}
        told_apart = [rule for rule, made in answers.items() if made & self._tracked]
        for one, two in combinations(told_apart, 2):
            if together(one, two, views):
                told.add(answers[one] | answers[two])
        for (after, made), answered in product(feelings, told):
            self._with(place, known, stage, after, made | answered)

    def _reactions(self, place: Key, views: list[View]) -> Iterator[tuple[str, Atoms]]:
        """The moods that a reaction may lead to, with what it sets."""
        persona = self._rules.persona
        for number, reaction in enumerate(persona.reacts):
            if self._fires_here(place, ("reacts", number), self._rules.reactions, number, views):
                yield persona.moved(place[1], reaction.mood), _flags(reaction.sets)

    def _answers(self, place: Key, views: list[View]) -> Iterator[tuple[Rule, Atoms]]:
        """The answers that may be given, with what each sets."""
        for path, answer, rule in self._rules.answers(place[0]):
            if self._fires_here(place, path, [rule], 0, views):
                yield rule, _flags(answer.sets)

    def _move(self, place: Key, known: _Known) -> None:
        stage, mood, _ = place
        moves = self._rules.moves(stage)
        tried = [rule for _, _, rule in moves]
        counts = (0, *self._counts(stage, known, mood))
        views = [self._view(place, known, count) for count in counts]
        for number, (path, move, _) in enumerate(moves):
            if not self._moves_here(place, path, tried, number, views):
                continue
            if move.to in self._rules.scenario.outcomes:
                self._ended(move)
                continue
            self._with(place, known, move.to, mood, _flags(move.sets) | _needed(move.when))
            if stage in self._rules.after(move.to):
                # One reply takes no stage twice: it may set the flags and stay.
                self._with(place, known, stage, mood, _flags(move.sets))

    def _ended(self, move: Move) -> None:
        self.outcomes.add(move.to)
        if any(way.act not in PASSING_ON for way in ways(move.when)):
            self.own_ends.add(move.to)

    def _end(self, stage: str) -> None:
        """The ends that every call has: a farewell where nothing is open, and giving up."""
        rules, scenario = self._rules, self._rules.scenario
        if scenario.stages[stage].settled:
            self.outcomes.add(scenario.resolved)
            self.own_ends.add(scenario.resolved)
        else:
            self.outcomes.add(LEFT_OPEN)
        self.outcomes |= {CUT_OFF, PASSED_ON}
        if "abused_after_warning" in rules.made_by_call:
            self.outcomes.add(ENDED_SAFELY)

    def _with(self, place: Key, known: _Known, stage: str, mood: str, made: Atoms) -> None:
        """Reach `stage` and `mood` with what a rule makes true."""
        key = place[2] | (made & self._tracked)
        self._reach(stage, mood, known.may | made, known.must | made, key)

    def _fires_here(
        self, place: Key, path: Path, rules: list[Rule] | tuple[Rule, ...], number: int,
        views: Iterable[View], acts: Iterable[str] = ("",),
    ) -> bool:  # fmt: skip
        """Whether a rule can come first here. What once could still can when more is known."""
        here = self._fires.setdefault(place, set())
        if (
            path not in here
            and path not in self._granted
            and not any(
                fitting(rules, number, view, self._rules.rank, act) is not None
                for view in views
                for act in acts
            )
        ):
            return False
        here.add(path)
        self.fired.add(path)
        return True

    def _moves_here(
        self, place: Key, path: Path, rules: list[Rule], number: int, views: list[View]
    ) -> bool:
        """Whether a move can come first here: after a reply, or after an action."""
        asked = {way.act or "" for way in ways(rules[number].when)}
        possible = self._rules.actions
        acts = ["", *sorted(possible)] if "" in asked else sorted(asked & possible)
        return self._fires_here(place, path, rules, number, views, acts)

    def _counts(self, stage: str, known: _Known, mood: str) -> tuple[int, ...]:
        """The numbers of replies in a stage that conditions can tell apart and that can come."""
        counts = [1]
        for wanted in self._rules.thresholds(stage):
            if wanted == 1:
                continue
            if wanted > MOST_REPLIES or not self._can_stay(stage, known, mood, counts[-1]):
                break
            counts.append(wanted)
        return tuple(counts)

    def _can_stay(self, stage: str, known: _Known, mood: str, count: int) -> bool:
        """Whether some reply leaves the call in the stage that has had `count` of them."""
        leaving = [rule for _, move, rule in self._rules.moves(stage) if move.to != stage]
        view = self._view((stage, mood, frozenset()), known, count)
        return fitting([*leaving, _ANYTHING], len(leaving), view, self._rules.rank) is not None

    def _view(self, place: Key, known: _Known, count: int) -> View:
        _, mood, key = place
        untrue = self._tracked - key
        may = (known.may | self._always) - untrue
        must = known.must
        heat = self._rules.persona.heat(mood)
        return View(
            best=_situation(may, must, heat, count),
            worst=_situation(must, may, heat, count),
            facts=frozenset(name for kind, name in may if kind == "fact"),
            honest=self._honest,
        )


def true_of(memory: Memory) -> Atoms:
    """What is true in a call's memory, in the terms used here."""
    return frozenset(
        {("flag", flag) for flag in memory.flags}
        | {("fact", fact) for fact in memory.stated}
        | {("done", action) for action in memory.done}
    )


def _situation(inside: set[Atom], against: set[Atom], heat: str, count: int) -> Situation:
    return Situation(
        flags=_perhaps("flag", inside, against),
        stated=_perhaps("fact", inside, against),
        done=_perhaps("done", inside, against),
        heat=heat,
        replies=count,
    )


def _perhaps(kind: str, inside: set[Atom], against: set[Atom]) -> Perhaps:
    return Perhaps.of(_names(kind, inside), _names(kind, against))


def _names(kind: str, atoms: Iterable[Atom]) -> Iterator[str]:
    return (name for of, name in atoms if of == kind)


def _flags(names: Iterable[str]) -> Atoms:
    return frozenset(("flag", name) for name in names)


def _needed(when: When) -> Atoms:
    """What must have become true by the time the condition holds."""
    needed = {("flag", flag) for flag in when.flags}
    needed |= {("fact", fact) for fact in when.states}
    needed |= {("done", action) for action in when.did}
    if when.either:
        needed |= frozenset.intersection(*(_needed(part) for part in when.either))
    return frozenset(needed)
