"""Where persona and scenario files are: shipped in packages, the user's own in two folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from simulator.content.diagnostics import Diagnostic
from simulator.content.source_text import LONGEST_FILE

Kind = Literal["persona", "scenario", "procedures", "transcript", "behaviours", "rubric"]
FOLDERS: Mapping[Kind, str] = {"persona": "personas", "scenario": "scenarios"}
"""The folder (and package) of each kind of file that has one."""

ENDING = ".yaml"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a kind. `shown` is its path for messages; `own` marks one of the user's."""

    kind: Kind
    id: str
    shown: str
    place: Traversable
    own: bool = False

    def read(self) -> bytes:
        """The bytes of the file, at most one more than a file may have. Raises OSError."""
        with self.place.open("rb") as stream:
            return stream.read(LONGEST_FILE + 1)


def shipped(kind: Kind) -> dict[str, SourceFile]:
    """The files that come with First Call, by id."""
    package = FOLDERS[kind]
    return _by_id(
        SourceFile(kind, _id(one), f"{package}/{one.name}", one)
        for one in _yaml_files(files(package))
    )


def own(kind: Kind, folder: Path | None) -> dict[str, SourceFile]:
    """The user's files under `folder`, by id; none where there is no such folder."""
    place = folder / FOLDERS[kind] if folder is not None else None
    if place is None or not place.is_dir():
        return {}
    return _by_id(
        SourceFile(kind, _id(one), str(place / one.name), one, own=True)
        for one in _yaml_files(place)
    )


def fingerprint(source: bytes) -> str:
    """A short hash of a file's bytes, recorded with every session that used it."""
    return blake2b(source, digest_size=8).hexdigest()


def read_bytes(file: SourceFile) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of a file, or the problem of a file that cannot be read."""
    try:
        return file.read(), ()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        found = f"a file that cannot be read ({reason})"
        return b"", (Diagnostic(file.shown, 1, 1, "T013", found, "a readable text file"),)


def _by_id(found: Iterator[SourceFile]) -> dict[str, SourceFile]:
    return {one.id: one for one in sorted(found, key=lambda one: one.id)}


def _id(file: Traversable) -> str:
    return file.name.removesuffix(ENDING)


def _yaml_files(place: Traversable) -> Iterator[Traversable]:
    for one in place.iterdir():
        if one.name.endswith(ENDING) and not one.name.startswith(".") and one.is_file():
            yield one
