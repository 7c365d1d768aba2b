"""What the lobby shows: what to resume, what was played, and what to practise next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.content.headings import Heading
from simulator.practice.desk import Desk
from simulator.practice.final import is_final
from simulator.store.records import Overview

RECENT = 10
"""How many of the latest finished sessions tell where a trainee is weak."""


@dataclass(frozen=True, slots=True)
class Next:
    """The scenario to practise next, who plays it, and why in one sentence."""

    scenario: str
    persona: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A trainee's standing. `best` is the best overall score by scenario, `skills` the mean score
    of each skill over the recent sessions in which it was scored, weakest first."""

    to_resume: tuple[Overview, ...]
    finished: tuple[Overview, ...]
    best: Mapping[str, int]
    skills: Mapping[str, float]
    next: Next | None


def progress(desk: Desk) -> Progress:
    """Everything the lobby shows, from the records and the library of today."""
    history = [one for one in desk.store.history() if not is_final(one)]
    known = set(desk.library.scenarios.ids)
    finished = tuple(overview for overview in history if overview.ended is not None)
    skills = skill_means(finished[:RECENT])
    return Progress(
        to_resume=tuple(
            overview
            for overview in history
            if overview.ended is None and overview.session.scenario in known
        ),
        finished=finished,
        best=best_scores(finished),
        skills=skills,
        next=next_scenario(desk.library.headings("scenario"), finished, skills),
    )


def best_scores(finished: Iterable[Overview]) -> dict[str, int]:
    """The best overall score reached in each scenario."""
    best: dict[str, int] = {}
    for overview in finished:
        if overview.ended is not None:
            scenario, overall = overview.session.scenario, overview.ended["overall"]
            best[scenario] = max(overall, best.get(scenario, 0))
    return best


def skill_means(finished: Iterable[Overview]) -> dict[str, float]:
    """The mean score of each skill that was scored, weakest first."""
    scores: dict[str, list[int]] = defaultdict(list)
    for overview in finished:
        for skill in (overview.ended or {}).get("scorecard", {}).get("skills", ()):
            if skill["score"] is not None:
                scores[skill["skill"]].append(skill["score"])
    means = {skill: sum(values) / len(values) for skill, values in scores.items()}
    return dict(sorted(means.items(), key=lambda pair: (pair[1], pair[0])))


def next_scenario(
    scenarios: Sequence[Heading], finished: tuple[Overview, ...], skills: Mapping[str, float]
) -> Next | None:
    """The easiest scenario never played; else the one that trains the weakest skill, the one least
    played first; the persona is the one met least in it. None when there is no scenario."""
    scenarios = [scenario for scenario in scenarios if scenario.personas]
    if not scenarios:
        return None
    played: dict[str, int] = defaultdict(int)
    met: dict[tuple[str, str], int] = defaultdict(int)
    for overview in finished:
        played[overview.session.scenario] += 1
        met[overview.session.scenario, overview.session.persona] += 1
    new = [scenario for scenario in scenarios if not played[scenario.id]]
    if new:
        chosen = min(new, key=lambda scenario: scenario.difficulty)
        why = "You have not played it yet."
    else:
        chosen, why = _for_weakest(scenarios, played, skills)
    persona = min(chosen.personas, key=lambda name: met[chosen.id, name])
    return Next(chosen.id, persona, why)


def _for_weakest(
    scenarios: Sequence[Heading], played: Mapping[str, int], skills: Mapping[str, float]
) -> tuple[Heading, str]:
    for skill, mean in skills.items():
        fitting = [scenario for scenario in scenarios if skill in scenario.trains]
        if fitting and mean < 100:
            chosen = min(fitting, key=lambda scenario: played.get(scenario.id, 0))
            return chosen, f"It trains {skill.replace('_', ' ')}, your weakest skill ({mean:.0f})."
    return min(scenarios, key=lambda scenario: played.get(scenario.id, 0)), (
        "You have played it least."
    )
