"""What a call would come to if one thing after the other in it were mended.

Taken from the findings alone: which moments were missed or late, which faults were made, and how
many points each would have brought in this very call.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from scoring.rubric import Overall, Rubric
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import Result
from scoring.whole_call import mean_before, whole_score

ENDING = "Leave the customer helped"
"""What a better end of the call is called; it is no finding of any rule."""

How = Literal["do", "sooner", "drop", "end"]


@dataclass(frozen=True, slots=True)
class Gain:
    """One thing that brings points: something to do where it was missed or to do sooner, a fault to
    drop, or a better end.

    `what` names it as the finding does, `times` is how often, `points` what all of them bring to
    the score in question; `turn` is the first moment. `rule` and `skill` are empty for the end.
    """

    how: How
    rule: str
    skill: str
    what: str
    times: int
    points: float
    turn: int


def raw_score(skill: SkillScore, how: Overall) -> float:
    """The score before it was cut to 0..100; the score itself where it was not cut."""
    if skill.score is not None and 0 < skill.score < 100:
        return float(skill.score)
    dues = [one for one in skill.findings if one.verdict != "fault"]
    earned = sum(max(one.points, 0.0) for one in dues) if dues else how.fault_base
    return earned + sum(one.points for one in skill.findings if one.verdict == "fault")


def gains_of(skill: SkillScore, how: Overall) -> list[Gain]:
    """What each finding that cost something would have brought to its skill."""
    ways: dict[str, How] = {"missed": "do", "late": "sooner", "fault": "drop"}
    return [
        Gain(ways[one.verdict], one.rule, one.skill, one.what, 1, _lost(one, skill, how), one.turn)
        for one in skill.findings
        if one.verdict in ways
    ]


def _lost(finding: Finding, skill: SkillScore, how: Overall) -> float:
    if finding.verdict != "late":
        return -finding.points
    if how.late_credit:
        return finding.points / how.late_credit - finding.points
    late = [one for one in skill.findings if one.verdict == "late"]
    others = [one for one in skill.findings if one.verdict in ("met", "missed")]
    return (100 - sum(abs(one.points) for one in others)) / len(late)


def together(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """Gains of one rule as one, in the order of the first of each."""
    found: dict[tuple[str, str], Gain] = {}
    for gain in gains:
        known = found.get((gain.rule, gain.how))
        if known is not None:
            gain = replace(
                known,
                times=known.times + gain.times,
                points=known.points + gain.points,
                turn=min(known.turn, gain.turn),
            )
        found[gain.rule, gain.how] = gain
    return tuple(replace(one, points=round(one.points, 1)) for one in found.values())


class WholeCall:
    """A scorecard in which one thing after the other is mended, to see what the whole comes to.

    Procedures are taken as they went: what is missing in them mostly costs a skill too, so a little
    more may be won than is said.
    """

    def __init__(self, card: Scorecard, rubric: Rubric, result: Result | None) -> None:
        how = rubric.overall
        self._how, self._result, self._fatal = how, result, bool(card.fatal)
        scored = [skill for skill in card.skills if skill.score is not None]
        self._weights = {skill.id: skill.weight for skill in rubric.skills}
        self._raw = {skill.skill: raw_score(skill, how) for skill in scored}
        gains = [gain for skill in scored for gain in gains_of(skill, how)]
        fatal = {(finding.rule, finding.turn) for finding in card.fatal}
        of_end = _rules_of_the_end(rubric) if result in ("mixed", "bad") else set()
        self._killers = [one for one in gains if (one.rule, one.turn) in fatal]
        self._of_end = [one for one in gains if one.rule in of_end]
        apart = (*self._killers, *self._of_end)
        self._open = [one for one in gains if one not in apart]
        mean, share = self._mean(), how.procedure_share
        before = mean_before(how, card.overall, result, self._fatal)
        self._procedures = (mean if before is None else before) - (1 - share) * mean

    def score(self) -> float:
        """The whole as it stands now, 0..100."""
        mean = (1 - self._how.procedure_share) * self._mean() + self._procedures
        return whole_score(self._how, mean, self._result, self._fatal)

    def reach(self, goal: int) -> list[Gain]:
        """Mend what brings most, until the whole comes to `goal` or nothing more brings anything;
        what caps the call comes first."""
        chosen = self._lift_the_cap() if self._fatal else []
        while round(self.score()) < goal:
            best = max(self._tried(), key=lambda one: one[0], default=None)
            if best is None or best[0] <= 0:
                break
            points, place = best
            chosen.append(self._end_well(points) if place is None else self._mend(place, points))
        return chosen

    def _lift_the_cap(self) -> list[Gain]:
        """All that is fatal goes; the first of it is told with what that brings."""
        before = self.score()
        self._add(self._killers)
        self._fatal = False
        brought = self.score() - before
        return [
            replace(one, points=0.0 if place else brought)
            for place, one in enumerate(self._killers)
        ]

    def _tried(self) -> list[tuple[float, int | None]]:
        """What each thing would bring that could be mended next; None stands for the end."""
        now = self.score()
        found: list[tuple[float, int | None]] = []
        for place, gain in enumerate(self._open):
            self._add([gain])
            found.append((self.score() - now, place))
            self._add([gain], -1)
        if self._result in ("mixed", "bad"):
            result = self._result
            self._end_well(0)
            found.append((self.score() - now, None))
            self._add(self._of_end, -1)
            self._result = result
        return found

    def _mend(self, place: int, points: float) -> Gain:
        gain = self._open.pop(place)
        self._add([gain])
        return replace(gain, points=points)

    def _end_well(self, points: float) -> Gain:
        self._add(self._of_end)
        self._result = "good"
        return Gain("end", "", "", ENDING, 1, points, self._of_end[0].turn if self._of_end else 0)

    def _add(self, gains: Iterable[Gain], sign: int = 1) -> None:
        for gain in gains:
            self._raw[gain.skill] += sign * gain.points

    def _mean(self) -> float:
        total = sum(self._weights[skill] for skill in self._raw)
        worth = sum(
            self._weights[skill] * min(max(raw, 0.0), 100.0) for skill, raw in self._raw.items()
        )
        return worth / total if total else 0.0


def _rules_of_the_end(rubric: Rubric) -> set[str]:
    """The rules that a good end of the call meets."""
    met = {rule.id for skill in rubric.skills for rule in skill.due if "outcome:good" in rule.by}
    faults = (rule for skill in rubric.skills for rule in skill.faults)
    return met | {rule.id for rule in faults if rule.computed == "ends_unresolved"}
