"""One file of known kind to a definition and every problem: loading and checking both end here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.files import Kind, SourceFile
from simulator.content.names import Names
from simulator.content.own_behaviours import read_own_behaviours
from simulator.content.read_persona import read_persona
from simulator.content.read_procedures import read_procedure_file
from simulator.content.read_rubric_file import read_rubric_file
from simulator.content.read_scenario import read_scenario
from simulator.content.read_transcript import read_transcript
from simulator.content.yaml_text import read_yaml

_READERS: Mapping[Kind, Callable[..., tuple[Any, tuple[Diagnostic, ...]]]] = {
    "persona": read_persona,
    "scenario": read_scenario,
    "procedures": read_procedure_file,
    "transcript": read_transcript,
    "behaviours": read_own_behaviours,
    "rubric": read_rubric_file,
}


def read_definition(
    source: bytes, file: SourceFile, names: Names
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """What `source` defines (a Persona, Scenario, ProcedureFile, TranscriptFile, OwnBehaviours
    or OwnRubric), or None when anything is wrong, and all problems."""
    parsed = read_yaml(source, file.shown)
    if parsed.root is None:
        return None, parsed.problems
    definition, problems = _READERS[file.kind](parsed.root, file.shown, names, file.id)
    if parsed.problems:
        definition = None
    return definition, in_order([*parsed.problems, *problems])
