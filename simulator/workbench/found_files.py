"""A scenario or persona by its id or by the path of its file, as a trainer names it."""

from __future__ import annotations

from pathlib import Path

from simulator.content.diagnostics import Diagnostic
from simulator.content.errors import BrokenFile
from simulator.content.files import ENDING, FOLDERS, Kind, SourceFile, read_bytes
from simulator.content.known_names import known_names
from simulator.content.library import Library
from simulator.content.nodes import MapNode
from simulator.content.read_file import read_definition
from simulator.content.yaml_text import read_yaml
from simulator.engine.persona import Persona
from simulator.engine.scenario import Scenario
from simulator.mistakes import Mistake
from simulator.practice.finding import NotFound, nearest

_SIGNS: dict[str, Kind] = {"stages": "scenario", "moods": "persona"}
"""A key that only files of one kind have."""


def found(what: str, user_folder: Path) -> tuple[Library, Scenario | Persona]:
    """What an id or a path names, and the library that it belongs to: for a file in a folder
    `scenarios` or `personas` the one around it, else the user's.

    Raises NotFound with the nearest ids, BrokenFile with everything that is wrong in the file.
    """
    path = Path(what)
    if what.endswith(ENDING) or path.is_file():
        return _from_file(path, user_folder)
    library = Library(user_folder)
    for shelf in (library.scenarios, library.personas):
        if what in shelf.ids:
            return library, shelf[what]
    near = nearest(what, (*library.scenarios.ids, *library.personas.ids))
    hint = f"Did you mean {' or '.join(near)}?" if near else "See: firstcall list"
    raise NotFound(f"There is no scenario or persona {what!r}. {hint}")


def _from_file(path: Path, user_folder: Path) -> tuple[Library, Scenario | Persona]:
    around = path.absolute().parent
    library = Library(around.parent if around.name in FOLDERS.values() else user_folder)
    name = path.name.removesuffix(ENDING)
    file = SourceFile("scenario", name, str(path), path)
    source, problems = read_bytes(file)
    kind = _kind(source, path, problems)
    names = known_names(library.personas.ids, user_folder)()
    definition, problems = read_definition(source, SourceFile(kind, name, str(path), path), names)
    if not isinstance(definition, Scenario | Persona):
        raise BrokenFile(kind, name, problems)
    return library, definition


def _kind(source: bytes, path: Path, problems: tuple[Diagnostic, ...]) -> Kind:
    root = None if problems else read_yaml(source, str(path)).root
    if problems:
        raise Mistake(str(problems[0]))
    keys = root.keys() if isinstance(root, MapNode) else ()
    kinds = [kind for key, kind in _SIGNS.items() if key in keys]
    if not kinds:
        raise Mistake(f"{path} has neither stages nor moods, expected a scenario or a persona.")
    return kinds[0]
