"""What a reading costs: time to load, time a reply, memory. One core; shown, never tested."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from scoring.reading import Said
from simulator.content.scoring_data import load_reader
from training.bench.readings import said


def resident_mb() -> float:
    """The most memory this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def costs(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Milliseconds to the first reading and of a reply (median, 95th and 99th), memory in MiB.

    Every reply is read once by a fresh reader, in another order than it was written in.
    """
    before = resident_mb()
    started = time.perf_counter()
    reader = load_reader.__wrapped__()
    reader.read(Said("Good morning, how can I help?"))
    load = time.perf_counter() - started
    times = []
    for row in rows:
        one = said(row)
        started = time.perf_counter()
        reader.read(one)
        times.append(time.perf_counter() - started)
    median, high, highest = np.percentile(times, [50, 95, 99]) * 1000
    return {
        "load_ms": load * 1000,
        "median_ms": float(median),
        "p95_ms": float(high),
        "p99_ms": float(highest),
        "memory_mb": resident_mb() - before,
    }
