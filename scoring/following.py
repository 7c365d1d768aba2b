"""Procedures followed through a call: where each begins, and what its steps come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.call import Call
from scoring.procedure_evidence import Evidence
from scoring.procedure_run import Begun, Ended, Run
from scoring.procedures import Procedure
from scoring.scorecard import ProcedureScore, StepFinding, StepVerdict


@dataclass(frozen=True, slots=True)
class Followed:
    """A procedure's score, and for each step its credit in 0..1 and the rules of the rubric that
    judge the same."""

    score: ProcedureScore
    credits: tuple[tuple[float, tuple[str, ...]], ...] = ()


def follow(call: Call, procedures: Sequence[Procedure], part_credit: float) -> tuple[Followed, ...]:
    """How each procedure went; one that did not begin has no score, which is not zero.

    `part_credit` in 0..1 is what a step taken early, late or over and over earns.
    """
    evidence = Evidence(call)
    return tuple(_follow_one(evidence, procedure, part_credit) for procedure in procedures)


def _follow_one(evidence: Evidence, procedure: Procedure, part_credit: float) -> Followed:
    ended = [one for run in _runs(evidence, procedure) for one in run.ends()]
    earns: Mapping[StepVerdict, float] = {"in order": 1.0, "skipped": 0.0}
    credits = tuple((earns.get(one.verdict, part_credit), one.step.same_as) for one in ended)
    score = round(100 * sum(credit for credit, _ in credits) / len(credits)) if credits else None
    steps = tuple(_finding(evidence.call, procedure, one) for one in ended)
    return Followed(ProcedureScore(procedure.id, procedure.name, score, steps), credits)


def _finding(call: Call, procedure: Procedure, one: Ended) -> StepFinding:
    step, spot = one.step, one.spot
    return StepFinding(
        step=step.id,
        verdict=one.verdict,
        turn=spot.turn,
        start=spot.start,
        end=spot.end,
        words=call.text(spot.turn)[spot.start : spot.end],
        what=step.what,
        why=step.why,
        better=step.better[spot.turn % len(step.better)],
        source=step.source or procedure.source,
    )


def _runs(evidence: Evidence, procedure: Procedure) -> Iterator[Run]:
    call, turns = evidence.call, len(evidence.call.turns)
    if not _may_begin(evidence, procedure):
        return
    begun = _beginnings(evidence, procedure)
    for number, one in enumerate(begun):
        more = number + 1 < len(begun)
        end = begun[number + 1].turn if more else turns
        yield Run(evidence, procedure, one, end, closed=more or call.transcript.ended)


def _may_begin(evidence: Evidence, procedure: Procedure) -> bool:
    """Whether the call, on the whole, is one for this procedure."""
    turns = len(evidence.call.turns)
    if procedure.channels and evidence.call.transcript.channel not in procedure.channels:
        return False
    if procedure.on:
        return True
    if procedure.needs and evidence.first(procedure.needs, 0, turns) is None:
        return False
    return not procedure.unless or evidence.first(procedure.unless, 0, turns) is None


def _beginnings(evidence: Evidence, procedure: Procedure) -> list[Begun]:
    """Where a procedure begins, first to last; a beginning within an earlier one's is none."""
    if procedure.on:
        return [Begun(0, 0)] if evidence.call.replies else []
    chosen: list[Begun] = []
    for one in sorted(_signs(evidence, procedure), key=lambda one: (one.turn, one.start)):
        if len(chosen) < procedure.at_most and (not chosen or one.turn > chosen[-1].turn):
            chosen.append(one)
    return chosen


def _signs(evidence: Evidence, procedure: Procedure) -> Iterator[Begun]:
    plain = [name for name in procedure.begins if not name.startswith("trigger:")]
    for name in procedure.begins:
        if name not in plain:
            for moment in evidence.moments(name.partition(":")[2]):
                yield Begun(moment.turn, moment.start)
    for at, _ in enumerate(evidence.call.turns):
        if evidence.find(at, plain):
            yield Begun(at, at)
