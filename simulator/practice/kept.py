"""Scorecards, levels, measures and marks read back from their recorded JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.answers import Mark, PointMark
from scoring.levels import Levels, Standing
from scoring.measures import CallBack, Kpi, Measures, Promise, Reason, TrustPoint
from scoring.mending import Gain
from scoring.scorecard import Finding, ProcedureScore, Scorecard, SkillScore, StepFinding


def scorecard_from(kept: Mapping[str, Any]) -> Scorecard:
    """The scorecard that `canonical.plain` took apart."""
    return Scorecard(
        overall=kept["overall"],
        fatal=tuple(Finding(**finding) for finding in kept["fatal"]),
        skills=tuple(
            SkillScore(
                skill=skill["skill"],
                name=skill["name"],
                score=skill["score"],
                findings=tuple(Finding(**finding) for finding in skill["findings"]),
            )
            for skill in kept["skills"]
        ),
        procedures=tuple(
            ProcedureScore(
                id=one["id"],
                name=one["name"],
                score=one["score"],
                steps=tuple(StepFinding(**step) for step in one["steps"]),
            )
            for one in kept.get("procedures", ())
        ),
    )


def levels_from(kept: Mapping[str, Any]) -> Levels:
    """The levels that `canonical.plain` took apart."""
    return Levels(_standing(kept["call"]), tuple(_standing(one) for one in kept["skills"]))


def _standing(kept: Mapping[str, Any]) -> Standing:
    return Standing(**{**kept, "gains": tuple(Gain(**one) for one in kept["gains"])})


def measures_from(kept: Mapping[str, Any]) -> Measures:
    """The measures that `canonical.plain` took apart."""
    back = kept["call_back"]
    names = ("fcr", "aht", "csat", "nps", "abandonment")
    return Measures(
        **{name: _kpi(kept[name]) for name in names},
        trust=tuple(
            TrustPoint(one["turn"], one["value"], tuple(one["why"])) for one in kept["trust"]
        ),
        promises=tuple(Promise(**one) for one in kept["promises"]),
        call_back=CallBack(**back) if back else None,
        label=kept["label"],
    )


def _kpi(kept: Mapping[str, Any]) -> Kpi:
    return Kpi(**{**kept, "why": tuple(Reason(**one) for one in kept["why"])})


def mark_from(kept: Mapping[str, Any]) -> Mark:
    """The mark that `canonical.plain` took apart."""
    return Mark(
        question=kept["question"],
        score=kept["score"],
        points=tuple(PointMark(**point) for point in kept["points"]),
        confusions=tuple(kept["confusions"]),
    )
