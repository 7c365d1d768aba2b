"""A state of a real call, and the way to it."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.content.check.replies import SECONDS_A_STEP, Cue
from simulator.content.check.trial import Trial
from simulator.engine.events import Response
from simulator.engine.memory import Memory


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """A state of a call. `response` is what the last step led to, `cue` that step, `depth` counts
    the steps."""

    trial: Trial
    response: Response
    cue: Cue | None = None
    before: Reached | None = None
    depth: int = 0

    @property
    def memory(self) -> Memory:
        """All that the customer remembers."""
        return self.trial.memory

    @property
    def fresh_flags(self) -> set[str]:
        """The flags that the last step set."""
        return self.memory.flags - (self.before.memory.flags if self.before is not None else set())

    def way(self) -> tuple[Cue, ...]:
        """What the trainee did to get here, from the first reply on."""
        steps, at = [], self
        while at.before is not None:
            if at.cue is not None:
                steps.append(at.cue)
            at = at.before
        return tuple(reversed(steps))

    def after(self, cue: Cue) -> Reached | None:
        """Where one more event leads; None when it makes no sense here."""
        event = cue.event((self.depth + 1) * SECONDS_A_STEP * 1000)
        if self.memory.outcome or self.trial.refuses(event) is not None:
            return None
        trial = self.trial.fork()
        return Reached(trial, trial.step(event), cue, self, self.depth + 1)
