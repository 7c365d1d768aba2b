"""The walls between the layers that the import contract cannot name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("simulator/**/*.py"), *ROOT.glob("scoring/**/*.py")])


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports anywhere, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_behind_their_door(path: Path) -> None:
    """One module knows `transitions`, one folder `textual`, one the database, one YAML."""
    home = path.relative_to(ROOT).as_posix()
    doors = {
        "transitions": "scoring/machine.py",
        "textual": "simulator/terminal/",
        "sqlalchemy": "simulator/store/",
        "alembic": "simulator/store/",
        "yaml": "simulator/content/",
        "typer": "simulator/commands/",
    }
    for library in imported(path) & doors.keys():
        assert home.startswith(doors[library]), f"{home} imports {library}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_small(path: Path) -> None:
    """No module grows past 500 lines: by then it has two reasons to change."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
