"""Promises: what counts as one, and what became of it."""

from __future__ import annotations

import pytest

from scoring.call import Call
from scoring.promises import promises_of
from scoring.transcript import Transcript, Turn
from tests.scoring.judged import RUBRIC, action, agent, customer, judged, verdicts

RING = agent("follow_up", text="I'll ring you on Friday.")
LOOKS = action("look_up", "account")


def made(*turns: Turn, ended: bool = True) -> list[tuple[str, str, str]]:
    """The promises of some turns: their words, when they are due, and their state."""
    call = Call(Transcript("phone", turns, ended=ended), RUBRIC.phrases)
    return [(one.words, one.when, one.state) for one in promises_of(call)]


@pytest.mark.parametrize(
    "text",
    [
        "I'll refund that for you.",
        "I'm sending it to you right now.",
        "Shall I ring you on Friday?",
        "If you send me the form I'll ring you.",
        "Please ring us on Friday.",
        "It will arrive on Friday.",
        "I will be brief.",
    ],
)
def test_what_is_no_promise(text: str) -> None:
    """What the reply does itself, a question, the customer's part, and a plain statement."""
    assert made(agent("follow_up", "solution", text=text), LOOKS) == []


def test_only_what_was_read_as_one_can_be_a_promise() -> None:
    """Words alone, in a reply that commits to nothing, make none."""
    assert made(agent("farewell", text="I'll ring you on Friday."), LOOKS) == []


@pytest.mark.parametrize(
    ("promise", "then", "state"),
    [
        (RING, (action("note", "ring customer on Friday"),), "logged"),
        (RING, (action("work", "creates a callback for Friday"),), "kept"),
        (RING, (action("note", "lamp was broken"),), "loose"),
        (RING, (LOOKS,), "loose"),
        (RING, (agent(text="I've just rung you a minute ago, that's done: ring, Friday."),
                LOOKS), "kept"),
        (agent("follow_up", text="We'll email you the form tomorrow."),
         (action("transfer_warm", "briefing: form to be emailed tomorrow"),), "logged"),
        (agent("investigation", text="I'll look into that for you."), (LOOKS,), "kept"),
        (agent("investigation", text="I'll look into that for you."),
         (agent("solution"), LOOKS), "kept"),
        (agent("investigation", text="I'll look into that for you."),
         (agent("farewell"), action("end")), "loose"),
        (agent("ownership", text="I'll tell my supervisor about it."),
         (action("escalate", "to Priya"),), "kept"),
        (agent("solution", text="I'll book that for you on Monday."),
         (action("note", "new visit to be booked on Monday"),), "logged"),
    ],
)  # fmt: skip
def test_what_became_of_it(promise: Turn, then: tuple[Turn, ...], state: str) -> None:
    """Done in the call it is kept, written down it is logged, else it is a loose end."""
    assert [found[2] for found in made(customer("problem"), promise, *then)] == [state]


def test_nobody_is_blamed_for_what_was_not_recorded() -> None:
    """Without any actions nobody knows what was written down; nor while a call goes on."""
    assert [one[2] for one in made(customer(), RING)] == ["open"]
    assert [one[2] for one in made(customer(), RING, LOOKS, ended=False)] == ["open"]
    assert verdicts(judged(customer(), RING), "keep_promise") == []


def test_said_twice_is_promised_once() -> None:
    """The same promise in other words is one; another one counts on its own."""
    again = agent("follow_up", text="As I said, I'll ring you on Friday then.")
    other = agent("follow_up", text="We'll email the new contract papers next week.")
    assert len(made(RING, again, LOOKS)) == 1
    assert len(made(RING, other, LOOKS)) == 2


@pytest.mark.parametrize(
    ("last", "verdict"),
    [(action("note", "promised to ring on Friday"), "met"), (LOOKS, "missed")],
)
def test_the_scorecard_asks_for_it(last: Turn, verdict: str) -> None:
    """A promise written down earns, a loose one costs; the receipt shows its words."""
    card = judged(customer("problem"), RING, last)
    assert verdicts(card, "keep_promise") == [verdict]
