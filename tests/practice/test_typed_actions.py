"""What a typed line means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.transcript import ACTIONS
from simulator.practice.typed_actions import (
    HELP,
    Typed,
    TypedAction,
    TypedReply,
    TypedScreen,
    TypedWait,
    parse,
    read_line,
)
from simulator.practice.words import Refused


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("I am sorry.", TypedReply("I am sorry.")),
        ("//hold is a command", TypedReply("/hold is a command")),
        ("and/or", TypedReply("and/or")),
        ("/hold", TypedAction("hold")),
        ("/hold to check the van", TypedAction("hold", "to check the van")),
        ("  /HOLD  ", TypedAction("hold")),
        ("/resume", TypedAction("resume")),
        ("/lookup missed visits", TypedAction("look_up", "missed visits")),
        ("/look_up x", TypedAction("look_up", "x")),
        ("/verify", TypedAction("verify")),
        ("/transfer warm billing: twice", TypedAction("transfer_warm", "billing: twice")),
        ("/transfer COLD billing", TypedAction("transfer_cold", "billing")),
        ("/escalate Ruth: wants a manager", TypedAction("escalate", "Ruth: wants a manager")),
        ("/note van sent", TypedAction("note", "van sent")),
        ("/end", TypedAction("end")),
        ("/disconnect", TypedAction("disconnect")),
        ("/break", TypedAction("take_break")),
        ("/wait 30", TypedWait(30)),
        ("/wait 30s", TypedWait(30)),
        ("/help", TypedScreen("help")),
        ("/account", TypedScreen("account")),
        ("/quit", TypedScreen("quit")),
    ],
)  # fmt: skip
def test_a_line_means_what_it_says(line: str, meant: Typed) -> None:
    """Replies are words; a slash begins an action; two slashes begin words with a slash."""
    assert read_line(line) == meant


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/hodl", "Did you mean /hold"),
        ("/trasnfer warm x", "Did you mean /transfer"),
        ("/", "/help"),
        ("/qqqqqq", "/help"),
        ("/lookup", "/lookup TOPIC"),
        ("/note", "/note TEXT"),
        ("/transfer", "/transfer warm TO: BRIEFING or /transfer cold TO"),
        ("/transfer lukewarm billing", "/transfer warm TO"),
        ("/transfer warm", "/transfer warm TO"),
        ("/escalate :", "/escalate TO: BRIEFING"),
        ("/wait", "/wait SECONDS"),
        ("/wait long", "/wait SECONDS"),
        ("/wait ²", "/wait SECONDS"),
        ("/end thanks for calling", "takes no words"),
    ],
)
def test_a_wrong_action_says_how_it_is_typed(line: str, why: str) -> None:
    """The nearest name, or the way the action is written."""
    with pytest.raises(Refused) as refused:
        read_line(line)
    assert why in str(refused.value)


def test_every_action_of_a_call_can_be_typed() -> None:
    """No action of our calls is out of reach."""
    words = {"transfer": ("warm x", "cold x"), "wait": ("5",)}
    reached = set()
    for entry in HELP:
        for rest in words.get(entry.name, ("x",) if entry.takes else ("",)):
            typed = read_line(f"/{entry.name} {rest}")
            if isinstance(typed, TypedAction):
                reached.add(typed.action)
    assert reached == set(ACTIONS)


def test_only_actions_of_the_call_parse_as_such() -> None:
    """`parse` gives actions and refuses the rest."""
    assert parse("/hold") == TypedAction("hold")
    for line in ("/help", "hello", "/wait 5"):
        with pytest.raises(Refused):
            parse(line)


@given(st.text())
def test_any_line_is_understood_or_refused(line: str) -> None:
    """No line is an error of ours."""
    try:
        typed = read_line(line)
    except Refused:
        return
    assert isinstance(typed, TypedReply | TypedAction | TypedWait | TypedScreen)
