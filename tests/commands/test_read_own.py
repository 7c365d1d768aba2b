"""`firstcall read` with words and examples of a trainer's own."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import Run

OWN = """\
behaviours:
  - id: loyalty_thanks
    kind: credit
    about: Thanks the customer for the years they have been with us.
    examples: ["Thank you for staying with {company} all these years."]
"""
ROW = json.dumps(
    {
        "id": 1,
        "company": "Northwind",
        "reply": "Thank you for staying with Northwind all the years!",
    }
)


def shown(text: str) -> set[str]:
    return {one["id"] for one in json.loads(text)["behaviours"]}


def test_a_file_is_tried_and_then_put_in_place(run: Run, tmp_path: Path) -> None:
    """`--behaviours` reads with a draft; in the user's folder it needs no option any more."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(OWN, encoding="utf-8")
    assert "loyalty_thanks" not in shown(run("read", "--jobs", "1", stdin=ROW).stdout)
    tried = run("read", "--jobs", "1", "--behaviours", str(draft), stdin=ROW)
    assert "loyalty_thanks" in shown(tried.stdout)
    draft.rename(tmp_path / "behaviours.yaml")
    assert run("read", "--jobs", "1", stdin=ROW).stdout == tried.stdout


def test_several_processes_read_alike(run: Run, tmp_path: Path) -> None:
    """What a trainer adds reaches every process."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(OWN, encoding="utf-8")
    rows = f"{ROW}\n" * 40
    one, two = (
        run("read", "--jobs", jobs, "--chunk", "1", "--behaviours", str(draft), stdin=rows).stdout
        for jobs in ("1", "2")
    )
    assert one == two
    assert one.count("loyalty_thanks") == 40


def test_a_bad_file_is_told_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    """Its problems with their places, exit code 1, and no row."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(OWN.replace("examples", "example"), encoding="utf-8")
    done = run("read", "--behaviours", str(draft), stdin=ROW)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{draft}:5:5: S001" in done.stderr
