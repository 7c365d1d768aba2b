"""tests/broken holds one bad file for each code; each gives just the code and line it announces."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.content.check_files import check_files
from simulator.content.codes import CODES
from simulator.content.source_text import LONGEST_FILE

FOLDER = Path(__file__).parents[1] / "broken"
FILES = sorted(FOLDER.glob("*.yaml"))
MADE_HERE = {"T003", "T013"}
"""What a small file of the repository cannot show: too much of it, and a file that is not there."""


def announced(path: Path) -> tuple[str, int]:
    """The code and line of a file's first remark."""
    head = path.read_bytes().split(b"\n")[0].decode("ascii")
    match = re.fullmatch(r"# expect: ([TSN]\d{3}) line (\d+)", head)
    assert match, f"{path.name} begins with {head!r}, not with '# expect: CODE line N'"
    return match[1], int(match[2])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_gives_what_it_announces(path: Path) -> None:
    """One problem, of the code in the file's name, in the line announced."""
    code, line = announced(path)
    assert path.stem.startswith(code.lower() + "-")
    assert [(one.code, one.line) for one in check_files([path])] == [(code, line)]


def test_every_code_has_a_file() -> None:
    """No code without a file that shows it, and none is announced that does not exist."""
    assert {announced(path)[0] for path in FILES} | MADE_HERE == set(CODES)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """T003 at the top of the file, and nothing else."""
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: b\n" * (LONGEST_FILE // 5 + 1))
    assert [(one.code, one.line) for one in check_files([path])] == [("T003", 1)]


def test_a_file_that_is_not_there_is_a_problem_not_an_error(tmp_path: Path) -> None:
    """T013 for a missing file and for a folder without files."""
    (tmp_path / "empty").mkdir()
    found = check_files([tmp_path / "none.yaml", tmp_path / "empty"])
    assert [one.code for one in found] == ["T013", "T013"]
