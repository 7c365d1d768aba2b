"""What `check` finds of the faults made on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.check_files import check_files
from tests.faults.making import ROOT
from tests.faults.seeded import Tried, faults, table, tried

FAULTS = faults()


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    """Every fault with what was told of it."""
    folder = tmp_path_factory.mktemp("spoilt")
    return [tried(fault, folder) for fault in FAULTS]


def test_there_are_enough() -> None:
    """120 faults at least, each a file of its own that differs from the shipped one, of all kinds
    that a trainer makes."""
    assert len(FAULTS) >= 120
    assert len({(fault.file, fault.text) for fault in FAULTS}) == len(FAULTS)
    assert all(fault.text != (ROOT / fault.file).read_text(encoding="utf-8") for fault in FAULTS)
    assert len({fault.kind for fault in FAULTS}) >= 30


def test_nearly_all_are_told_on_their_line(rows: list[Tried]) -> None:
    """95 of 100 are told in the line where they were made, none is passed over in silence, and of
    each kind most are caught."""
    told = "\n".join(table(rows))
    assert sum(row.caught for row in rows) >= 0.95 * len(rows), told
    assert all(row.found for row in rows), told
    for kind in {row.fault.kind for row in rows}:
        own = [row.caught for row in rows if row.fault.kind == kind]
        assert sum(own) > len(own) / 2, kind


def test_the_shipped_files_raise_no_alarm() -> None:
    """Not one problem, not even a warning, in what the faults were made from."""
    assert check_files([Path(ROOT / name) for name in ("personas", "scenarios")]) == ()
