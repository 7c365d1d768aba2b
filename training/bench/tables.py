"""Readings as Markdown tables for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from training.bench.agreement import (
    calibration_error,
    intervals,
    macro_f1,
    micro_f1,
    reliability,
    tallies,
)
from training.bench.readings import (
    BEHAVIOURS,
    Read,
    care_of,
    channel_of,
    counts_of,
    length_of,
)

Lines = list[str]


def heading(*columns: str) -> Lines:
    """The first two lines of a table."""
    return ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]


def row(*cells: object) -> str:
    """One line of a table; numbers with two digits."""
    told = [f"{one:.2f}" if isinstance(one, float) else str(one) for one in cells]
    return "| " + " | ".join(told) + " |"


def overall(reads: Sequence[Read]) -> str:
    """Macro-F1 with its 95 % interval, micro-F1, in one phrase."""
    counts = counts_of(reads)
    _, (low, high) = intervals(counts)
    return f"{macro_f1(counts):.3f} ({low:.2f} to {high:.2f}) | {micro_f1(counts):.3f}"


def each_behaviour(reads: Sequence[Read]) -> Lines:
    """Precision, recall, F1 with its interval and kappa of every behaviour, worst first."""
    counts = counts_of(reads)
    bounds, _ = intervals(counts)
    near = Counter(name for one in reads for name in one.near)
    fooled = Counter(name for one in reads for name in one.near if name in one.found)
    rows = []
    for name, tally, (low, high) in zip(BEHAVIOURS, tallies(counts), bounds, strict=True):
        shown = tally.right + tally.missed
        look = f"{fooled[name]} of {near[name]}" if near[name] else ""
        cells = (name, shown, tally.precision, tally.recall, tally.f1, f"{low:.2f} to {high:.2f}")
        rows.append((tally.f1, row(*cells, tally.kappa, look)))
    head = heading(
        "behaviour", "shown", "precision", "recall", "F1", "95 %", "kappa", "look-alikes taken"
    )
    return head + [line for _, line in sorted(rows)]


def parts(reads: Sequence[Read]) -> Lines:
    """Macro- and micro-F1 by channel, length and typing care."""
    kinds: tuple[Callable[[Read], str], ...] = (channel_of, length_of, care_of)
    lines = heading("replies", "count", "macro-F1", "micro-F1")
    for kind in kinds:
        for name in sorted({kind(one) for one in reads}):
            chosen = [one for one in reads if kind(one) == name]
            counts = counts_of(chosen)
            lines.append(row(name, len(chosen), macro_f1(counts), micro_f1(counts)))
    return lines


def confidence(reads: Sequence[Read]) -> Lines:
    """How often findings of a confidence are right."""
    found = [
        (sure, name in one.truth)
        for one in reads
        for name, sure in one.found.items()
        if name not in one.ignored
    ]
    bands = reliability([sure for sure, _ in found], [right for _, right in found])
    lines = heading("confidence from", "findings", "mean confidence", "share right")
    lines += [row(*band) for band in bands]
    return [*lines, "", f"Mean distance between the two: {calibration_error(bands):.3f}."]


def confusions(reads: Sequence[Read], most: int = 12) -> Lines:
    """Which behaviour is found where another was labelled, most frequent first."""
    pairs = Counter(
        (missed, wrong)
        for one in reads
        for missed in one.truth - set(one.found) - one.ignored
        for wrong in set(one.found) - one.truth - one.ignored
    )
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    lines = heading("labelled, not found", "found instead", "replies")
    return lines + [row(missed, wrong, count) for (missed, wrong), count in ranked[:most]]
