"""The procedures that calls are judged by: those that ship, with a company's own laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scoring.procedures import Procedure, Procedures
from simulator.content.diagnostics import Diagnostic
from simulator.content.errors import BrokenFile
from simulator.content.evidence_names import evidence_names
from simulator.content.files import SourceFile, read_bytes
from simulator.content.folder_names import folder_names
from simulator.content.names import Names
from simulator.content.read_procedures import ProcedureFile, read_procedure_file
from simulator.content.scoring_data import FOLDER, load_bytes
from simulator.content.yaml_text import read_yaml

OWN_FILE = "procedures.yaml"
"""The name of the file in the user's folder, and of the one that ships."""


@cache
def shipped_procedures() -> Procedures:
    """The procedures of the handbook. Raises BrokenFile for a damaged installation."""
    names = {**evidence_names(), "procedure": {}}
    path = f"scoring/{FOLDER}/{OWN_FILE}"
    return _read(load_bytes(OWN_FILE), path, names).over(Procedures())


def load_procedures(user_folder: Path | None = None) -> Procedures:
    """The shipped procedures under those of `procedures.yaml` in the user's folder, if there is
    one. Raises BrokenFile with the problems of that file."""
    own = _own_file(user_folder)
    if own is None:
        return shipped_procedures()
    source, problems = read_bytes(own)
    if problems:
        raise BrokenFile("file", OWN_FILE, problems)
    return _read(source, own.shown, names_for_own(user_folder)).over(shipped_procedures())


def names_for_own(user_folder: Path | None = None) -> Names:
    """The names that a user's file of procedures may use."""
    shipped = shipped_procedures()
    names = folder_names(user_folder)
    return {
        **names,
        "list": (*names["list"], *shipped.phrases),
        "procedure": _steps_of(shipped.procedures),
    }


def names_for_scenarios(user_folder: Path | None = None) -> Names:
    """The procedures, with their steps, and the lists of phrases that a scenario may use. A user's
    file with errors counts as none: its problems are told where it is loaded or checked."""
    shipped = shipped_procedures()
    try:
        own = load_procedures(user_folder)
    except BrokenFile:
        own = shipped
    lists = (*folder_names(user_folder)["list"], *{**shipped.phrases, **own.phrases})
    return {"procedure": _steps_of((*shipped.procedures, *own.procedures)), "list": lists}


def _steps_of(procedures: tuple[Procedure, ...]) -> Mapping[str, tuple[str, ...]]:
    """The steps of each procedure; what a company replaced keeps the names of its old steps, so
    that a shipped scenario that changes one stays sound."""
    steps: dict[str, dict[str, None]] = {}
    for one in procedures:
        steps.setdefault(one.id, {}).update(dict.fromkeys(step.id for step in one.steps))
    return {name: tuple(known) for name, known in steps.items()}


def _own_file(user_folder: Path | None) -> SourceFile | None:
    path = user_folder / OWN_FILE if user_folder is not None else None
    if path is None or not path.is_file():
        return None
    return SourceFile("procedures", "procedures", str(path), path, own=True)


def _read(source: bytes, path: str, names: Names) -> ProcedureFile:
    parsed = read_yaml(source, path)
    found: ProcedureFile | None = None
    problems: tuple[Diagnostic, ...] = parsed.problems
    if parsed.root is not None and not problems:
        found, problems = read_procedure_file(parsed.root, path, names)
    if found is None:
        raise BrokenFile("file", OWN_FILE, problems)
    return found
