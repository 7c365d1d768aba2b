"""What `check` finds of the faults made on purpose."""

from __future__ import annotations

import pytest

from tests.faults.making import ROOT
from tests.faults.seeded import Tried, faults, table, tried

FAULTS = faults()
TRIED = tuple(
    one
    for kind in dict.fromkeys(fault.kind for fault in FAULTS)
    for one in [fault for fault in FAULTS if fault.kind == kind][::2]
)
"""Every other fault of each kind; `python -m tests.faults.seeded` tries them all."""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    """The faults tried, with what was told of each."""
    folder = tmp_path_factory.mktemp("spoilt")
    return [tried(fault, folder) for fault in TRIED]


def test_there_are_enough() -> None:
    """120 faults at least are tried, each a file of its own that differs from the shipped one, of
    all kinds that a trainer makes. What they are made from raises no alarm: see
    `tests/content/test_check_files.py`."""
    assert len(TRIED) >= 120
    assert len({(fault.file, fault.text) for fault in FAULTS}) == len(FAULTS)
    assert all(fault.text != (ROOT / fault.file).read_text(encoding="utf-8") for fault in FAULTS)
    assert len({fault.kind for fault in TRIED}) >= 30


def test_nearly_all_are_told_on_their_line(rows: list[Tried]) -> None:
    """95 of 100 are told in the line where they were made, none is passed over in silence, and of
    each kind most are caught."""
    told = "\n".join(table(rows))
    assert sum(row.caught for row in rows) >= 0.95 * len(rows), told
    assert all(row.found for row in rows), told
    for kind in {row.fault.kind for row in rows}:
        own = [row.caught for row in rows if row.fault.kind == kind]
        assert sum(own) > len(own) / 2, kind
