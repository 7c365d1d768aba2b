"""`read`, `grade` and `score`: one JSON object a line in, one out, bad rows told by their line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Run

REPLY = "I am so sorry the van broke down. Is there anything else I can help with?"
READ = {"id": "r1", "channel": "phone", "customer": "It is late!", "reply": REPLY}
GRADE = {"id": "g1", "q": 4, "answer": "It depends on the caller and on the company."}
SCORE = {
    "id": "s1",
    "channel": "phone",
    "turns": [
        {"speaker": "customer", "text": "My van never came and I am furious!"},
        {"speaker": "agent", "text": REPLY},
        {"speaker": "agent", "text": "[note: van late, sorry said]"},
    ],
}


def lines(*rows: Any) -> str:
    """Rows as JSON lines."""
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def out(text: str) -> list[dict[str, Any]]:
    """The rows printed."""
    return [json.loads(line) for line in text.splitlines()]


def test_read_gives_behaviours_with_their_words(run: Run) -> None:
    """Every span points at its words in the reply."""
    done = run("read", stdin=lines(READ))
    assert done.exit_code == 0
    (row,) = out(done.stdout)
    assert row["id"] == "r1"
    assert {"apology", "further_help"} <= {shown["id"] for shown in row["behaviours"]}
    for shown in row["behaviours"]:
        assert set(shown) == {"id", "start", "end", "text", "confidence"}
        assert REPLY[shown["start"] : shown["end"]] == shown["text"]
        assert 0 <= shown["confidence"] <= 1


def test_grade_gives_a_score_and_its_points(run: Run) -> None:
    """Met points have words of the answer, unmet ones none."""
    (row,) = out(run("grade", stdin=lines(GRADE)).stdout)
    assert row["id"] == "g1"
    assert 0 <= row["score"] <= 1
    for point in row["points"]:
        assert set(point) == {"id", "met", "start", "end", "text"}
        assert GRADE["answer"][point["start"] : point["end"]] == point["text"]  # type: ignore[index]
        assert point["met"] or not point["text"]


def test_score_gives_a_scorecard(run: Run) -> None:
    """Overall, fatal findings and each skill with a score or null."""
    (row,) = out(run("score", stdin=lines(SCORE)).stdout)
    assert (row["id"], row["fatal"]) == ("s1", [])
    assert 0 <= row["overall"] <= 100
    scores = [skill["score"] for skill in row["skills"].values()]
    assert any(score is not None for score in scores)
    assert None in scores


@pytest.mark.parametrize(("verb", "row"), [("read", READ), ("grade", GRADE), ("score", SCORE)])
def test_a_file_and_stdin_give_the_same(
    run: Run, tmp_path: Path, verb: str, row: dict[str, Any]
) -> None:
    """A file by name, `-` and nothing at all say the same; empty lines count nothing."""
    text = "\n" + lines(row) + "  \n"
    (tmp_path / "rows.jsonl").write_text(text, encoding="utf-8")
    from_file = run(verb, str(tmp_path / "rows.jsonl")).stdout
    assert from_file == run(verb, "-", stdin=text).stdout == run(verb, stdin=text).stdout
    assert len(from_file.splitlines()) == 1


@pytest.mark.parametrize(
    ("verb", "bad", "said"),
    [
        ("read", "{", "no JSON"),
        ("read", "[1, 2]", "found a list, expected an object"),
        ("read", "{}", "found an empty object, expected a text under 'reply'"),
        ("read", '{"reply": 3}', "found 3 under 'reply'"),
        ("read", '{"reply": null}', "found null under 'reply'"),
        ("read", '{"reply": "x", "channel": "phne"}', "expected phone"),
        ("read", '{"reply": "x", "company": ["y"]}', "found a list under 'company'"),
        ("read", "[" * 100_000, "no JSON"),
        ("grade", '{"q": 19, "answer": "x"}', "from 1 to 18"),
        ("grade", '{"q": "4", "answer": "x"}', "from 1 to 18"),
        ("grade", '{"q": true, "answer": "x"}', "from 1 to 18"),
        ("grade", '{"answer": "x"}', "found no q"),
        ("grade", '{"q": 4}', "expected a text under 'answer'"),
        ("score", '{"turns": []}', "turns"),
        ("score", '{"turns": [{"speaker": "robot", "text": "x"}]}', "speaker"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_passed_over(
    run: Run, verb: str, bad: str, said: str
) -> None:
    """Good rows around it are judged; the exit code says that something was wrong."""
    good = lines({"read": READ, "grade": GRADE, "score": SCORE}[verb])
    done = run(verb, stdin=f"{good}{bad}\n{good}")
    assert done.exit_code == 1
    assert len(out(done.stdout)) == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("line 2: ")
    assert said in line


def test_strict_stops_at_the_first_bad_row(run: Run) -> None:
    """What came before it is judged, what comes after is not."""
    done = run("read", "--strict", stdin=f"{lines(READ)}nonsense\n{lines(READ)}")
    assert (done.exit_code, len(out(done.stdout))) == (1, 1)


def test_only_the_reply_has_to_be_there(run: Run) -> None:
    """Missing and null fields are taken as not known; any id comes back as it was."""
    rows = [{"reply": "hello"}, {"id": {"a": 1}, "reply": "hello", "customer": None}]
    done = run("read", stdin=lines(*rows))
    assert done.exit_code == 0
    assert [row["id"] for row in out(done.stdout)] == [None, {"a": 1}]


def test_odd_texts_are_read_like_any_other(run: Run) -> None:
    """NUL, escapes, half characters, other scripts, no text at all, far too much text."""
    texts = ["", "\x00\x1b[31m", "\ud800 sorry", "שלום \u202e", "👩‍👩‍👧" * 50, "sorry " * 20_000]
    done = run("read", stdin=lines(*({"id": n, "reply": text} for n, text in enumerate(texts))))
    assert done.exit_code == 0
    assert [row["id"] for row in out(done.stdout)] == list(range(len(texts)))


def test_bytes_that_are_not_utf_8_are_a_bad_row(run: Run) -> None:
    """The row is told by its line, the rest is judged."""
    done = run("read", stdin=b'{"reply": "\xff"}\n' + lines(READ).encode())
    assert (done.exit_code, len(out(done.stdout))) == (1, 1)
    assert "line 1: found bytes that are not UTF-8" in done.stderr


def test_a_missing_file_is_one_line(run: Run, tmp_path: Path) -> None:
    """The path and the reason."""
    done = run("read", str(tmp_path / "nowhere.jsonl"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no such file" in done.stderr


def test_rows_stream_and_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """Each row is answered before the next is sent; when nobody reads on, not a word is said."""
    program = subprocess.Popen(
        [sys.executable, "-m", "simulator", "read"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"FIRSTCALL_HOME": str(tmp_path), "PATH": ""},
        cwd=Path(__file__).parents[2],
        text=True,
    )
    assert program.stdin
    assert program.stdout
    assert program.stderr
    for number in range(2):
        program.stdin.write(lines({"id": number, "reply": "hello"}))
        program.stdin.flush()
        assert json.loads(program.stdout.readline())["id"] == number
    program.stdout.close()
    program.stdin.write(lines(READ))
    program.stdin.close()
    assert (program.wait(), program.stderr.read()) == (0, "")
    program.stderr.close()
