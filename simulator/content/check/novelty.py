"""What a state brings that no state of its stage had before: the measure of what to go on from."""

from __future__ import annotations

from collections.abc import Iterator, Set

from simulator.content.check.rules import Rules
from simulator.engine.memory import Memory

Feature = tuple[str, str]
"""One thing that is so in a state: its kind and its name."""

_NONE: frozenset[str] = frozenset()


class Novelty:
    """The features seen so far in each stage.

    A mood, a flag set or one that is refused and not set, a fact told, an action done, a reply
    without progress, and how near the call is to all that some rule asks for at once. `counting`
    adds how often each limited reaction has fired.
    """

    def __init__(self, rules: Rules, *, counting: bool) -> None:
        self._rules, self._counting = rules, counting
        self._seen: set[tuple[str, Feature]] = set()

    def takes(self, memory: Memory) -> bool:
        """Whether a state is worth going on from; it then counts as seen."""
        fresh = {(memory.stage, feature) for feature in self.features(memory)}
        if fresh <= self._seen:
            return False
        self._seen |= fresh
        return True

    def new(self, stage: str, kind: str, *names: str) -> bool:
        """Whether any of some features has not been seen in a stage."""
        return any((stage, (kind, name)) not in self._seen for name in names)

    def once(self, stage: str, what: str) -> bool:
        """True the first time that it is asked of a stage."""
        if not self.new(stage, "once", what):
            return False
        self._seen.add((stage, ("once", what)))
        return True

    def nearer(self, memory: Memory, flags: Set[str] = _NONE, facts: Set[str] = _NONE) -> bool:
        """Whether setting flags or telling facts would bring the call nearer to what some rule asks
        for at once than any state of the stage has been."""
        flags, facts = flags - memory.flags, facts - memory.stated
        heat = self._rules.persona.heat(memory.mood)
        for number, goal in enumerate(self._rules.asked_from(memory.stage).goals):
            gain = len(flags & goal.flags) + len(facts & goal.states)
            if gain:
                met = goal.met(memory, heat) + gain - len(flags & goal.no_flags)
                if self.new(memory.stage, f"goal {number}", str(met)):
                    return True
        return False

    def features(self, memory: Memory, stage: str = "") -> Iterator[Feature]:
        """All that is so in a state as far as conditions can tell in its stage and later, or in
        `stage` and later."""
        rules, asked = self._rules, self._rules.asked_from(stage or memory.stage)
        yield "mood", memory.mood
        yield from (("flag", flag) for flag in memory.flags & asked.flags)
        yield from (("no flag", flag) for flag in asked.refused - memory.flags)
        yield from (("fact", fact) for fact in memory.stated & asked.facts)
        yield from (("done", action) for action in memory.done & asked.actions)
        yield "held", str(memory.held_since is not None)
        heat = rules.persona.heat(memory.mood)
        for number, goal in enumerate(asked.goals):
            yield f"goal {number}", str(goal.met(memory, heat))
        if not stage:
            yield "fruitless", str(memory.fruitless)
            thresholds = rules.thresholds(memory.stage)
            yield "replies", str(sum(memory.stage_replies >= count for count in thresholds))
            yield from self._counts(memory) if self._counting else ()

    def _counts(self, memory: Memory) -> Iterator[Feature]:
        for number, times in memory.used.items():
            limit = self._rules.persona.reacts[number].at_most
            if limit:
                yield f"used {number} in {memory.mood}", str(min(times, limit))
