"""Coverage in words: a row for each scenario and persona, and what was never reached, by place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from simulator.content.check.places import key_at
from simulator.content.files import SourceFile, read_bytes
from simulator.content.library import Library
from simulator.content.nodes import Node
from simulator.content.yaml_text import read_yaml
from simulator.workbench.coverage import KINDS, Coverage, Item

HEADINGS = ("SCENARIO", "PERSONA", "CALLS", *(kind.upper() for kind in KINDS), "ALL")


def coverage_row(coverage: Coverage) -> tuple[str, ...]:
    """A row under `HEADINGS`: how many of each kind are reached, and the share of all."""
    shares = ("{} of {}".format(*coverage.share(kind)) for kind in KINDS)
    ids = coverage.scenario.id, coverage.persona.id
    return (*ids, str(coverage.calls), *shares, f"{coverage.percent:.0f} %")


def missing_lines(coverage: Coverage, library: Library) -> Iterator[str]:
    """What no call reached, each with its kind and the place in its file."""
    if not coverage.missing:
        return
    yield f"Never reached in {coverage.scenario.id} with {coverage.persona.id}:"
    files = {
        "scenario": library.scenarios.file(coverage.scenario.id),
        "persona": library.personas.file(coverage.persona.id),
    }
    for item in coverage.missing:
        yield f"  {_place(files[item.file], item)}: {item.kind.removesuffix('s')} {item.name}"


def _place(file: SourceFile, item: Item) -> str:
    root = _root(file)
    return file.shown if root is None else f"{file.shown}:{key_at(root, item.place).line}"


@lru_cache(maxsize=64)
def _root(file: SourceFile) -> Node | None:
    source, problems = read_bytes(file)
    return None if problems else read_yaml(source, file.shown).root
