"""The names that rules and procedures may use for what they look for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.content.names import Names
from simulator.content.scoring_data import load_behaviours, load_plain


@dataclass(frozen=True, slots=True)
class RubricNames:
    """The names that a company's rubric adds: skills, rules and lists of phrases."""

    skills: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


NO_NAMES = RubricNames()


@cache
def evidence_names(
    own_behaviours: tuple[str, ...] = (), own_rubric: RubricNames = NO_NAMES
) -> Names:
    """Behaviours, what a step can be `without`, and the rules and phrase lists of the rubric;
    `own_behaviours` are those that a trainer adds to the catalogue, `own_rubric` is what a
    company's rubric adds."""
    from scoring.faults import FAULTS

    rubric = load_plain("rubric.yaml")
    behaviours = (*load_behaviours(), *own_behaviours)
    rules = (
        rule["id"]
        for skill in rubric["skills"]
        for part in ("due", "faults")
        for rule in skill.get(part, ())
    )
    return {
        "behaviour": behaviours,
        "lapse": (*behaviours, *FAULTS),
        "list": tuple(dict.fromkeys((*rubric["phrases"], *own_rubric.lists))),
        "rule": tuple(dict.fromkeys((*rules, *own_rubric.rules))),
    }
