"""Procedures of the handbook as data: what begins each, its steps, and what takes a step.

Evidence is named as in the rubric (a behaviour, `action:…`, `phrase:…`, `customer:…`, `fact:right`,
`outcome:…`) and in the ways of `scoring.procedure_evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

IfEarly = Literal["ignored", "mended", "kept"]


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step. Any of `by` takes it; with `without`, it is kept while no reply shows any of these.

    It waits for the steps of `after` and, if it is due only on occasion, for one of `when` to show;
    one of `unless` takes it off. Evidence before that is `ignored`, or makes the step early:
    `mended` by doing it again in its place, or `kept` whatever follows. `within` counts the replies
    it may take from then on (0: no bound), `late` those after them in which it is late (None: no
    bound). Taken after a later step it is late, unless `anytime`. In more than `at_most` turns (0:
    no bound) it is repeated. Leaving out an `optional` step costs nothing. `same_as` names the
    rules of the rubric that judge the same thing.
    """

    id: str
    what: str
    why: str
    better: tuple[str, ...]
    source: str = ""
    by: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    optional: bool = False
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    anytime: bool = False
    if_early: IfEarly = "ignored"
    within: int = 0
    late: int | None = None
    at_most: int = 0
    channels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure: it begins with any of `begins`, at most `at_most` times in a call, and only in a
    call that shows one of `needs`, where it has any, and none of `unless`. Steps may stand up to
    `looks_back` replies before its beginning. With `on` it begins with the call, whatever happens.
    """

    id: str
    name: str
    about: str
    source: str
    begins: tuple[str, ...]
    steps: tuple[ProcedureStep, ...]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    looks_back: int = 0
    at_most: int = 1
    on: bool = False

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class StepChange:
    """What a scenario changes in one step: new values by the names of the fields, or all `off`."""

    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    off: bool = False


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    """What a scenario changes in a procedure: `fields` other than its steps, steps changed or
    added, or all of it `off`."""

    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[StepChange | ProcedureStep, ...] = ()
    off: bool = False


@dataclass(frozen=True, slots=True)
class Procedures:
    """All procedures, in the order to show them, and the lists of phrases they look for."""

    procedures: tuple[Procedure, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Change = Procedure | ProcedureChange
"""A procedure in place of one of the same id or beside the others, or a change to one."""


def adapted(procedures: Sequence[Procedure], changes: Sequence[Change]) -> tuple[Procedure, ...]:
    """The procedures with a case's changes; what they name and is not there is passed over."""
    by_id = {procedure.id: procedure for procedure in procedures}
    for change in changes:
        if isinstance(change, Procedure):
            by_id[change.id] = change
        elif change.off:
            by_id.pop(change.id, None)
        elif change.id in by_id:
            by_id[change.id] = _changed(by_id[change.id], change)
    return tuple(by_id.values())


def _changed(procedure: Procedure, change: ProcedureChange) -> Procedure:
    steps = list(procedure.steps)
    for one in change.steps:
        at = next((n for n, step in enumerate(steps) if step.id == one.id), None)
        if isinstance(one, ProcedureStep):
            steps = [step for step in steps if step.id != one.id]
            steps.insert(_place(one, steps) if at is None else at, one)
        elif at is not None:
            steps[at : at + 1] = [] if one.off else [replace(steps[at], **one.fields)]
    return replace(procedure, **change.fields, steps=tuple(steps))


def _place(step: ProcedureStep, steps: Sequence[ProcedureStep]) -> int:
    """Where a new step goes: behind the last step that it waits for, else to the end."""
    waited = [number for number, one in enumerate(steps) if one.id in step.after]
    return waited[-1] + 1 if waited else len(steps)
