"""The result of a session, as it is shown and as it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Any

from scoring.answers import Mark
from scoring.levels import Levels
from scoring.measures import Measures
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import CustomerTurn, Result, Transcript
from simulator.engine.scenario import Outcome
from simulator.practice.canonical import plain
from simulator.practice.kept import levels_from, mark_from, measures_from, scorecard_from
from simulator.store.records import Payload

STRENGTHS = 2

SLIGHT = 4
"""Words: fewer, such as "thanks", are praised only where there is nothing else."""

NEAR = 15
"""Signs between words that count as said in one breath."""
_OF_THE_CALL = frozenset({"leaves_unsolved", "no_step_taken"})
"""Faults by how the call went as a whole; they point at the words it ended with."""


@dataclass(frozen=True, slots=True)
class Standouts:
    """What to take along from a call: the best findings, and the one that cost most."""

    strengths: tuple[Finding, ...]
    work_on: Finding | None


@dataclass(frozen=True, slots=True)
class Summary:
    """How a session went. `outcome` is the outcome's id, `kind` good, mixed or bad, `about`
    what it means to the trainee. `measures` and `levels` are None in a session that was recorded
    without them.
    """

    outcome: str
    kind: Result
    about: str
    scorecard: Scorecard
    marks: tuple[Mark, ...]
    standouts: Standouts
    measures: Measures | None = None
    levels: Levels | None = None

    @property
    def overall(self) -> int:
        """The overall score of the call, 0..100."""
        return self.scorecard.overall

    @property
    def skills(self) -> tuple[SkillScore, ...]:
        """The skills, those not scored among them."""
        return self.scorecard.skills

    @property
    def strengths(self) -> tuple[Finding, ...]:
        """The best findings, at most one a skill."""
        return self.standouts.strengths

    @property
    def work_on(self) -> Finding | None:
        """The finding that cost most."""
        return self.standouts.work_on

    def payload(self) -> dict[str, Any]:
        """The payload of `ended`, in plain JSON values."""
        payload = {
            "outcome": self.outcome,
            "kind": self.kind,
            "about": self.about,
            "overall": self.overall,
            "scorecard": plain(self.scorecard),
            "marks": plain(self.marks),
            "standouts": plain(self.standouts),
        }
        if self.measures is not None:
            payload["measures"] = plain(self.measures)
        if self.levels is not None:
            payload["levels"] = plain(self.levels)
        return payload

    @classmethod
    def from_payload(cls, kept: Payload) -> Summary:
        """The summary that `payload` took apart."""
        scorecard = scorecard_from(kept["scorecard"])
        chosen, measured, levels = (kept.get(name) for name in ("standouts", "measures", "levels"))
        return cls(
            outcome=kept["outcome"],
            kind=kept["kind"],
            about=kept["about"],
            scorecard=scorecard,
            marks=tuple(mark_from(mark) for mark in kept["marks"]),
            standouts=_standouts_from(chosen) if chosen else standouts(scorecard, _points),
            measures=measures_from(measured) if measured else None,
            levels=levels_from(levels) if levels else None,
        )


def summarise(
    outcome: Outcome,
    scorecard: Scorecard,
    marks: tuple[Mark, ...],
    worth: Callable[[Finding], float],
    measures: Measures | None = None,
    levels: Levels | None = None,
    heard: Container[int] = (),
) -> Summary:
    """The summary of an ended call; `worth` says what a finding does to the whole, `heard` are the
    turns of the customer."""
    chosen = standouts(scorecard, worth, heard)
    kind, about = outcome.kind, outcome.about
    return Summary(outcome.id, kind, about, scorecard, marks, chosen, measures, levels)


def standouts(
    scorecard: Scorecard, worth: Callable[[Finding], float], heard: Container[int] = ()
) -> Standouts:
    """What stands out by `worth`: at most one strength a skill and one a rule, none in words that
    cost something nor in those of the customer, whose turns are `heard`, a mere word or two and a
    second one in the same words last;
    of what cost most, a fatal finding comes first and of equals the earliest. What is one thing to
    the trainee, the same fault again or several in the same words, costs as one."""
    findings = [finding for skill in scorecard.skills for finding in skill.findings]
    lost = [finding for finding in findings if finding.verdict != "met"]
    cost = {found: sum(worth(one) for one in lost if _one_thing(found, one)) for found in lost}
    lost.sort(key=lambda found: (not found.fatal, cost[found], worth(found), found.turn))
    met = [finding for finding in without_stain(findings) if finding.turn not in heard]
    met.sort(key=lambda found: (_slight(found), -worth(found)))
    return Standouts(_each_once(met)[:STRENGTHS], lost[0] if lost else None)


def heard_in(transcript: Transcript) -> frozenset[int]:
    """The turns of a call in which the customer speaks."""
    turns = enumerate(transcript.turns)
    return frozenset(place for place, turn in turns if isinstance(turn, CustomerTurn))


def without_stain(findings: Iterable[Finding]) -> list[Finding]:
    """What was met in words that are no fault, nor right beside one: the rest is no matter for
    praise. A fault of the whole call does not stain the words it ended with."""
    known = list(findings)
    faults = [one for one in known if one.verdict == "fault" and one.rule not in _OF_THE_CALL]
    return [
        one
        for one in known
        if one.verdict == "met" and not any(_same_words(one, fault, NEAR) for fault in faults)
    ]


def _one_thing(one: Finding, other: Finding) -> bool:
    if one.rule == other.rule and one.verdict == other.verdict:
        return True
    return one.verdict == other.verdict == "fault" and _same_words(one, other)


def _same_words(one: Finding, other: Finding, near: int = 0) -> bool:
    both = one.turn == other.turn and one.start < one.end and other.start < other.end
    return both and one.start < other.end + near and other.start < one.end + near


def _slight(found: Finding) -> bool:
    return bool(found.words) and len(found.words.split()) < SLIGHT


def _each_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """The first of each skill and rule; more praise of the same words comes last."""
    best: list[Finding] = []
    again: list[Finding] = []
    for finding in findings:
        if all(finding.skill != one.skill and finding.rule != one.rule for one in best):
            repeated = any(_same_words(finding, one) for one in best)
            (again if repeated else best).append(finding)
    return (*best, *again)


def _standouts_from(kept: Payload) -> Standouts:
    worst = kept["work_on"]
    return Standouts(
        strengths=tuple(Finding(**finding) for finding in kept["strengths"]),
        work_on=Finding(**worst) if worst else None,
    )


def _points(finding: Finding) -> float:
    """What a finding is worth in a record that holds no choice of its own."""
    return finding.points
