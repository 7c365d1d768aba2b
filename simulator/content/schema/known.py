"""The names in a schema: fixed ones are all there are, those that files bring are only offered.

A persona, a procedure or a scenario may be written tomorrow, and stages, moods and facts belong to
the file itself; an editor that marked such a name as wrong would cry wolf.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scoring.behaviours import Behaviour
from scoring.procedure_evidence import ANY_WORDS, kinds_of_evidence
from simulator.content.folder_names import folder_names
from simulator.content.library import Library
from simulator.content.names import FIXED, KINDS, Names
from simulator.content.procedure_files import names_for_scenarios
from simulator.content.scene_names import OVERALL
from simulator.content.schema.values import TEXT
from simulator.content.scoring_data import load_behaviours, load_plain
from simulator.engine.persona import DIRECTIONS, GONE
from simulator.engine.scenario import STANDARD_OUTCOMES

Schema = dict[str, Any]

CLOSED = frozenset({"behaviour", "lapse", "skill", "rule", *FIXED})
"""The kinds of names that come with First Call; behaviours may be added, and are when a schema is
written for the folder that adds them."""

_LISTS = ("phrase", "heard", "note")
"""The kinds of evidence that name a list of phrases, which a company's file may bring."""


def names_for_schemas(user_folder: Path | None = None) -> Names:
    """Every name to offer: what ships, and what the user's folder brings."""
    library, of_files = Library(user_folder), names_for_scenarios(user_folder)
    own, procedures = folder_names(user_folder), tuple(of_files["procedure"])
    return {
        **FIXED,
        **own,
        "persona": library.personas.ids,
        "scenario": library.scenarios.ids,
        "procedure": procedures,
        "list": of_files["list"],
        "score": (OVERALL, *own["skill"], *procedures),
        "outcome": tuple(STANDARD_OUTCOMES),
        "target": tuple(STANDARD_OUTCOMES),
        "move": DIRECTIONS,
        "felt": (GONE,),
    }


def name_schemas(names: Names) -> dict[str, Schema]:
    """For each kind of name its schema, under `<kind>_name`."""
    found = {f"{kind}_name": _name(kind, tuple(names.get(kind, ()))) for kind in KINDS}
    return {**found, "evidence_name": _evidence(names)}


def _name(kind: str, known: tuple[str, ...]) -> Schema:
    if kind in CLOSED:
        return {"enum": list(known), **_described(kind, known)}
    if not known:
        return TEXT
    return {"anyOf": [{"enum": list(known)}, TEXT]}


def _described(kind: str, known: Iterable[str]) -> Schema:
    """What each name means, for editors that show it beside the name."""
    if kind == "behaviour":
        behaviours = load_behaviours()
        said = [_behaviour(behaviours.get(name)) for name in known]
    elif kind == "skill":
        titles = {skill["id"]: skill["name"] for skill in load_plain("rubric.yaml")["skills"]}
        said = [titles.get(name, "A skill of your own.") for name in known]
    else:
        return {}
    return {"enumDescriptions": said}


def _behaviour(behaviour: Behaviour | None) -> str:
    if behaviour is None:
        return "A behaviour of your own."
    unless = f"; not when {behaviour.not_when}" if behaviour.not_when else ""
    return f"Shows when the reply {behaviour.shows}{unless}."


def _evidence(names: Names) -> Schema:
    kinds = kinds_of_evidence(tuple(names["list"]))
    fixed = [*names["behaviour"]]
    fixed += [f"{kind}:{what}" for kind in kinds if kind not in _LISTS for what in kinds[kind]]
    offered = [f"{kind}:{what}" for kind in _LISTS for what in kinds[kind]]
    return {
        "anyOf": [
            {"enum": fixed},
            {"enum": offered},
            {"type": "string", "pattern": rf"^\s*(?:{'|'.join(_LISTS)}):.*\S"},
            {"type": "string", "pattern": rf"^\s*{ANY_WORDS}:\s*\S"},
        ]
    }
