"""From the skills and the procedures of a call to the score of the whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scoring.rubric import Rubric
from scoring.scorecard import SkillScore
from scoring.transcript import Result
from scoring.whole_call import whole_score

Credits = Sequence[tuple[float, tuple[str, ...]]]
"""For each step of a procedure its credit in 0..1 and the rules of the rubric that judge the same.
"""


def overall_of(
    rubric: Rubric,
    skills: Sequence[SkillScore],
    procedures: Sequence[Credits],
    result: Result | None,
    *,
    fatal: bool,
    settled: Collection[str] = (),
) -> int:
    """The weighted mean of the scored skills, joined by the procedures and by how the call ended,
    and held by its caps: 0..100.

    `result` is None for a call that goes on; the steps that a rule of `settled` judges too count as
    the skills do, whatever became of them.
    """
    how = rubric.overall
    weights = {skill.id: skill.weight for skill in rubric.skills}
    scored = [(weights.get(s.skill, 0.0), s.score) for s in skills if s.score is not None]
    total = sum(weight for weight, _ in scored)
    mean = sum(weight * score for weight, score in scored) / total if total else 0.0
    mean += how.procedure_share * (_procedures_mean(skills, procedures, mean, settled) - mean)
    return round(whole_score(how, mean, result, fatal))


def _procedures_mean(
    skills: Sequence[SkillScore],
    procedures: Sequence[Credits],
    mean: float,
    settled: Collection[str],
) -> float:
    """The mean of the procedures that began, in 0..100.

    A step that a rule of some skill has judged alike counts as the skills do (`mean`), so that
    nothing is earned or paid for twice; every other step counts as it went.
    """
    verdicts = {(found.rule, found.verdict == "met") for s in skills for found in s.findings}
    verdicts |= {(rule, met) for rule in settled for met in (True, False)}
    means = [
        sum(
            mean if any((rule, credit == 1) in verdicts for rule in rules) else 100 * credit
            for credit, rules in credits
        )
        / len(credits)
        for credits in procedures
        if credits
    ]
    return sum(means) / len(means) if means else mean
