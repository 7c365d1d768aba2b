"""Levels: where a skill and the whole call stand, and what the next level takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.level_words import call_words, skill_words, top_words, undue_words
from scoring.mending import Gain, WholeCall, gains_of, raw_score, together
from scoring.rubric import Level, Rubric
from scoring.scorecard import Scorecard, SkillScore
from scoring.transcript import Result

WHOLE = "overall"
"""What the standing of the whole call is of."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The level of a skill (by its id) or of the whole call, and the way to the next one.

    `at` is where the next level begins and `short` the points missing, which are more than the
    score lacks where faults took more than there was. `gains` are the fewest things that reach it,
    largest first; `words` say it all in a sentence. In the highest level `next` is empty and `at`
    is where it began.
    """

    of: str
    score: int
    level: str
    name: str
    next: str
    at: int
    short: int
    gains: tuple[Gain, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The standing of the whole call and of each skill that was scored."""

    call: Standing
    skills: tuple[Standing, ...]

    def of(self, skill: str) -> Standing | None:
        """The standing of a skill, or None when it was not scored."""
        return next((one for one in self.skills if one.of == skill), None)


def level_of(score: int, levels: Sequence[Level]) -> Level:
    """The level that a score reaches."""
    return [level for level in levels if level.start <= score][-1]


def levels_of(card: Scorecard, rubric: Rubric, result: Result | None) -> Levels:
    """The levels of a card that was judged by `rubric`; `result` is how the call ended, None while
    it goes on."""
    skills = tuple(
        _of_skill(skill, skill.score, rubric) for skill in card.skills if skill.score is not None
    )
    return Levels(_of_call(card, rubric, result), skills)


def _of_skill(skill: SkillScore, score: int, rubric: Rubric) -> Standing:
    level, above = _around(score, rubric.levels)
    if above is None:
        return _at_the_top(skill.skill, score, level)
    raw = raw_score(skill, rubric.overall)
    open_gains = sorted(gains_of(skill, rubric.overall), key=lambda one: (-one.points, one.turn))
    chosen: list[Gain] = []
    reached = raw
    while open_gains and round(reached) < above.start:
        chosen.append(open_gains.pop(0))
        reached += chosen[-1].points
    gains, short = together(chosen), above.start - round(raw)
    due = any(finding.verdict != "fault" for finding in skill.findings)
    words = skill_words(above, score, short, gains) if due else undue_words(gains)
    return _below(skill.skill, score, (level, above), short, gains, words)


def _of_call(card: Scorecard, rubric: Rubric, result: Result | None) -> Standing:
    level, above = _around(card.overall, rubric.levels)
    if above is None:
        return _at_the_top(WHOLE, card.overall, level)
    call = WholeCall(card, rubric, result)
    gains, short = together(call.reach(above.start)), above.start - card.overall
    words = call_words(above, short, gains, enough=round(call.score()) >= above.start)
    return _below(WHOLE, card.overall, (level, above), short, gains, words)


def _around(score: int, levels: Sequence[Level]) -> tuple[Level, Level | None]:
    above = [level for level in levels if level.start > score]
    return level_of(score, levels), above[0] if above else None


def _at_the_top(of: str, score: int, level: Level) -> Standing:
    return Standing(of, score, level.id, level.name, "", level.start, 0, (), top_words(level))


def _below(
    of: str,
    score: int,
    around: tuple[Level, Level],
    short: int,
    gains: tuple[Gain, ...],
    words: str,
) -> Standing:
    level, above = around
    return Standing(of, score, level.id, level.name, above.id, above.start, short, gains, words)
