"""A real call that can be tried out: copied at any point, and telling which rules fired."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from simulator.content.check.places import Path
from simulator.engine.call import Call
from simulator.engine.memory import Memory
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario

_MARK = "\0"

_numbers = count()
"""Machines are kept by definition, and definitions of one id are compared in full: a number of its
own spares each marked scenario that."""


def marked(scenario: Scenario) -> Scenario:
    """The scenario with a flag of its own on every move and answer, set when it fires. No file can
    name such a flag, so the call goes as it would go."""
    stages = {
        name: replace(
            stage,
            goes=_each(stage.goes, ("stages", name, "goes")),
            answers=_each(stage.answers, ("stages", name, "answers")),
        )
        for name, stage in scenario.stages.items()
    }
    return replace(
        scenario,
        id=f"{_MARK}{next(_numbers)}",
        stages=stages,
        answers=_each(scenario.answers, ("answers",)),
        anywhere=_each(scenario.anywhere, ("anywhere",)),
    )


def _each(rules: tuple[Any, ...], path: Path) -> tuple[Any, ...]:
    """Moves or answers, each with its mark among the flags that it sets."""
    return tuple(
        replace(rule, sets=(*rule.sets, mark((*path, place)))) for place, rule in enumerate(rules)
    )


def mark(path: Path) -> str:
    """The flag that the rule at `path` sets."""
    return _MARK + _MARK.join(str(step) for step in path)


def is_mark(flag: str) -> bool:
    """Whether a flag is one of ours and none of the file's."""
    return flag.startswith(_MARK)


class Trial(Call):
    """A call of a marked scenario. `memory` is all that the customer remembers."""

    def __init__(self, scenario: Scenario, persona: Persona) -> None:
        super().__init__(scenario, persona, seed=1)

    @property
    def memory(self) -> Memory:
        """The state of the call; to be read only."""
        return self._memory

    def fork(self) -> Trial:
        """A call that stands where this one stands and goes its own way."""
        other = Trial(self.scenario, self.persona)
        own = self._memory
        other._memory = replace(
            own,
            flags=set(own.flags),
            stated=set(own.stated),
            done=set(own.done),
            used=dict(own.used),
            answered=set(own.answered),
            said=dict(own.said),
        )
        return other
