"""What a scorecard comes to when a person overrules some of its findings.

The card that was judged stays what it is; this gives another one to stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from scoring.procedures import Procedure
from scoring.rubric import Overall, Rubric
from scoring.scorecard import Finding, ProcedureScore, Scorecard, SkillScore, Verdict
from scoring.transcript import Result
from scoring.weighing import Credits, overall_of

Ruling = Literal["stands", "does-not", "meets"]
"""What a person says of a finding: it stands; it does not, for nothing was due, nothing was wrong,
or, where it was praise, nothing was shown; or the words meet what was due, in full."""


def numbered(card: Scorecard) -> tuple[Finding, ...]:
    """The findings of all skills in the order of the call. Their places, counted from 1, are their
    numbers, which stay the same for the same card."""
    found = [finding for skill in card.skills for finding in skill.findings]
    return tuple(sorted(found, key=lambda one: (one.turn, one.start, one.end)))


def rulings_for(finding: Finding) -> tuple[Ruling, ...]:
    """What can be said of a finding: only what was missed or late can be met after all."""
    late = finding.verdict in ("missed", "late")
    return ("stands", "does-not", "meets") if late else ("stands", "does-not")


def ruled(finding: Finding, ruling: Ruling) -> Finding | None:
    """The finding as it then counts; None when it does not count any more."""
    if ruling == "meets":
        return replace(finding, verdict="met")
    if ruling == "does-not":
        return replace(finding, verdict="missed") if finding.verdict == "met" else None
    return finding


def overruled(
    card: Scorecard,
    rulings: Mapping[int, Ruling],
    rubric: Rubric,
    procedures: Sequence[Procedure],
    result: Result | None,
) -> Scorecard:
    """The card with rulings on some of its `numbered` findings; `result` is how the call ended.

    The whole changes by what the rulings bring under `rubric`, so that a card without any stays
    what it was, and one that another rubric made is not judged anew.
    """
    found = numbered(card)
    changed = {number: one for number, one in rulings.items() if one != "stands"}
    said = {found[number - 1]: ruling for number, ruling in changed.items()}
    skills = tuple(_skill(skill, said, rubric.overall) for skill in card.skills)
    fatal = tuple(one for skill in skills for one in skill.findings if one.fatal)
    credits = [_credits(one, procedures, rubric.overall) for one in card.procedures]
    settled = {finding.rule for finding in said}
    before = overall_of(rubric, card.skills, credits, result, fatal=bool(card.fatal))
    after = overall_of(rubric, skills, credits, result, fatal=bool(fatal), settled=settled)
    overall = min(max(card.overall + after - before, 0), 100) if said else card.overall
    return Scorecard(overall, fatal, skills, card.procedures)


def _credits(one: ProcedureScore, procedures: Sequence[Procedure], how: Overall) -> Credits:
    same = {
        step.id: step.same_as for known in procedures if known.id == one.id for step in known.steps
    }
    earns = {"in order": 1.0, "skipped": 0.0}
    return [(earns.get(s.verdict, how.late_credit), same.get(s.step, ())) for s in one.steps]


def _skill(skill: SkillScore, said: Mapping[Finding, Ruling], how: Overall) -> SkillScore:
    """The skill with its score and the points of its findings counted again; as it was where
    nothing was said of it."""
    if not any(finding in said for finding in skill.findings):
        return skill
    kept = [
        (after, _share(finding, skill, how))
        for finding in skill.findings
        if (after := ruled(finding, said.get(finding, "stands"))) is not None
    ]
    total = sum(share for finding, share in kept if finding.verdict != "fault")
    findings = tuple(
        finding if finding.verdict == "fault" else _weighed(finding, share, total, how)
        for finding, share in kept
    )
    earned = sum(share * _credit(f.verdict, how) for f, share in kept if f.verdict != "fault")
    base = 100 * earned / total if total else how.fault_base
    faults = sum(finding.points for finding in findings if finding.verdict == "fault")
    score = round(min(max(base + faults, 0), 100)) if findings else None
    return replace(skill, score=score, findings=findings)


def _share(finding: Finding, skill: SkillScore, how: Overall) -> float:
    """How much of the skill what was due made up, in points of 100."""
    if finding.verdict != "late":
        return abs(finding.points)
    if how.late_credit:
        return finding.points / how.late_credit
    late = sum(one.verdict == "late" for one in skill.findings)
    others = sum(abs(one.points) for one in skill.findings if one.verdict in ("met", "missed"))
    return (100 - others) / late


def _weighed(finding: Finding, share: float, total: float, how: Overall) -> Finding:
    part = 100 * share / total if total else 0.0
    points = -part if finding.verdict == "missed" else part * _credit(finding.verdict, how)
    return replace(finding, points=round(points, 1))


def _credit(verdict: Verdict, how: Overall) -> float:
    return {"met": 1.0, "late": how.late_credit}.get(verdict, 0.0)
