"""How a long run of `read` ends when something happens to it, its workers included."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.jsonl_rows import as_lines, replies

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")


@contextmanager
def reading(home: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """`firstcall read` in a process group of its own with 40 rows sent and its input open."""
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", "read", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "FIRSTCALL_HOME": str(home)},
        cwd=ROOT,
        bufsize=0,
        start_new_session=True,
    ) as program:
        assert program.stdin
        program.stdin.write(as_lines(replies(40)) + b"\n")
        program.stdin.flush()
        try:
            yield program
        finally:
            program.kill()


def workers(program: subprocess.Popen[bytes]) -> list[int]:
    """The worker processes that a program has now."""
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text("ascii").split()
    return [int(one) for one in children if b"spawn_main" in command_of(int(one))]


def command_of(process: int) -> bytes:
    """The words a process was started with; empty when it is gone."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def with_workers(program: subprocess.Popen[bytes]) -> list[int]:
    """The workers, once one row is answered."""
    assert program.stdout
    assert b"behaviours" in program.stdout.readline()
    found = workers(program)
    assert len(found) == 2
    return found


@pytest.mark.parametrize("moment", ["working", "starting"])
def test_ctrl_c_ends_cleanly(tmp_path: Path, moment: str) -> None:
    """One word, exit code 130, no traceback of anybody, nobody left; also while workers start."""
    with reading(tmp_path, "--jobs", "2", "--chunk", "1") as program:
        if moment == "working":
            found = with_workers(program)
        else:
            while not (found := workers(program)):
                assert program.poll() is None
        os.killpg(program.pid, signal.SIGINT)
        _, complaints = program.communicate()
    assert (program.returncode, complaints) == (130, b"Interrupted.\n")
    assert [command_of(worker) for worker in found] == [b""] * len(found)


def test_a_closed_pipe_ends_quietly_with_workers_too(tmp_path: Path) -> None:
    """`firstcall read | head -1`: not a word, exit code 0, nobody left."""
    with reading(tmp_path, "--jobs", "2", "--chunk", "1") as program:
        found = with_workers(program)
        assert program.stdout
        program.stdout.close()
        _, complaints = program.communicate(as_lines(replies(40)))
    assert (program.returncode, complaints) == (0, b"")
    assert [command_of(worker) for worker in found] == [b"", b""]


def test_a_killed_worker_is_told_in_one_sentence(tmp_path: Path) -> None:
    """No hang: what is printed is right as far as it goes, and the sentence says how far."""
    with reading(tmp_path, "--jobs", "2", "--chunk", "1") as program:
        for worker in with_workers(program):
            os.kill(worker, signal.SIGKILL)
        out, complaints = program.communicate(as_lines(replies(40)))
    done = 1 + len(out.splitlines())
    assert program.returncode == 1
    assert complaints.decode().splitlines() == [
        f"A worker process was ended by SIGKILL. Lines up to {done} are done; judge the rest again."
    ]


def test_workers_leave_when_nobody_is_there_any_more(tmp_path: Path) -> None:
    """A program that was killed outright leaves no worker behind."""
    with reading(tmp_path, "--jobs", "2", "--chunk", "1") as program:
        found = with_workers(program)
        program.kill()
        program.wait()
        while any(map(command_of, found)):
            pass
    assert [command_of(worker) for worker in found] == [b"", b""]


def test_rows_stream_through_workers(tmp_path: Path) -> None:
    """A sender that waits for each answer gets it, also when workers were once needed."""
    with reading(tmp_path, "--jobs", "2", "--chunk", "4") as program:
        assert program.stdin
        assert program.stdout
        for _ in range(40):
            program.stdout.readline()
        for row in replies(3):
            program.stdin.write(as_lines([row]) + b"\n")
            program.stdin.flush()
            assert row["id"].encode() in program.stdout.readline()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_is_for_a_terminal_only(tmp_path: Path) -> None:
    """Rows and rows a second on a stderr that is a terminal, nothing on one that is not."""
    import pty

    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(as_lines(replies(60)))
    command = [sys.executable, "-m", "simulator", "read", "--jobs", "1", str(rows)]
    env = {**os.environ, "FIRSTCALL_HOME": str(tmp_path)}
    plain = subprocess.run(command, capture_output=True, env=env, cwd=ROOT, check=True)
    ours, theirs = pty.openpty()
    seen = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, env=env, cwd=ROOT, check=True
    )
    os.close(theirs)
    told = os.read(ours, 100_000).decode()
    os.close(ours)
    assert (plain.stderr, seen.stdout) == (b"", plain.stdout)
    assert told.splitlines()[-1].startswith("60 rows, ")
    assert "\x1b" not in told
