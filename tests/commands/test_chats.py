"""`firstcall chats`: what it opens, and what it says when it cannot."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.commands import lobby
from simulator.practice.desk import Desk
from tests.commands.conftest import Run
from tests.practice.test_chats import ChatLibrary


@pytest.fixture
def opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The chats that the app was opened with."""
    seen: list[Any] = []

    def run_app(_desk: Desk, *, chats: Any) -> int:
        seen.append(chats)
        return 0

    desk.open_library = ChatLibrary  # type: ignore[assignment]
    monkeypatch.setattr(lobby, "run_app", run_app)
    return seen


def test_it_opens_the_chats_that_were_named(
    run: Run, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By scenario and persona, with seed and mode; without a name the page to choose opens."""
    monkeypatch.setattr(lobby, "need_terminal", lambda instead: None)
    assert run("chats", "van-chat:calm", "van-chat", "--seed", "5", "--mode", "test").exit_code == 0
    assert run("chats").exit_code == 0
    assert opened == [(("van-chat:calm", "van-chat:angry"), 5, "test"), ((), None, "practice")]


@pytest.mark.usefixtures("opened")
def test_what_is_no_chat_is_said_in_a_line(run: Run) -> None:
    """Which one it is, what it is instead, and what the chats are."""
    said = run("chats", "van-chat", "late-van")
    assert said.exit_code == 1
    assert "'late-van' is not a live chat but phone" in said.stderr
    assert "Chats: van-chat, key-chat." in said.stderr


def test_a_pipe_is_told_why_it_will_not_do(run: Run, opened: list[Any]) -> None:
    """Chats need a screen; what is wrong with the names is said first."""
    said = run("chats", "van-chat", "key-chat")
    assert said.exit_code == 1
    assert "The app needs a terminal to draw on" in said.stderr
    assert "choose 2 or 3" in run("chats", "van-chat").stderr
    assert opened == []
