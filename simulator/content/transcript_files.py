"""Where transcripts are: in `transcripts/<scenario>/`, shipped or in a user's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from simulator.content.files import ENDING, SourceFile
from simulator.mistakes import Mistake

FOLDER = "transcripts"
"""The folder (and package) that holds a folder of transcripts for each scenario."""


class NoTranscripts(Mistake):
    """A path that holds no transcripts."""


def shipped_transcripts() -> tuple[SourceFile, ...]:
    """The transcripts that come with First Call."""
    found = []
    for folder in sorted(files(FOLDER).iterdir(), key=lambda one: one.name):
        inside = folder.iterdir() if folder.is_dir() else ()
        for one in sorted(inside, key=lambda one: one.name):
            if one.name.endswith(ENDING):
                shown = f"{FOLDER}/{folder.name}/{one.name}"
                found.append(SourceFile("transcript", one.name.removesuffix(ENDING), shown, one))
    return tuple(found)


def transcripts_under(paths: Iterable[Path]) -> tuple[SourceFile, ...]:
    """The files given, and those in the folders given and below, each once. In a folder with
    personas or scenarios only those below `transcripts` count.

    Raises NoTranscripts for a path that is not there and for a folder without any.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        inside = list(_inside(path))
        if not inside:
            what = "a folder without transcripts" if path.is_dir() else "no file or folder"
            raise NoTranscripts(
                f"found {what} at {path}, expected .yaml files,"
                f" as in {FOLDER}/<scenario>/<name>{ENDING}"
            )
        for one in inside:
            name = one.name.removesuffix(ENDING)
            found.setdefault(one.resolve(), SourceFile("transcript", name, str(one), one, own=True))
    return tuple(found.values())


def home_of(path: Path) -> Path | None:
    """The folder whose `transcripts` folder `path` stands in, where it also has scenarios or
    personas of its own; else None, as for what ships."""
    for folder in path.absolute().parents:
        if folder.name == FOLDER:
            if folder == Path(str(files(FOLDER))):
                return None
            own = folder.parent
            has_more = (own / "scenarios").is_dir() or (own / "personas").is_dir()
            return own if has_more else None
    return None


def is_transcript(path: Path) -> bool:
    """Whether a file stands in a scenario's folder of transcripts."""
    return path.absolute().parent.parent.name == FOLDER


def _inside(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        return iter([path] if path.is_file() else [])
    own = path / FOLDER
    return iter(sorted((own if own.is_dir() else path).rglob(f"*{ENDING}")))
