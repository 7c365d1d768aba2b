"""The names that files refer to and that other files bring: behaviours, skills, personas."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from simulator.content.names import Names
from simulator.content.scoring_data import load_behaviours, load_skill_ids


def known_names(personas: tuple[str, ...]) -> Callable[[], Names]:
    """A function that gives the names, read from scoring's data when it is first called."""

    @cache
    def names() -> Names:
        return {
            "behaviour": tuple(load_behaviours()),
            "skill": load_skill_ids(),
            "persona": personas,
        }

    return names
