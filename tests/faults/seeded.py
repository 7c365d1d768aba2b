"""All seeded faults, what `check` makes of each, and the table by kind.

python -m tests.faults.seeded
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.content.check_files import check_files
from simulator.content.diagnostics import Diagnostic
from tests.faults import plots, words
from tests.faults.making import Fault


@dataclass(frozen=True, slots=True)
class Tried:
    """A fault and what was told of its file."""

    fault: Fault
    found: tuple[Diagnostic, ...]

    @property
    def caught(self) -> bool:
        """Whether something was told in the line of the fault."""
        return any(one.line in self.fault.lines for one in self.found)

    @property
    def beside(self) -> int:
        """The findings in other lines."""
        return sum(one.line not in self.fault.lines for one in self.found)


def faults() -> tuple[Fault, ...]:
    """Every seeded fault."""
    return (*words.faults(), *plots.faults())


def tried(fault: Fault, folder: Path) -> Tried:
    """What `check` tells of the spoilt file, written into `folder` under its own name."""
    path = folder / fault.file
    path.parent.mkdir(exist_ok=True)
    path.write_text(fault.text, encoding="utf-8")
    try:
        return Tried(fault, check_files([path]))
    finally:
        path.unlink()


def table(rows: list[Tried]) -> Iterator[str]:
    """A line for each kind: faults, caught on the line, told elsewhere only, not told, beside."""
    yield f"{'kind':34} {'faults':>6} {'caught':>6} {'astray':>6} {'missed':>6} {'beside':>6}"
    for kind in [*dict.fromkeys(row.fault.kind for row in rows), "all"]:
        own = [row for row in rows if kind in (row.fault.kind, "all")]
        caught = sum(row.caught for row in own)
        missed = sum(not row.found for row in own)
        astray = len(own) - caught - missed
        beside = sum(row.beside for row in own)
        yield f"{kind:34} {len(own):6} {caught:6} {astray:6} {missed:6} {beside:6}"


def main(kinds: list[str]) -> None:
    """Prints the table, and every fault that was not caught; with `kinds` of those alone."""
    rows: list[Tried] = []
    with TemporaryDirectory() as folder:
        for fault in faults():
            if not kinds or any(kind in fault.kind for kind in kinds):
                rows.append(tried(fault, Path(folder)))
    print(*table(rows), sep="\n")
    for row in rows:
        if not row.caught:
            print(
                f"\n{row.fault.kind}: {row.fault.file}:{sorted(row.fault.lines)} {row.fault.about}"
            )
            print(*(f"    {one}"[:240] for one in row.found[:3]), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
