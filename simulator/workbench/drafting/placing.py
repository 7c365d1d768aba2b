"""Puts new files where they belong, and never over something that somebody wrote."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from simulator.content.check_files import check_files
from simulator.content.diagnostics import Diagnostic
from simulator.content.files import ENDING, Kind
from simulator.content.schema import is_ours, names_for_schemas, schema_of, schema_text
from simulator.mistakes import Mistake


def proving(user_folder: Path) -> Callable[[str], tuple[Diagnostic, ...]]:
    """A function that gives the problems of a new file's text, each text checked once."""

    @cache
    def problems(text: str) -> tuple[Diagnostic, ...]:
        name = next(line for line in text.split("\n") if line.startswith("id: "))[4:]
        with tempfile.TemporaryDirectory(prefix="firstcall-") as folder:
            path = Path(folder) / f"{name}{ENDING}"
            path.write_text(text, encoding="utf-8")
            return check_files([path], user_folder)

    return problems


def put(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file and the folders it needs, whole or not at all. Raises Mistake when it is there
    already, unless `force`, and when it cannot be written."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.exists() and not force:
            raise Mistake(f"{path} is there already, expected another name, or --force.")
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise Mistake(f"Cannot write {path}: {(error.strerror or str(error)).lower()}.") from error


def put_schema(kind: Kind, path: Path, user_folder: Path, *, force: bool = False) -> None:
    """Write the schema of a kind of file, with the names that the user's folder brings. A schema of
    ours is written again; raises Mistake for any other file, unless `force`."""
    text = schema_text(schema_of(kind, names_for_schemas(user_folder)))
    put(path, text, force=force or _was_ours(path))


def _was_ours(path: Path) -> bool:
    try:
        return is_ours(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return False
