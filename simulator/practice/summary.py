"""The result of a session, as it is shown and as it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scoring.answers import Mark
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import Result
from simulator.engine.scenario import Outcome
from simulator.practice.canonical import plain
from simulator.practice.kept import mark_from, scorecard_from
from simulator.store.records import Payload

STRENGTHS = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """How a session went. `outcome` is the outcome's id, `kind` good, mixed or bad, `about`
    what it means to the trainee.
    """

    outcome: str
    kind: Result
    about: str
    scorecard: Scorecard
    marks: tuple[Mark, ...]

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
        return strengths(self.scorecard)

    @property
    def work_on(self) -> Finding | None:
        """The finding that cost most."""
        return work_on(self.scorecard)

    def payload(self) -> dict[str, Any]:
        """The payload of `ended`, in plain JSON values."""
        return {
            "outcome": self.outcome,
            "kind": self.kind,
            "about": self.about,
            "overall": self.overall,
            "scorecard": plain(self.scorecard),
            "marks": plain(self.marks),
        }

    @classmethod
    def from_payload(cls, kept: Payload) -> Summary:
        """The summary that `payload` took apart."""
        return cls(
            outcome=kept["outcome"],
            kind=kept["kind"],
            about=kept["about"],
            scorecard=scorecard_from(kept["scorecard"]),
            marks=tuple(mark_from(mark) for mark in kept["marks"]),
        )


def summarise(outcome: Outcome, scorecard: Scorecard, marks: tuple[Mark, ...]) -> Summary:
    """The summary of an ended call."""
    return Summary(outcome.id, outcome.kind, outcome.about, scorecard, marks)


def strengths(scorecard: Scorecard, most: int = STRENGTHS) -> tuple[Finding, ...]:
    """The findings that gave most, at most one a skill and one a rule, best first."""
    met = [finding for finding in _all(scorecard) if finding.verdict == "met"]
    best: list[Finding] = []
    for finding in sorted(met, key=lambda found: -found.points):
        taken = {(other.skill, other.rule) for other in best}
        if all(finding.skill != skill and finding.rule != rule for skill, rule in taken):
            best.append(finding)
    return tuple(best[:most])


def work_on(scorecard: Scorecard) -> Finding | None:
    """The finding that cost most: a fatal one first, then the lowest points, then the earliest."""
    lost = [finding for finding in _all(scorecard) if finding.verdict != "met"]
    order = sorted(lost, key=lambda found: (not found.fatal, found.points, found.turn))
    return order[0] if order else None


def _all(scorecard: Scorecard) -> list[Finding]:
    return [finding for skill in scorecard.skills for finding in skill.findings]
