"""The names that hold for every file of a user's folder: what ships, and what the folder brings."""

from __future__ import annotations

from pathlib import Path

from simulator.content.evidence_names import evidence_names
from simulator.content.names import Names
from simulator.content.own_behaviours import names_of_own_behaviours, own_behaviours_path
from simulator.content.rubric_files import names_of_own_rubric, own_rubric_path
from simulator.content.scoring_data import load_skill_ids


def folder_names(
    user_folder: Path | None = None, behaviours: Path | None = None, rubric: Path | None = None
) -> Names:
    """Behaviours, skills, and the rules and phrase lists of the rubric. `behaviours` and `rubric`
    are files to go by instead of those in the user's folder."""
    own = names_of_own_behaviours(behaviours or own_behaviours_path(user_folder))
    of_rubric = names_of_own_rubric(rubric or own_rubric_path(user_folder))
    skills = dict.fromkeys((*load_skill_ids(), *of_rubric.skills))
    return {**evidence_names(own, of_rubric), "skill": tuple(skills)}
