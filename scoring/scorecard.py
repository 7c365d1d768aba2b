"""The scorecard of a call: each skill, what was due, what was shown, and the proof in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["met", "late", "missed", "fault"]
StepVerdict = Literal["in order", "early", "late", "skipped", "repeated"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The receipt for one gain or loss.

    `turn` is the index in the transcript that earned it or, for a miss, the moment that made it
    due; `start`, `end` and `words` point into that turn's text (its detail, for an action) and are
    empty for a miss. `points` is what it did to the skill, in points of 100: gains add up to the
    score before faults. `source` cites the handbook document and section.
    """

    rule: str
    skill: str
    verdict: Verdict
    turn: int
    start: int
    end: int
    words: str
    points: float
    what: str
    why: str
    better: str
    source: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class SkillScore:
    """A skill's score in 0..100, or None when nothing of it was due: not scored is not zero."""

    skill: str
    name: str
    score: int | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class StepFinding:
    """The receipt for one step of a procedure.

    `turn`, `start`, `end` and `words` are where it was taken; of a skipped one, the moment from
    which it was due and no words, or the words that broke what was to be kept.
    """

    step: str
    verdict: StepVerdict
    turn: int
    start: int
    end: int
    words: str
    what: str
    why: str
    better: str
    source: str


@dataclass(frozen=True, slots=True)
class ProcedureScore:
    """How a procedure went: 0..100, or None when nothing began it or all of it is still open."""

    id: str
    name: str
    score: int | None
    steps: tuple[StepFinding, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All skills and procedures of a call. `overall` is 0..100; `fatal` are the findings that cap
    it."""

    overall: int
    fatal: tuple[Finding, ...]
    skills: tuple[SkillScore, ...]
    procedures: tuple[ProcedureScore, ...] = ()
