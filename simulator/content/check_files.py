"""Checks files by the same path as loading them: every problem of every file, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.files import ENDING, FOLDERS, Kind, SourceFile, own, read_bytes, shipped
from simulator.content.known_names import known_names
from simulator.content.nodes import MapNode
from simulator.content.read_file import read_definition
from simulator.content.vocabulary import BLOCKS
from simulator.content.yaml_text import read_yaml


def check_files(
    paths: Iterable[Path] | None = None, user_folder: Path | None = None
) -> tuple[Diagnostic, ...]:
    """The problems of the given files and folders, or of everything that ships, in stable order.

    A folder stands for the `.yaml` files in it and below. What kind a file is, its folder tells
    (`personas`, `scenarios`), else its keys. Scenarios may name the personas that ship, those of
    `user_folder` and those among the given files.
    """
    found: list[Diagnostic] = []
    files = list(_shipped() if paths is None else _given(paths, found))
    personas = {*shipped("persona"), *own("persona", user_folder)}
    personas |= {file.id for file in files if file.kind == "persona"}
    names = known_names(tuple(sorted(personas)))()
    for file in files:
        source, problems = read_bytes(file)
        found += problems or read_definition(source, file, names)[1]
    return in_order(found)


def _shipped() -> Iterator[SourceFile]:
    for kind in FOLDERS:
        yield from shipped(kind).values()


def _given(paths: Iterable[Path], found: list[Diagnostic]) -> Iterator[SourceFile]:
    for path in paths:
        inside = sorted(path.rglob(f"*{ENDING}")) if path.is_dir() else [path]
        if not inside:
            said = ("T013", "a folder without .yaml files", "persona or scenario files")
            found.append(Diagnostic(str(path), 1, 1, *said))
        for one in inside:
            file = _file(one, found)
            if file is not None:
                yield file


def _file(path: Path, found: list[Diagnostic]) -> SourceFile | None:
    name = path.name.removesuffix(ENDING)
    kind = next(
        (kind for kind, folder in FOLDERS.items() if path.absolute().parent.name == folder), None
    )
    file = SourceFile(kind or "scenario", name, str(path), path)
    if kind is not None:
        return file
    source, problems = read_bytes(file)
    found += problems
    kind, unread = _kind_by_keys(source, str(path)) if not problems else (None, ())
    found += unread
    return SourceFile(kind, name, str(path), path) if kind else None


def _kind_by_keys(source: bytes, path: str) -> tuple[Kind | None, tuple[Diagnostic, ...]]:
    """The kind whose own keys the text has more of; with the problems of a text that has none."""
    parsed = read_yaml(source, path)
    keys = set(parsed.root.keys()) if isinstance(parsed.root, MapNode) else set()
    persona, scenario = ({key.name for key in BLOCKS[kind]} for kind in ("persona", "scenario"))
    of_persona, of_scenario = len(keys & (persona - scenario)), len(keys & (scenario - persona))
    if of_persona == of_scenario == 0:
        said = ("S012", "a file with no key of a persona or a scenario", "one or the other")
        return None, parsed.problems or (Diagnostic(path, 1, 1, *said),)
    return ("persona" if of_persona > of_scenario else "scenario"), ()
