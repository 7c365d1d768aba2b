"""One file of known kind to a definition and every problem: loading and checking both end here."""

from __future__ import annotations

from typing import Any

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.files import SourceFile
from simulator.content.names import Names
from simulator.content.read_persona import read_persona
from simulator.content.read_scenario import read_scenario
from simulator.content.yaml_text import read_yaml

_READERS = {"persona": read_persona, "scenario": read_scenario}


def read_definition(
    source: bytes, file: SourceFile, names: Names
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The Persona or Scenario in `source`, or None when anything is wrong, and all problems."""
    parsed = read_yaml(source, file.shown)
    if parsed.root is None:
        return None, parsed.problems
    definition, problems = _READERS[file.kind](parsed.root, file.shown, names, file.id)
    if parsed.problems:
        definition = None
    return definition, in_order([*parsed.problems, *problems])
