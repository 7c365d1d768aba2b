"""Time from a save to the changed screen in `firstcall preview`.

    python benchmarks/preview_reload.py [RUNS]

The preview runs in a terminal of its own (160x48) over a copy of a shipped scenario, three replies
into the call. Each run writes another title into the file; the clock stops when the title is on the
screen. The bound is 1 s.
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

import scenarios

SHIPPED = Path(scenarios.__file__).parent / "late-engineer.yaml"
TITLE = "title: The engineer who never came"
REPLIES = (
    "Good morning, this is Sam, how can I help?",
    "I am so sorry to hear that.",
    "Let's see.",
)


def wait_for(screen: int, words: bytes) -> None:
    """Read what the terminal shows until some words are there."""
    seen = b""
    while words not in seen:
        if not select.select([screen], [], [], 30)[0]:
            raise TimeoutError(f"{words!r} never came: {seen[-300:]!r}")
        seen += os.read(screen, 65536)


def watch(screen: int, seconds: float) -> None:
    """Read what the terminal shows for a while; its cursor blinks, so it is never still."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if select.select([screen], [], [], 0.1)[0]:
            os.read(screen, 65536)


def opened(file: Path, home: str) -> tuple[int, int]:
    """The preview of a file in a terminal: its process and the terminal."""
    pid, screen = pty.fork()
    if pid == 0:
        os.environ |= {"FIRSTCALL_HOME": home, "TERM": "xterm-256color"}
        os.execv(sys.executable, [sys.executable, "-m", "simulator", "preview", str(file)])
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
    return pid, screen


def main(runs: int) -> None:
    """Print the median, the quickest and the slowest."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "scenarios" / SHIPPED.name
        file.parent.mkdir()
        text = SHIPPED.read_text("utf-8")
        file.write_text(text, "utf-8")
        pid, screen = opened(file, home)
        try:
            wait_for(screen, b"Stage")
            watch(screen, 3)
            for reply in REPLIES:
                os.write(screen, f"{reply}\r".encode())
                watch(screen, 3)
            times = []
            for run in range(runs):
                started = time.perf_counter()
                file.write_text(text.replace(TITLE, f"title: Seen{run:03}"), "utf-8")
                wait_for(screen, f"Seen{run:03}".encode())
                times.append(time.perf_counter() - started)
                watch(screen, 1)
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(screen)
    print(
        f"from save to screen: median {statistics.median(times):.2f} s "
        f"(min {min(times):.2f}, max {max(times):.2f}, {runs} runs)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
