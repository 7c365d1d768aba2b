"""What `read`, `grade` and `score` take their lines from, and what they refuse."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.commands.row_lines import LONGEST_LINE, Lines, opened
from tests.commands.conftest import Run
from tests.commands.jsonl_rows import as_lines, replies

TWO = as_lines(replies(2)).split(b"\n")


class Trickle(io.RawIOBase):
    """Gives a text in pieces of the sizes given, then whole."""

    def __init__(self, text: bytes, sizes: list[int]) -> None:
        self._text, self._sizes = text, sizes

    def read(self, size: int | None = -1) -> bytes:
        """The next piece; nothing at the end."""
        most = self._sizes.pop(0) if self._sizes else len(self._text)
        piece, self._text = self._text[:most], self._text[most:]
        return piece


class Endless(io.RawIOBase):
    """Gives short lines for ever, as a file that is always ready."""

    def read(self, size: int | None = -1) -> bytes:
        """A thousand lines more."""
        return b"{}\n" * 1000


@given(
    st.lists(st.sampled_from([b"", b"a", b" \r", "ü".encode(), b"{}" * 50]), max_size=12),
    st.lists(st.integers(1, 9), max_size=40),
    st.integers(1, 5),
)
def test_lines_are_the_same_in_any_pieces(texts: list[bytes], sizes: list[int], most: int) -> None:
    """However a stream is cut: every line that holds something, whole, with its number."""
    lines = Lines(Trickle(b"\n".join(texts), sizes), "a stream", most)
    found = []
    while lines.wait():
        lines.fill()
        found += [(line.number, line.raw) for line in lines.take(2)]
    assert found == [(at, text) for at, text in enumerate(texts, 1) if text.strip()]


def test_no_more_is_read_ahead_than_asked_for() -> None:
    """An endless stream fills the room there is and no more than one block besides."""
    lines = Lines(Endless(), "a stream", 1500)
    lines.fill()
    assert lines.full()
    assert len(lines) == 2000


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_huge_line_is_a_bad_row(run: Run, tmp_path: Path, jobs: str) -> None:
    """Ten megabytes on one line are told by the line's number; the rows around are read."""
    huge = b'{"reply": "' + b"sorry " * 1_700_000 + b'"}'
    (tmp_path / "rows").write_bytes(b"\n".join([TWO[0], huge, TWO[1]]))
    done = run("read", "--jobs", jobs, "--chunk", "1", str(tmp_path / "rows"))
    assert (done.exit_code, len(done.stdout.splitlines())) == (1, 2)
    assert done.stderr == (
        f"line 2: found more than {LONGEST_LINE:,} bytes on one line, expected at most that\n"
    )


def test_of_a_huge_line_only_the_beginning_is_kept(tmp_path: Path) -> None:
    """Lines that never end cost no more memory than the longest that is allowed."""
    (tmp_path / "rows").write_bytes(b"x" * (LONGEST_LINE * 3) + b"\n{}")
    with opened(tmp_path / "rows", 10) as lines:
        assert lines.wait()
        lines.fill()
        found = lines.take(9) + lines.take(9)
    assert [(line.number, len(line.raw)) for line in found] == [(1, LONGEST_LINE + 1), (2, 2)]


@pytest.mark.parametrize("verb", ["read", "grade", "score"])
@pytest.mark.parametrize("text", ["", "\n", " \r\n\n"])
def test_an_empty_input_is_fine(run: Run, tmp_path: Path, verb: str, text: str) -> None:
    """No row, no answer, no complaint."""
    (tmp_path / "rows").write_text(text, encoding="ascii")
    for done in (run(verb, str(tmp_path / "rows")), run(verb, stdin=text)):
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    """One line with the path and the reason."""
    done = run("read", str(tmp_path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"Cannot read {tmp_path}: is a directory.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read anything")
def test_a_file_that_may_not_be_read_is_one_line(run: Run, tmp_path: Path) -> None:
    """The path and the reason."""
    (tmp_path / "rows").touch(mode=0)
    done = run("read", str(tmp_path / "rows"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("permission denied.\n")


class Failing(io.RawIOBase):
    """A disk that gives up after the first line."""

    def __init__(self) -> None:
        self._given = False

    def read(self, size: int | None = -1) -> bytes:
        """One line, then an error."""
        if self._given:
            raise OSError(5, "Input/output error")
        self._given = True
        return b"{}\n"


def test_a_disk_that_fails_on_the_way_is_told() -> None:
    """What came before is there to take; then the reason, in one line."""
    from simulator.mistakes import Mistake

    lines = Lines(Failing(), "rows.jsonl", 10)
    assert lines.wait()
    assert len(lines.take(5)) == 1
    with pytest.raises(Mistake, match=r"Cannot read rows\.jsonl: input/output error\."):
        lines.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="closes a descriptor")
def test_a_closed_stdin_is_one_line(tmp_path: Path) -> None:
    """Started without any input, the program says so."""
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m simulator read <&-', sys.executable],
        capture_output=True,
        text=True,
        env={**os.environ, "FIRSTCALL_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Cannot read standard input: it is closed.\n"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'{"reply": NaN}', "found NaN, which is no number in JSON"),
        (b'{"id": -Infinity, "reply": "x"}', "found -Infinity"),
        (b'{"id": ' + b"9" * 5000 + b', "reply": "x"}', "found a number that is too long"),
        (b'{"id": ' + b"[" * 50 + b"]" * 50 + b', "reply": "x"}', "nested more than 50 deep"),
        (b"[" * 100_000, "nested more than 50 deep"),
    ],
)
def test_json_that_cannot_be_printed_again_is_a_bad_row(run: Run, bad: bytes, said: str) -> None:
    """What other programs could not read, or not every process here, is refused."""
    done = run("read", stdin=b"\n".join([TWO[0], bad, TWO[1]]))
    assert (done.exit_code, len(done.stdout.splitlines())) == (1, 2)
    assert done.stderr.startswith("line 2: ")
    assert said in done.stderr
