"""`firstcall handbook`: a page, a search, JSON, and a word about a page that is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simulator.commands.verbs import app


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["handbook", *arguments])
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTCALL_HOME", str(tmp_path))


def test_a_page_and_the_list() -> None:
    """A name gives its page, no name the list of all, --list with words those that have them."""
    code, page = _run("empathy")
    assert (code, page.splitlines()[0]) == (0, "Empathy (skill)")
    code, everything = _run()
    assert code == 0
    assert _run("--list") == (0, everything)
    _, some = _run("--list", "silence")
    assert 0 < len(some.splitlines()) < len(everything.splitlines())
    assert "No page has these words" in _run("--list", "zzzzqqqq")[1]


def test_json_has_the_whole_page() -> None:
    """One object for a page, a list for the list."""
    page = json.loads(_run("hold", "--json")[1])
    assert page["id"] == "hold"
    assert page["scored_by"]
    assert page["examples"][0]["good"]
    assert len(json.loads(_run("--json")[1])) > 40


def test_a_mistyped_page_is_a_users_mistake() -> None:
    """Exit code 1, one sentence, the nearest page."""
    code, told = _run("emapthy")
    assert code == 1
    assert "Did you mean empathy" in told


def test_a_company_reads_its_own_procedures(tmp_path: Path) -> None:
    """What a company's own file switches off is not in its handbook."""
    (tmp_path / "procedures.yaml").write_text(
        "procedures:\n  sale: {off: true}\n", encoding="utf-8"
    )
    assert "sale-steps" not in _run("--list")[1]
