"""What is told about people who are not on the line, and what only sounds like it."""

from __future__ import annotations

import pytest

from scoring.call import Call
from scoring.on_screen import history_known
from scoring.reading import Shown
from scoring.third_parties import tells_of_others
from scoring.transcript import AgentTurn, CustomerTurn, Transcript, Turn

ASKED = "I'm ringing about my mum's account. When is her next appointment?"


SCREEN = (
    "Mrs Ivy Barraclough",
    "Friday 10:40, hearing test",
    "£186, third reminder sent",
    "rang on Monday about a whistle",
)


def told(*texts: str, screen: tuple[str, ...] = (), caller: str = "Len Barraclough") -> list[str]:
    """The words found in a call in which customer and agent take turns, the customer first."""
    turns: list[Turn] = [
        AgentTurn(text) if number % 2 else CustomerTurn(text) for number, text in enumerate(texts)
    ]
    call = Call(Transcript("phone", tuple(turns), "Asha", caller, account=screen), {})
    return [call.text(spot.turn)[spot.start : spot.end] for spot in tells_of_others(call)]


@pytest.mark.parametrize(
    "reply",
    [
        "Her next appointment is on Friday at 10:40.",
        "Her appointment's at 10:40.",
        "She has an appointment on Friday.",
        "She still owes us £186.",
        "There's £186 to pay on her account.",
        "I shouldn't, but since you ask what her balance is, her balance is £186.",
    ],
)
def test_what_is_hers_is_not_told(reply: str) -> None:
    """A day, a sum, a yes: told to somebody else, each is found."""
    assert told(ASKED, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Her account is private, so I talk about it with her.",
        "Her account is hers alone.",
        "I understand that you need to know when her appointment is.",
        "I can't say whether she has an appointment.",
        "You'd like to hear if she owes us any payments, and I'd like to help you both.",
        "A check takes 45 minutes, whoever it is for.",
    ],
)
def test_a_kind_refusal_tells_nothing(reply: str) -> None:
    """Who says back what was asked, or why it is not answered, has given nothing away."""
    assert told(ASKED, reply) == []


def test_naming_the_leave_it_takes_is_not_leave() -> None:
    """An agent who explains the rule and then gives in has told it all the same."""
    rule = "I can only do that with her permission. Without her consent it stays with her."
    assert told(ASKED, rule, "Oh, go on.", "All right. Her appointment is on Friday.")


@pytest.mark.parametrize(
    "leave",
    [
        ("Does he have her permission to hear it?", "Yes, says she."),
        ("Could you put her on?", "Yes, this is Ivy, he may hear it."),
        ("Let me see.", "I have power of attorney for her."),
        ("I can see that you are authorised on it.", "Good."),
    ],
)
def test_leave_that_was_given_counts(leave: tuple[str, str]) -> None:
    """With the holder's leave in the call, nothing is given away."""
    assert told(ASKED, *leave, "Her appointment is on Friday.") == []


@pytest.mark.parametrize(
    "reply",
    [
        "It's this Friday.",
        "Okay: 10:40 in the morning.",
        "One hundred and eighty-six pounds, all in all.",
    ],
)
def test_a_bare_value_of_her_record_is_told_to_her_son(reply: str) -> None:
    """The screen names another holder: what stands on it is hers, in whatever words."""
    assert told(ASKED, reply, screen=SCREEN)
    assert told(ASKED, reply, screen=SCREEN, caller="Ivy Barraclough") == []
    assert told(ASKED, reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "We're here Monday to Friday, until 8 pm.",
        "Once it's signed, the letter is with us by Friday.",
        "The drop-in is on Wednesday, and it costs £0.",
        "I can see you rang on Monday about the whistle.",
    ],
)
def test_what_anybody_may_know_is_not_hers(reply: str) -> None:
    """Opening hours, the post and other values are nobody's record."""
    assert told(ASKED, reply, screen=SCREEN) == []


def test_what_the_caller_said_first_is_no_news() -> None:
    """Saying a day back to somebody who named it gives nothing away."""
    assert told(ASKED + " Is it Friday?", "You said on Friday.", screen=SCREEN) == []


@pytest.mark.parametrize(("caller", "due"), [("Ivy Barraclough", 1), ("Len Barraclough", 0)])
def test_a_record_of_somebody_else_is_not_to_be_used(caller: str, due: int) -> None:
    """Its holder wants to be known by it; for anybody else, naming it earns nothing."""
    turns = (
        CustomerTurn("It's about the account."),
        AgentTurn("May I have your name?", (Shown("identity_check", 0, 22, "May I", 0.9),)),
        CustomerTurn("Barraclough."),
        AgentTurn("You're down for Friday."),
    )
    call = Call(Transcript("phone", turns, "Asha", caller, account=SCREEN), {})
    assert len(list(history_known(call))) == due
