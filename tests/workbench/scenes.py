"""A folder of a trainer's own: a persona, a scenario and transcripts, each a few lines long."""

from __future__ import annotations

from pathlib import Path

from simulator.content.files import SourceFile
from simulator.content.library import load_library
from simulator.content.scene_names import names_of_library
from simulator.practice.desk import Scoring
from simulator.workbench.trying import Trial, try_file
from tests.content.samples import PERSONA, SCENARIO
from tests.fakes import WordScoring

GOOD = """\
scenario: lost-key
persona: brisk
seed: 3
steps:
  - shows: [empathy]
    expect: {stage: heard, mood: calm, says: "Yes. | What can you do?"}
  - shows: [identity_check]
  - act: verify
  - shows: [solution]
    states: [fee]
    expect:
      outcome: solved
expect:
  outcome: solved
  kind: good
  mood: calm
  heat: [cool]
"""
"""The key is found: the identity is asked for, checked, and the fee named right."""


def folder(tmp_path: Path, **transcripts: str) -> Path:
    """A folder with the sample persona and scenario, and transcripts under the names given."""
    for kind, name, text in (
        ("personas", "brisk", PERSONA),
        ("scenarios", "lost-key", SCENARIO.replace("personas: [angry]", "personas: [brisk]")),
    ):
        (tmp_path / kind).mkdir(exist_ok=True)
        (tmp_path / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    inside = tmp_path / "transcripts" / "lost-key"
    inside.mkdir(parents=True, exist_ok=True)
    for name, text in transcripts.items():
        (inside / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def tried(tmp_path: Path, text: str, scoring: Scoring | None = None) -> Trial:
    """The trial of one transcript in such a folder."""
    home = folder(tmp_path, call=text)
    path = home / "transcripts" / "lost-key" / "call.yaml"
    library = load_library(home)
    file = SourceFile("transcript", "call", "lost-key/call.yaml", path, own=True)
    return try_file(file, library, names_of_library(library, home), scoring or WordScoring())
