"""Time from a sent reply to the customer's line, the durable write included.

    python benchmarks/reply_latency.py [CALLS]

Plays the good transcripts with the real reader and a real store on disk, and prints how long
`Session.reply` takes, beside its parts measured on the same replies: reading, and a bare durable
commit of the same store.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import yaml

from scoring.reading import Said
from simulator.practice.session import Session
from simulator.practice.wiring import open_desk
from simulator.practice.words import Refused

TRANSCRIPTS = Path(__file__).parent.parent / "transcripts"


def milliseconds(started: float) -> float:
    """Milliseconds since `started`."""
    return (time.perf_counter() - started) * 1000


def row(name: str, times: Sequence[float]) -> str:
    """Median, 99th percentile and maximum of `times`, in words."""
    cuts = statistics.quantiles(times, n=100)
    return (
        f"{name:28} median {statistics.median(times):6.2f} ms   p99 {cuts[98]:6.2f} ms"
        f"   max {max(times):6.2f} ms   ({len(times)} times)"
    )


def main(calls: int) -> None:
    """Play `calls` calls and print the figures."""
    scripts = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(TRANSCRIPTS.glob("*/*-good.yaml"))
    ]
    whole: list[float] = []
    reading: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        desk = open_desk(Path(home))
        reader = desk.reader
        print(f"reader loaded in {milliseconds(started):.0f} ms")
        for script in islice(cycle(scripts), calls):
            session = Session.begin(
                desk, script["scenario"], script["persona"], seed=script["seed"]
            )
            for step in script["steps"]:
                if session.call.state.ended:
                    break
                if "reply" not in step:
                    if "act" in step:
                        session.act(step["act"], str(step.get("detail", "")))
                    continue
                started = time.perf_counter()
                try:
                    session.reply(step["reply"])
                except Refused:
                    continue
                whole.append(milliseconds(started))
                started = time.perf_counter()
                reader.read(Said(step["reply"], "Well? And now?"))
                reading.append(milliseconds(started))
        desk.close()
    print(row("reply to customer's line", whole))
    print(row("  of it: reading", reading))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
