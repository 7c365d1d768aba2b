"""Time from process start to first paint: First Call against a bare Textual app, in one run.

    python benchmarks/first_paint.py [RUNS]

Each app runs in a terminal of its own (80x24). The clock stops when its first words are on the
screen. The two take turns, so that a slow moment of the machine hits both; quote the ratio.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("Choose a call")
Bare().run()
"""
APPS = {
    "bare": ([sys.executable, "-c", BARE], b"Choose"),
    "firstcall": ([sys.executable, "-m", "simulator"], b"First Call"),
}


def seconds_to_paint(command: list[str], words: bytes, home: str) -> tuple[float, int]:
    """Seconds until `words` appear on the app's screen, and its resident memory then in KiB."""
    started = time.perf_counter()
    pid, screen = pty.fork()
    if pid == 0:
        os.environ |= {"FIRSTCALL_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execv(command[0], command)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while words not in seen:
            if not select.select([screen], [], [], 20)[0]:
                raise TimeoutError(f"{command} painted nothing in 20 s: {seen[-200:]!r}")
            seen += os.read(screen, 65536)
        elapsed = time.perf_counter() - started
        return elapsed, resident_kib(pid)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(screen)


def resident_kib(pid: int) -> int:
    """Resident memory of a process in KiB (Linux), 0 where the system does not tell."""
    try:
        with Path(f"/proc/{pid}/status").open(encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0


def main(runs: int) -> None:
    """Print the medians of both apps and the ratio, pair by pair."""
    figures: dict[str, list[tuple[float, int]]] = {name: [] for name in APPS}
    with tempfile.TemporaryDirectory() as home:
        for run in range(runs + 1):
            for name, (command, words) in APPS.items():
                figure = seconds_to_paint(command, words, home)
                if run:
                    figures[name].append(figure)
    for name, rows in figures.items():
        times = [row[0] for row in rows]
        print(
            f"{name:10} first paint median {statistics.median(times):.3f} s "
            f"(min {min(times):.3f}, max {max(times):.3f}), "
            f"memory {statistics.median(row[1] for row in rows) / 1024:.0f} MiB"
        )
    ratios = [
        ours[0] / bare[0] for ours, bare in zip(figures["firstcall"], figures["bare"], strict=True)
    ]
    middle = statistics.median(ratios)
    print(f"ratio      median {middle:.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
