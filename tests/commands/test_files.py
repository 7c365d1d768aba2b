"""`list`: the files there are, the user's own among them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import Run

BROKEN = "id: my-own\ntitle: Mine\nchanel: phone\n"


def own_file(home: Path, name: str, text: str) -> Path:
    """A scenario of the user's own."""
    folder = home / "scenarios"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_list_shows_what_ships(run: Run) -> None:
    """Every scenario with who may play it, every persona, and an id to type."""
    text = run("list").stdout
    assert text.startswith("SCENARIO")
    assert "late-engineer" in text
    assert "PERSONA" in text


def test_list_as_json_can_be_filtered(run: Run) -> None:
    """By channel and by skill, however they are typed."""
    everything = json.loads(run("list", "--json").stdout)["scenarios"]
    phone = json.loads(run("list", "--channel", "Phone", "--json").stdout)["scenarios"]
    assert phone == [one for one in everything if one["channel"] == "phone"]
    assert phone
    person = json.loads(run("list", "--channel", "in-person", "--json").stdout)["scenarios"]
    assert {one["channel"] for one in person} <= {"in_person"}
    skill = json.loads(run("list", "--skill", "empathy", "--json").stdout)["scenarios"]
    assert skill == [one for one in everything if "empathy" in one["trains"]]


def test_a_file_of_ones_own_is_listed(run: Run, tmp_path: Path) -> None:
    """What lies in the user's folder belongs to the library."""
    own_file(tmp_path, "my-own.yaml", BROKEN)
    ids = {one["id"] for one in json.loads(run("list", "--json").stdout)["scenarios"]}
    assert "my-own" in ids
