"""What the lobby shows: what to resume, what was played, and what to practise next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.content.headings import Heading
from simulator.practice.desk import Desk
from simulator.practice.final import is_final
from simulator.practice.standing import (
    SkillStanding,
    due_skills,
    mastered_skills,
    means,
    skill_standings,
    streak,
)
from simulator.store.records import Overview

RECENT = 10
"""How many of the latest finished sessions tell where a trainee is weak."""
EASY = 2
"""Up to this difficulty a scenario is skipped when all it trains is mastered."""


@dataclass(frozen=True, slots=True)
class Next:
    """The scenario to practise next, who plays it, and why in one sentence."""

    scenario: str
    persona: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A trainee's standing. Of several tries of a call only the earliest finished one is among
    `finished` and counts; `to_resume` has no call that was left to try again. `best` is the best
    overall score by scenario, `skills` the mean score of each skill over the recent sessions in
    which it was scored, weakest first; `due` are the skills owed today, `streak` the days of
    practice in a row."""

    to_resume: tuple[Overview, ...]
    finished: tuple[Overview, ...]
    best: Mapping[str, int]
    skills: Mapping[str, float]
    standings: tuple[SkillStanding, ...]
    due: tuple[SkillStanding, ...]
    streak: int
    next: Next | None


def progress(desk: Desk) -> Progress:
    """Everything the lobby shows, from the records and the library of today."""
    history = [one for one in desk.store.history() if not is_final(one)]
    known = set(desk.library.scenarios.ids)
    every = tuple(overview for overview in history if overview.ended is not None)
    finished = each_call_once(history)
    tried_again = {overview.session.branch_of for overview in history}
    today = desk.clock.utc()[:10]
    standings = skill_standings(finished)
    skills = means(skill_standings(finished[:RECENT]))
    due = due_skills(standings, today)
    return Progress(
        to_resume=tuple(
            overview
            for overview in history
            if overview.ended is None
            and overview.session.scenario in known
            and overview.session.id not in tried_again
        ),
        finished=finished,
        best=best_scores(finished),
        skills=skills,
        standings=standings,
        due=due,
        streak=streak(every, today),
        next=next_scenario(
            _sound(desk),
            finished,
            skills,
            due=[one.skill for one in due],
            mastered=mastered_skills(standings),
        ),
    )


def _sound(desk: Desk) -> Sequence[Heading]:
    """The scenarios that can be played: a broken file of the trainers' own is nobody's next call.
    What ships is sound, and is not read for it."""
    scenarios = desk.library.scenarios
    found = desk.library.headings("scenario")
    return [one for one in found if not one.own or one.id in scenarios]


def each_call_once(history: Sequence[Overview]) -> tuple[Overview, ...]:
    """The finished calls, as given the newest first, without second tries: who knows what comes
    earns with it what was missed before. Where the first try was left, the oldest finished one
    counts."""
    parents = {one.session.id: one.session.branch_of for one in history}
    counted: dict[str, Overview] = {}
    for overview in reversed(history):
        if overview.ended is None:
            continue
        root = overview.session.id
        while (parent := parents.get(root)) is not None:
            root = parent
        counted.setdefault(root, overview)
    chosen = {one.session.id for one in counted.values()}
    return tuple(one for one in history if one.ended is not None and one.session.id in chosen)


def best_scores(finished: Iterable[Overview]) -> dict[str, int]:
    """The best overall score reached in each scenario."""
    best: dict[str, int] = {}
    for overview in finished:
        if overview.ended is not None:
            scenario, overall = overview.session.scenario, overview.ended["overall"]
            best[scenario] = max(overall, best.get(scenario, 0))
    return best


def next_scenario(
    scenarios: Sequence[Heading],
    finished: Sequence[Overview],
    skills: Mapping[str, float],
    due: Sequence[str] = (),
    mastered: Iterable[str] = (),
) -> Next | None:
    """What to practise next, and why; `finished` the newest first.

    A skill that is due comes first, by the scenario that trains most of those due; then the
    easiest scenario never played, but for easy ones that train nothing but what is mastered; then
    the weakest skill, then the scenario played least. Never the one just played where there is
    another. The persona is the one met least in it. None when there is no scenario.
    """
    playable = [one for one in scenarios if one.personas]
    last = finished[0].session.scenario if finished else ""
    choice = [one for one in playable if one.id != last] or playable
    if not choice:
        return None
    played = Counter(one.session.scenario for one in finished)
    met = Counter((one.session.scenario, one.session.persona) for one in finished)
    chosen, why = _chosen(choice, played, skills, due, frozenset(mastered))
    persona = min(chosen.personas, key=lambda name: met[chosen.id, name])
    return Next(chosen.id, persona, why)


def _chosen(
    choice: Sequence[Heading],
    played: Mapping[str, int],
    skills: Mapping[str, float],
    due: Sequence[str],
    mastered: frozenset[str],
) -> tuple[Heading, str]:
    owed = [one for one in choice if set(one.trains) & set(due)]
    if owed:
        best = min(owed, key=lambda one: (-len(set(one.trains) & set(due)), one.difficulty, one.id))
        return best, f"{_named(_trained(best, due))} {_is_due(_trained(best, due))} again today."
    new = [one for one in choice if not played.get(one.id)]
    skipped = [one for one in new if _too_easy(one, mastered)]
    worth = [one for one in new if one not in skipped]
    if worth:
        why = "You have not played it yet."
        if skipped:
            why = "You have not played it yet; easier ones train what you have shown twice running."
        return min(worth, key=lambda one: (one.difficulty, one.id)), why
    return _for_weakest(choice, played, skills)


def _too_easy(one: Heading, mastered: frozenset[str]) -> bool:
    return one.difficulty <= EASY and bool(one.trains) and set(one.trains) <= mastered


def _trained(one: Heading, skills: Sequence[str]) -> list[str]:
    return [skill for skill in skills if skill in one.trains]


def _named(skills: Sequence[str]) -> str:
    words = [skill.replace("_", " ") for skill in skills[:3]]
    told = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return told[:1].upper() + told[1:]


def _is_due(skills: Sequence[str]) -> str:
    return "is due" if len(skills) == 1 else "are due"


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
