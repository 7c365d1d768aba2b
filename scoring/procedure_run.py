"""One procedure from its beginning to its end: a state machine over the turns of a call.

A state is the furthest step taken; a turn that shows what takes a step fires a rule, and the rule
says how the step was taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from scoring.call import Spot
from scoring.faults import FAULTS
from scoring.machine import RuleMachine
from scoring.procedure_evidence import Evidence
from scoring.procedures import Procedure, ProcedureStep
from scoring.scorecard import StepVerdict
from scoring.transcript import AgentTurn

_BEGUN = "(begun)"
_WAYS: tuple[tuple[StepVerdict, bool], ...] = (
    ("early", False),
    ("in order", True),
    ("in order", False),
    ("late", True),
    ("late", False),
    ("repeated", False),
)
"""The ways to take a step, and whether that moves the procedure on."""
_SURE = 0.65
"""How sure a reading has to be that breaks a step which only had to be kept."""


@dataclass(frozen=True, slots=True)
class Begun:
    """One beginning: the turn that began it, and the turn from which its time counts."""

    turn: int
    start: int

    @property
    def first(self) -> int:
        """The first turn that belongs to it."""
        return min(self.turn, self.start)


@dataclass(frozen=True, slots=True)
class Ended:
    """How one step ended, and where."""

    step: ProcedureStep
    verdict: StepVerdict
    spot: Spot


@dataclass(slots=True)
class _Now:
    """One turn as the rules see it: what it shows, and what was taken before."""

    run: Run
    turn: int = 0
    shown: dict[int, Spot] = field(default_factory=dict)
    taken: dict[int, tuple[StepVerdict, Spot]] = field(default_factory=dict)
    early: dict[int, Spot] = field(default_factory=dict)
    repeated: dict[int, Spot] = field(default_factory=dict)
    times: dict[int, int] = field(default_factory=dict)


class Run:
    """One procedure from one beginning to its end."""

    def __init__(
        self, evidence: Evidence, procedure: Procedure, begun: Begun, end: int, *, closed: bool
    ) -> None:
        self._evidence, self._call = evidence, evidence.call
        self._procedure, self._begun = procedure, begun
        self._end, self._closed = end, closed
        self._now = _Now(self)
        self._walk()

    def _walk(self) -> None:
        machine, state, now = _machine(self._procedure), _BEGUN, self._now
        for turn in range(self._first(), self._end):
            now.turn, now.shown = turn, dict(self._shown(turn))
            for number in now.shown.keys() & now.taken.keys():
                now.times[number] += 1
            while now.shown:
                fired = machine.step(state, now)
                if fired.rule < 0:
                    break
                state = fired.state
                self._take(fired.rule // len(_WAYS), _WAYS[fired.rule % len(_WAYS)][0])

    def _first(self) -> int:
        """The first turn that may hold a step."""
        first = self._begun.first
        if not self._procedure.looks_back:
            return first
        number = self._call.first_reply_from(first) - self._procedure.looks_back
        return min(first, self._turn_of_reply(max(number, 0)))

    def _shown(self, turn: int) -> Iterator[tuple[int, Spot]]:
        for number, step in enumerate(self._procedure.steps):
            if step.by and self.on_channel(step):
                spot = self._evidence.find(turn, step.by)
                if spot is not None:
                    yield number, spot

    def _take(self, number: int, verdict: StepVerdict) -> None:
        now, step = self._now, self._procedure.steps[number]
        spot = now.shown.pop(number)
        if verdict == "repeated":
            now.repeated[number] = spot
        elif verdict == "early" and step.if_early == "mended":
            now.early.setdefault(number, spot)
        else:
            now.taken[number], now.times[number] = (verdict, spot), 1

    def on_channel(self, step: ProcedureStep) -> bool:
        """Whether a step is one of this call's channel."""
        return not step.channels or self._call.transcript.channel in step.channels

    def ready(self, step: ProcedureStep, upto: int) -> int | None:
        """The turn from which a step is due, seen from turn `upto`; None while it has to wait."""
        ready = self._begun.first
        for number in self._awaited(step):
            done = self._done(number)
            if done is None:
                return None
            ready = max(ready, done.turn)
        if step.when:
            return self._evidence.first(step.when, ready, upto + 1)
        return ready

    def verdict(self, number: int, *, behind: bool) -> StepVerdict | None:
        """How the turn now looked at takes a step that it shows, if it does; `behind` when a later
        step was taken before."""
        now, step = self._now, self._procedure.steps[number]
        if number in now.taken:
            again = now.times[number] > step.at_most > 0 and number not in now.repeated
            return "repeated" if again and now.taken[number][1].turn < now.turn else None
        ready = self.ready(step, now.turn)
        if ready is None:
            return None if step.if_early == "ignored" else "early"
        in_time = self.in_time(step, ready, now.turn)
        if in_time is None:
            return None
        return "in order" if in_time and (step.anytime or not behind) else "late"

    def firm(self, number: int) -> bool:
        """Whether nothing that a step waits for was taken early and may be done again."""
        awaited = self._awaited(self._procedure.steps[number])
        return all(one in self._now.taken for one in awaited)

    def _awaited(self, step: ProcedureStep) -> Iterator[int]:
        """The numbers of the steps that a step waits for, but for those nobody owes here."""
        for number, one in enumerate(self._procedure.steps):
            if one.id in step.after and self.on_channel(one) and not self._taken_off(one):
                yield number

    def _done(self, number: int) -> Spot | None:
        """Where a step was taken, early or not."""
        taken = self._now.taken.get(number)
        return taken[1] if taken else self._now.early.get(number)

    def in_time(self, step: ProcedureStep, ready: int, turn: int) -> bool | None:
        """True within a step's time, False while it is late, None when it is past."""
        end = self._end_of_time(step, ready)
        if not step.within or turn < self._turn_of_reply(end):
            return True
        past = step.late is not None and turn >= self._turn_of_reply(end + step.late)
        return None if past else False

    def _end_of_time(self, step: ProcedureStep, ready: int) -> int:
        """The reply, by its number, before which a step is in time."""
        return self._call.first_reply_from(max(ready, self._begun.start)) + step.within

    def _turn_of_reply(self, number: int) -> int:
        replies = self._call.replies
        return replies[number] if number < len(replies) else len(self._call.turns)

    def ends(self) -> Iterator[Ended]:
        """How the steps ended, in the order of the procedure; those still open are left out."""
        for number, step in enumerate(self._procedure.steps):
            if self.on_channel(step):
                yield from self._kept(step) if step.without else self._end_of(number, step)

    def _end_of(self, number: int, step: ProcedureStep) -> Iterator[Ended]:
        now = self._now
        if number in now.taken:
            verdict, spot = now.taken[number]
            if verdict == "in order" and number in now.repeated:
                verdict, spot = "repeated", now.repeated[number]
            yield Ended(step, verdict, spot)
        elif number in now.early:
            in_vain = self._closed and self._waits_in_vain(step)
            if not (in_vain and step.optional):
                yield Ended(step, "in order" if in_vain else "early", now.early[number])
        elif not step.optional:
            yield from self._skipped(step)

    def _waits_in_vain(self, step: ProcedureStep) -> bool:
        """True when what a step waits for was skipped: that is one lapse and not two."""
        return any(self._done(number) is None for number in self._awaited(step))

    def _skipped(self, step: ProcedureStep) -> Iterator[Ended]:
        ready = self.ready(step, self._end - 1)
        if ready is None or self._taken_off(step):
            return
        since = max(ready, self._begun.start)
        could = any(since <= at < self._end for at in (*self._call.replies, *self._call.actions))
        if could and (self._closed or self._is_past(step, ready)):
            yield Ended(step, "skipped", Spot(max(ready, self._begun.turn), 0, 0))

    def _is_past(self, step: ProcedureStep, ready: int) -> bool:
        """True when nothing that may still come can take a step."""
        if not step.within or step.late is None:
            return False
        return len(self._call.replies) > self._end_of_time(step, ready) + step.late

    def _taken_off(self, step: ProcedureStep) -> bool:
        start, end = self._begun.first, len(self._call.turns)
        return bool(step.unless) and self._evidence.first(step.unless, start, end) is not None

    def _kept(self, step: ProcedureStep) -> Iterator[Ended]:
        """A step that lasts: kept when no reply of the run shows what it must be without."""
        replies = [at for at in self._call.replies if self._begun.start <= at < self._end]
        ready = self.ready(step, self._end - 1)
        if not replies or ready is None or self._taken_off(step):
            return
        spot = next((s for at in replies if (s := self._offence(at, step.without))), None)
        if spot is not None:
            yield Ended(step, "skipped", spot)
        elif self._closed:
            yield Ended(step, "in order", self._call.whole(replies[0]))

    def _offence(self, turn: int, names: Sequence[str]) -> Spot | None:
        for name in names:
            for spot in FAULTS[name](self._call) if name in FAULTS else ():
                if spot.turn == turn:
                    return spot
        reply = self._call.turns[turn]
        shown = reply.shown if isinstance(reply, AgentTurn) else ()
        sure = (one for one in shown if one.behaviour in names and one.confidence >= _SURE)
        return next((Spot(turn, one.start, one.end) for one in sure), None)


@lru_cache(maxsize=256)
def _machine(procedure: Procedure) -> RuleMachine[_Now]:
    """The machine of a procedure: from each step every step can be taken, in its ways; a rule's
    number is that of the step times the ways, plus the way."""
    states = [_BEGUN, *(step.id for step in procedure.steps)]
    machine: RuleMachine[_Now] = RuleMachine(states, _BEGUN)
    for furthest, state in enumerate(states, start=-1):
        for number, step in enumerate(procedure.steps):
            ahead = number > furthest and not step.anytime
            for way, (verdict, moves) in enumerate(_WAYS):
                if ahead or not moves:
                    fits = _fits(number, verdict, moves=moves, behind=number < furthest)
                    rule = number * len(_WAYS) + way
                    machine.add(state, step.id if moves else None, rule, fits)
    return machine


def _fits(
    number: int, verdict: StepVerdict, *, moves: bool, behind: bool
) -> Callable[[_Now], bool]:
    """Whether a turn takes a step in one way; `behind` when a later step was taken before."""

    def fits(now: _Now) -> bool:
        return (
            number in now.shown
            and now.run.verdict(number, behind=behind) == verdict
            and (not moves or now.run.firm(number))
        )

    return fits
