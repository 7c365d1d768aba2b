"""`read`, `grade` and `score` on several processes: the same bytes, however the work is shared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.commands import judging_workers
from simulator.commands.jsonl import Row
from simulator.commands.judging_rows import Judge
from simulator.commands.judging_stream import each_row
from tests.commands.conftest import Run
from tests.commands.jsonl_rows import answers, as_lines, replies, transcripts

ROOT = Path(__file__).parents[2]
ROWS = {
    "read": as_lines(replies(100), bad=True),
    "grade": as_lines(answers(100), bad=True),
    "score": as_lines(transcripts(28), bad=True),
}


def judged(home: Path, words: str, stdin: bytes, **env: str) -> tuple[int, bytes, bytes]:
    """Exit code, stdout and stderr of `firstcall` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "simulator", *words.split()],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "FIRSTCALL_HOME": str(home), **env},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("verb", "ways"),
    [
        (
            "read",
            [("--jobs 3 --chunk 1", "2", "tr_TR.UTF-8"), ("--jobs 2 rows.jsonl", "3", "C")],
        ),
        ("grade", [("--jobs 2 --chunk 4 rows.jsonl", "4", "tr_TR.UTF-8")]),
        ("score", [("--jobs 2 --chunk 1", "5", "C")]),
    ],
)
def test_the_same_bytes_however_the_work_is_shared(
    tmp_path: Path, verb: str, ways: list[tuple[str, str, str]]
) -> None:
    """Processes, rows a task, hash seed, locale, file or stdin: neither the answers and their
    order nor the complaints change."""
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(ROWS[verb])
    code, out, complaints = judged(tmp_path, f"{verb} --jobs 1", ROWS[verb], PYTHONHASHSEED="0")
    assert code == 1
    assert len(out.splitlines()) == len([line for line in ROWS[verb].split(b"\n") if line]) - 5
    assert [line.split(b":")[0] for line in complaints.splitlines()] == [
        f"line {number}".encode() for number in bad_lines(ROWS[verb])
    ]
    for way, seed, locale in ways:
        words = f"{verb} {way}".replace("rows.jsonl", str(rows))
        stdin = b"" if str(rows) in words else ROWS[verb]
        env = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale}
        assert judged(tmp_path, words, stdin, **env) == (code, out, complaints)


def bad_lines(rows: bytes) -> list[int]:
    """The numbers of the lines that are followed by an empty one."""
    lines = rows.split(b"\n")
    return [number for number, line in enumerate(lines[:-1], 1) if line and not lines[number]]


Started = list[int]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """How many workers each start has brought, as they come; they do start."""
    counts: Started = []
    start: Callable[[Any, int], None] = judging_workers.Workers.start

    def noted(workers: Any, count: int) -> None:
        if count > 0:
            counts.append(count)
        start(workers, count)

    monkeypatch.setattr(judging_workers.Workers, "start", noted)
    return counts


def test_a_small_input_starts_no_worker(run: Run, started: Started) -> None:
    """Forty rows are judged sooner than a process starts, on any number of cores."""
    done = run("read", "--jobs", "64", stdin=as_lines(replies(40)))
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 40)
    assert started == []


def test_no_more_workers_start_than_have_something_to_do(run: Run, started: Started) -> None:
    """One for every eight tasks that wait, and never more than `--jobs`."""
    rows = as_lines(replies(20))
    one = run("read", "--jobs", "1", stdin=rows).stdout
    assert run("read", "--jobs", "64", "--chunk", "1", stdin=rows).stdout == one
    assert started == [2]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_strict_ends_at_the_first_bad_row_with_workers_too(run: Run, jobs: str) -> None:
    """What was judged ahead of the printing is thrown away."""
    rows = as_lines(replies(30)).split(b"\n")
    rows[20:20] = [b"nonsense", b"more of it"]
    done = run("read", "--strict", "--jobs", jobs, "--chunk", "1", stdin=b"\n".join(rows))
    assert (done.exit_code, len(done.stdout.splitlines())) == (1, 20)
    (line,) = done.stderr.splitlines()
    assert line.startswith("line 21: ")


def uneven(row: Row) -> Row:
    """A judge to whom every fourth row is much more work than the others."""
    return {"id": row["id"], "sum": sum(range(300_000 if row["id"] % 4 == 0 else 3))}


class Unsendable(Exception):
    """Can be sent to another process, and not be put together there."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(what)


def stumbling(row: Row) -> Row:
    """A judge with a bug that shows at one row."""
    if row["id"] == "odd":
        raise ValueError("a bug")
    if row["id"] == "very odd":
        raise Unsendable("a bug", "somewhere")
    return row


def test_quick_rows_wait_for_slow_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The order is that of the input whoever is done first."""
    (tmp_path / "rows").write_bytes(as_lines([{"id": number} for number in range(80)]))
    judge = Judge(uneven, b'{"id": 1}', at_once=1)
    assert each_row(judge, tmp_path / "rows", jobs=2, chunk=None, strict=False) == 0
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert ids == list(range(80))


@pytest.mark.parametrize(("name", "kind"), [("odd", ValueError), ("very odd", RuntimeError)])
def test_a_bug_in_a_worker_is_told_where_it_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: type[Exception]
) -> None:
    """The rows before it are printed, those after it are not, and its traceback comes with it."""
    rows = [{"id": name if number == 30 else number} for number in range(60)]
    (tmp_path / "rows").write_bytes(as_lines(rows))
    judge = Judge(stumbling, b'{"id": 0}', at_once=2)
    with pytest.raises(kind) as caught:
        each_row(judge, tmp_path / "rows", jobs=2, chunk=None, strict=False)
    assert len(capsys.readouterr().out.splitlines()) == 30
    assert "in stumbling" in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("words", ["--jobs 0", "--jobs two", "--chunk 0"])
def test_a_wrong_number_of_jobs_is_wrong_usage(run: Run, words: str) -> None:
    """Nothing is read; the option is named."""
    done = run("read", *words.split(), stdin=b"{}")
    assert (done.exit_code, done.stdout) == (2, "")
    assert words.split()[0] in done.stderr
