"""Checks files by the same path as loading them, then plays what is sound and proves it.

Every problem of every file, file by file, nothing kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.files import ENDING, FOLDERS, Kind, SourceFile, own, read_bytes, shipped
from simulator.content.known_names import known_names
from simulator.content.names import Names
from simulator.content.nodes import MapNode
from simulator.content.own_behaviours import OWN_BEHAVIOURS, own_behaviours_path
from simulator.content.procedure_files import OWN_FILE
from simulator.content.read_file import read_definition
from simulator.content.rubric_files import OWN_RUBRIC, own_rubric_path
from simulator.content.scene_names import scene_names
from simulator.content.source_text import as_text
from simulator.content.transcript_files import is_transcript
from simulator.content.vocabulary import BLOCKS
from simulator.content.yaml_text import read_yaml
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Checked:
    """One file once checked: its problems in order, and its lines to show them in.

    `steps` are the replies and actions played to prove it; `undecided` counts the rules of which
    neither a call nor a proof was found.
    """

    path: str
    problems: tuple[Diagnostic, ...]
    lines: tuple[str, ...] = ()
    steps: int = 0
    undecided: int = 0


def check_files(
    paths: Iterable[Path] | None = None, user_folder: Path | None = None
) -> tuple[Diagnostic, ...]:
    """The problems of the given files and folders, or of everything there is, in stable order."""
    each = checked_files(paths, user_folder)
    return in_order(problem for one in each for problem in one.problems)


def checked_files(
    paths: Iterable[Path] | None = None, user_folder: Path | None = None
) -> Iterator[Checked]:
    """Each of the given files and folders, or of what ships and the user's own, as it is done.

    A folder stands for the `.yaml` files in it and below. What kind a file is, its folder tells
    (`personas`, `scenarios`, `transcripts/<scenario>`) or its name (`procedures.yaml`,
    `behaviours.yaml`), else its keys. Scenarios may name the personas, procedures and behaviours
    that ship, those of `user_folder` and those among the given files.
    """
    found: list[Diagnostic] = []
    files = list(_everything(user_folder) if paths is None else _given(paths, found))
    for path in dict.fromkeys(one.path for one in found):
        yield Checked(path, in_order(one for one in found if one.path == path))
    desk = _Desk(files, user_folder)
    for file in files:
        yield desk.check(file)


class _Desk:
    """The files that belong together: those to check, and those that they refer to."""

    def __init__(self, files: list[SourceFile], user_folder: Path | None) -> None:
        given = {kind: {f.id: f for f in files if f.kind == kind} for kind in FOLDERS}
        self._files = {
            kind: {**shipped(kind), **own(kind, user_folder), **given[kind]} for kind in FOLDERS
        }
        procedures = [Path(file.shown).parent for file in files if file.kind == "procedures"]
        personas = tuple(sorted(self._files["persona"]))
        behaviours = [Path(file.shown) for file in files if file.kind == "behaviours"]
        rubrics = [Path(file.shown) for file in files if file.kind == "rubric"]
        folder, own_words = [*procedures, user_folder][0], [*behaviours, None][0]
        self._names = known_names(personas, folder, own_words, [*rubrics, None][0])
        self._read: dict[SourceFile, tuple[object, tuple[Diagnostic, ...]]] = {}

    def check(self, file: SourceFile) -> Checked:
        """Everything that is wrong with one file; only a file that loads is played."""
        definition, problems = self._definition(file)
        source, _ = read_bytes(file)
        text, _ = as_text(source, file.shown)
        lines = tuple((text or "").split("\n"))
        root = read_yaml(source, file.shown).root
        if problems or not isinstance(root, MapNode):
            return Checked(file.shown, problems, lines)
        return self._proven(file, root, definition, lines)

    def _proven(
        self, file: SourceFile, root: MapNode, definition: object, lines: tuple[str, ...]
    ) -> Checked:
        from simulator.content.check import case_of, problems_of, undecided

        personas = self._personas_of(definition)
        case = case_of(file.shown, root, definition, personas, self._flags_for)
        if case is None:
            return Checked(file.shown, (), lines)
        problems = in_order(problems_of(case))
        return Checked(file.shown, problems, lines, case.steps, len(undecided(case)))

    def _personas_of(self, definition: object) -> tuple[Persona, ...] | None:
        """The personas that may play a scenario; None when one of them has errors, so that nothing
        can be proved of all."""
        if not isinstance(definition, Scenario):
            return ()
        files = (self._files["persona"][name] for name in definition.personas)
        read = [self._definition(file)[0] for file in files]
        found = tuple(one for one in read if isinstance(one, Persona))
        return found if len(found) == len(read) else None

    def _flags_for(self, persona: str) -> frozenset[str]:
        """The flags that any scenario sets which the persona may play."""
        from simulator.content.check.flags import flags_set

        read = (self._definition(file)[0] for file in self._files["scenario"].values())
        playing = (s for s in read if isinstance(s, Scenario) and persona in s.personas)
        return frozenset(flag for scenario in playing for flag in flags_set(scenario))

    def _definition(self, file: SourceFile) -> tuple[object, tuple[Diagnostic, ...]]:
        if file not in self._read:
            source, problems = read_bytes(file)
            names = self._scene_names() if file.kind == "transcript" else self._names()
            read = (None, problems) if problems else read_definition(source, file, names)
            self._read[file] = read
        return self._read[file]

    def _scene_names(self) -> Names:
        scenarios, personas = self._files["scenario"], self._files["persona"]
        return scene_names(
            self._names(),
            tuple(sorted(scenarios)),
            lambda name: self._definition(scenarios[name])[0],
            tuple(sorted(personas)),
            lambda name: self._definition(personas[name])[0],
        )


def _everything(user_folder: Path | None) -> Iterator[SourceFile]:
    for kind in FOLDERS:
        yield from shipped(kind).values()
        yield from own(kind, user_folder).values()
    procedures = user_folder / OWN_FILE if user_folder is not None else None
    if procedures is not None and procedures.is_file():
        yield SourceFile("procedures", "procedures", str(procedures), procedures, own=True)
    behaviours = own_behaviours_path(user_folder)
    if behaviours is not None:
        yield SourceFile("behaviours", "behaviours", str(behaviours), behaviours, own=True)
    rubric = own_rubric_path(user_folder)
    if rubric is not None:
        yield SourceFile("rubric", "rubric", str(rubric), rubric, own=True)


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
    kind: Kind | None = next(
        (kind for kind, folder in FOLDERS.items() if path.absolute().parent.name == folder), None
    )
    if kind is None and is_transcript(path):
        kind = "transcript"
    elif kind is None and path.name == OWN_FILE:
        kind = "procedures"
    elif kind is None and path.name == OWN_BEHAVIOURS:
        kind = "behaviours"
    elif kind is None and path.name == OWN_RUBRIC:
        kind = "rubric"
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
    if "behaviours" in keys:
        return "behaviours", ()
    own_keys = {kind: {key.name for key in BLOCKS[kind]} for kind in _BY_KEYS}
    counts = {kind: len(keys & _only_in(kind, own_keys)) for kind in _BY_KEYS}
    if not any(counts.values()):
        said = ("S012", "a file with no key of a persona or a scenario", "one or the other")
        return None, parsed.problems or (Diagnostic(path, 1, 1, *said),)
    return max(_BY_KEYS, key=lambda kind: counts[kind]), ()


_BY_KEYS: tuple[Kind, ...] = ("scenario", "persona", "transcript")


def _only_in(kind: Kind, keys: Mapping[Kind, set[str]]) -> set[str]:
    """The keys that no other kind of file has."""
    return keys[kind].difference(*(other for name, other in keys.items() if name != kind))
