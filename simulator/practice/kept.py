"""Scorecards and marks read back from their recorded JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.answers import Mark, PointMark
from scoring.scorecard import Finding, Scorecard, SkillScore


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
    )


def mark_from(kept: Mapping[str, Any]) -> Mark:
    """The mark that `canonical.plain` took apart."""
    return Mark(
        question=kept["question"],
        score=kept["score"],
        points=tuple(PointMark(**point) for point in kept["points"]),
        confusions=tuple(kept["confusions"]),
    )
