"""The shipped transcripts, each played once in a process, with one reader for all calls."""

from __future__ import annotations

from functools import cache

from simulator.content.files import SourceFile
from simulator.content.scene_names import names_of_library
from simulator.content.transcript_files import shipped_transcripts
from simulator.workbench.trying import Trial, try_file
from simulator.workbench.walking import RememberingReader
from tests.examples import LIBRARY, SCORING

NAMES = names_of_library(LIBRARY)
FILES = shipped_transcripts()
PAIRS = [
    (scenario.id, persona)
    for scenario in LIBRARY.scenarios.values()
    for persona in scenario.personas
]


@cache
def reader() -> RememberingReader:
    """The real reader, asked once for equal replies in equal settings."""
    return RememberingReader(SCORING.reader)


@cache
def tried(shown: str) -> Trial:
    """What came of a transcript, by the path that messages give it."""
    (file,) = (one for one in FILES if one.shown == shown)
    return try_file(file, LIBRARY, NAMES, SCORING, reader())


def of_scenario(scenario: str) -> list[SourceFile]:
    """The transcripts in the folder of a scenario."""
    return [one for one in FILES if one.shown.split("/")[1] == scenario]
