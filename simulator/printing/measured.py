"""The simulated measures of a call in plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.measures import Kpi, Measures
from simulator.printing.safe import one_line

MOST_REASONS = 3
"""Reasons shown for each measure: those that moved it most."""

_LONGEST = 60


def measure_lines(measures: Measures) -> Iterator[str]:
    """Each measure with what moved it most, the trust at the end, the promises, the call-back."""
    yield f"What this call would bring ({measures.label})"
    for kpi in measures.all:
        yield f"{one_line(kpi.name)}: {one_line(kpi.shown)}"
        yield from _reasons(kpi)
    if measures.trust:
        lowest = min(point.value for point in measures.trust)
        end = measures.trust[-1].value
        yield f"Trust at the end: {end} of 100 (lowest {lowest})"
    for promise in measures.promises:
        yield f"Promise, {promise.state}: “{_short(promise.words)}”"
    if measures.call_back is not None:
        yield f"Later: {one_line(measures.call_back.says)}"


def _reasons(kpi: Kpi) -> Iterator[str]:
    timed = kpi.id == "aht"  # what takes time is neither good nor bad
    for reason in kpi.why[:MOST_REASONS]:
        sign = " " if timed or not reason.effect else "+" if reason.effect > 0 else "-"
        words = f" · “{_short(reason.words)}”" if reason.words else ""
        yield f"  {sign} {one_line(reason.text)}{words}"


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
