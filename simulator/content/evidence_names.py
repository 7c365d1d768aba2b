"""The names that rules and procedures may use for what they look for."""

from __future__ import annotations

from functools import cache

from simulator.content.names import Names
from simulator.content.scoring_data import load_behaviours, load_plain


@cache
def evidence_names(own_behaviours: tuple[str, ...] = ()) -> Names:
    """Behaviours, what a step can be `without`, and the rules and phrase lists of the rubric;
    `own_behaviours` are those that a trainer adds to the catalogue."""
    from scoring.faults import FAULTS

    rubric = load_plain("rubric.yaml")
    behaviours = (*load_behaviours(), *own_behaviours)
    return {
        "behaviour": behaviours,
        "lapse": (*behaviours, *FAULTS),
        "list": tuple(rubric["phrases"]),
        "rule": tuple(
            rule["id"]
            for skill in rubric["skills"]
            for part in ("due", "faults")
            for rule in skill.get(part, ())
        ),
    }
