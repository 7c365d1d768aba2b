"""Commands run over the small desk of `tests.fakes`, as a user would type them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from simulator.commands.verbs import app
from simulator.practice import wiring
from simulator.practice.desk import Desk
from tests.fakes import small_desk

Run = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk that every command gets."""
    monkeypatch.setenv("FIRSTCALL_HOME", str(tmp_path))
    small = small_desk(tmp_path)

    def same_desk(*, trainee: str = "") -> Desk:
        small.trainee = trainee
        return small

    monkeypatch.setattr(wiring, "open_desk", same_desk)
    return small


@pytest.fixture
def run(desk: Desk) -> Run:
    """Runs `firstcall` with the words given and `stdin` as typed lines."""

    def with_words(*words: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(app, list(words), input=stdin)

    return with_words
