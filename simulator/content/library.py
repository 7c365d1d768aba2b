"""The library: every persona and scenario by id, each file read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from simulator.content.diagnostics import Diagnostic, in_order
from simulator.content.errors import BrokenFile, UnknownName
from simulator.content.files import Kind, SourceFile, fingerprint, own, read_bytes, shipped
from simulator.content.headings import Heading, heading_of
from simulator.content.known_names import known_names
from simulator.content.names import Names
from simulator.content.read_file import read_definition
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Read(Generic[T]):
    """A file once read; `definition` is None when it has problems."""

    definition: T | None
    problems: tuple[Diagnostic, ...]
    fingerprint: str


class Shelf(Mapping[str, T]):
    """The definitions of one kind by id. `[id]` reads that file alone; going through all of them
    reads all and passes over those with errors."""

    def __init__(
        self, files: Mapping[str, SourceFile], kind: Kind, names: Callable[[], Names]
    ) -> None:
        self._files, self._kind, self._names = files, kind, names
        self._read: dict[str, _Read[T]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all files, sound or not, without reading any."""
        return tuple(self._files)

    def __getitem__(self, name: str) -> T:
        """The definition. Raises UnknownName for an unknown id, BrokenFile for one with errors."""
        read = self.read(name)
        if read.definition is None:
            raise BrokenFile(self._kind, name, read.problems)
        return read.definition

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._files if self.read(name).definition is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return name in self._files and self.read(str(name)).definition is not None

    def file(self, name: str) -> SourceFile:
        """The file of that id. Raises UnknownName."""
        if name not in self._files:
            raise UnknownName(self._kind, name, self.ids)
        return self._files[name]

    def read(self, name: str) -> _Read[T]:
        """The file of that id, read at most once. Raises UnknownName."""
        if name not in self._read:
            file = self.file(name)
            source, problems = read_bytes(file)
            definition = None
            if not problems:
                definition, problems = read_definition(source, file, self._names())
            self._read[name] = _Read(definition, problems, fingerprint(source))
        return self._read[name]


class Library:
    """What ships and what is the user's own; a user's file hides a shipped one of the same id."""

    def __init__(self, user_folder: Path | None = None) -> None:
        personas = _files("persona", user_folder)
        scenarios = _files("scenario", user_folder)
        names = known_names(tuple(personas), user_folder)
        self.personas: Shelf[Persona] = Shelf(personas, "persona", names)
        self.scenarios: Shelf[Scenario] = Shelf(scenarios, "scenario", names)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The problems of all files; those not read yet are read now."""
        found: list[Diagnostic] = []
        for shelf in (self.personas, self.scenarios):
            for name in shelf.ids:
                found += shelf.read(name).problems
        return in_order(found)

    def fingerprint_of(self, kind: Kind, name: str) -> str:
        """A short hash of the file's bytes. Raises UnknownName; ValueError for another kind."""
        return self._shelf(kind).read(name).fingerprint

    def headings(self, kind: Kind) -> tuple[Heading, ...]:
        """What a list of all files shows, read from the top of each file only, in order of id."""
        shelf = self._shelf(kind)
        found = (heading_of(shelf.file(name)) for name in shelf.ids)
        return tuple(one for one in found if one is not None)

    def _shelf(self, kind: Kind) -> Shelf[Persona] | Shelf[Scenario]:
        if kind == "persona":
            return self.personas
        if kind == "scenario":
            return self.scenarios
        raise ValueError(f"found the kind {kind!r}, expected persona or scenario")


def load_library(user_folder: Path | None = None) -> Library:
    """The library with the user's files in `personas` and `scenarios` below `user_folder`."""
    return Library(user_folder)


def _files(kind: Kind, user_folder: Path | None) -> dict[str, SourceFile]:
    return dict(sorted((shipped(kind) | own(kind, user_folder)).items()))
