"""Time and pace: waits, holds, cutting in, too much at once; each beside a call free of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.facts import Fact, find_statements
from scoring.judging import judge
from scoring.transcript import AgentTurn, Channel, Transcript, Turn
from tests.scoring.judged import RUBRIC, action, agent, customer, findings, judged, verdicts


def after(seconds: int | None, words: int = 10) -> AgentTurn:
    """A reply of so many words that came after so many seconds."""
    return replace(agent(text="word " * words), waited=seconds)


@pytest.mark.parametrize(
    ("channel", "in_time", "late"),
    [("phone", 40, 60), ("chat", 80, 100), ("social", 3600, 3700), ("email", 86_400, 86_500)],
)
def test_a_reply_has_a_par_by_channel(channel: Channel, in_time: int, late: int) -> None:
    """Each channel bears its own quiet; reading and typing are allowed for."""
    told = customer("problem")
    assert not findings(judged(told, after(in_time), channel=channel), "answers_late")
    assert findings(judged(told, after(late), channel=channel), "answers_late")


def test_unknown_times_are_not_judged() -> None:
    """A transcript that nobody timed loses nothing by it."""
    assert not findings(judged(customer(), after(None)), "answers_late")


def test_a_long_answer_may_take_longer() -> None:
    """What takes a minute to type is not late after a minute."""
    assert findings(judged(customer(), after(60, words=5)), "answers_late")
    assert not findings(judged(customer(), after(60, words=40)), "answers_late")


ANNOUNCED = agent("hold_request", text="May I take a minute to check that?")


@pytest.mark.parametrize(
    ("rule", "clean", "faulty"),
    [
        (
            "hold_overruns",
            (ANNOUNCED, action("hold"), action("resume", "", 80), agent("gratitude")),
            (ANNOUNCED, action("hold"), action("resume", "", 118), agent("gratitude")),
        ),
        (
            "holds_add_up",
            (action("hold", "", 100), agent(), action("hold", "", 100), agent()),
            (action("hold", "", 100), *[agent(), action("hold", "", 110)] * 2, agent()),
        ),
        (
            "talks_over_them",
            (customer("problem"), agent(cut=True)),
            (customer("problem", "feeling"), agent(cut=True)),
        ),
        (
            "talks_over_them",
            (customer(), agent(cut=True), customer(), agent()),
            (customer(), agent(cut=True), customer(), agent(cut=True)),
        ),
        (
            "piles_up_steps",
            (customer(), agent("instruction", text="Unplug it, then wait, then plug it in.")),
            (customer("confusion"), agent("instruction", text="Unplug it, then wait, then plug it "
                                          "in, then call.")),
        ),
        (
            "overloads",
            (customer(), agent(text="word " * 100)),
            (customer("hurry"), agent(text="word " * 100)),
        ),
        (
            "writes_thin_note",
            (agent(), action("note", "lost parcel, angry, resent, done")),
            (agent(), action("note", "sorted")),
        ),
        (
            "sells_on_after_no",
            (customer(), agent("recommendation"), customer("refuses"), agent("farewell")),
            (customer(), agent("recommendation"), customer("refuses"), agent("recommendation")),
        ),
        (
            "sells_first",
            (customer("problem"), agent("solution", "recommendation")),
            (customer("problem"), agent("recommendation")),
        ),
    ],
)  # fmt: skip
def test_what_costs_and_what_does_not(
    rule: str, clean: tuple[Turn, ...], faulty: tuple[Turn, ...]
) -> None:
    """A call with the fault loses points at its place, one that just keeps clear of it does not."""
    assert findings(judged(*clean), rule) == []
    found = findings(judged(*faulty), rule)
    assert found
    assert all(one.verdict == "fault" and one.points < 0 for one in found)


LOOKED_IN = agent("gratitude", text="Still looking, thank you.")


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ((ANNOUNCED, action("hold", "hold 60s", 60), agent()), []),
        ((ANNOUNCED, action("hold"), action("resume", "", 150), agent()), ["missed"]),
        ((ANNOUNCED, action("hold", "hold 150s, checks in once", 150), agent()), ["met"]),
        ((ANNOUNCED, action("hold"), LOOKED_IN, action("resume", "", 150), agent()), ["met"]),
    ],
    ids=["short", "left alone", "told so", "said so"],
)
def test_a_long_hold_makes_a_check_in_due(turns: tuple[Turn, ...], expected: list[str]) -> None:
    """A minute and a half on hold without a word is missed; a word meanwhile meets it."""
    assert verdicts(judged(customer("problem"), *turns), "check_in_on_hold") == expected


@pytest.mark.parametrize(
    ("before", "asked", "again"),
    [
        ("It's order WR-55210.", "What's the order number?", True),
        ("My parcel is lost.", "What's the order number?", False),
        ("It's order WR-55210.", "To be sure, can you confirm the order number?", False),
        ("Write to dana@box.example.", "And your email address?", True),
        ("Ring 07700 900 123.", "What is your phone number?", True),
    ],
)
def test_asking_for_what_was_said(before: str, asked: str, again: bool) -> None:
    """A number or address that stands in the customer's words is not asked for again; checking it
    is another thing."""
    told = customer("problem", text=before)
    card = judged(told, agent("closed_question", text=asked), customer())
    assert bool(findings(card, "asks_twice")) is again


@pytest.mark.parametrize(("signal", "again"), [("agrees", True), ("confusion", False)])
def test_the_same_question_again(signal: str, again: bool) -> None:
    """A question that was answered is not asked again; one that was not understood may be."""
    question = agent("closed_question", text="Is the little light on the front red?")
    card = judged(question, customer(signal), question, customer())
    assert bool(findings(card, "asks_twice")) is again


def test_who_it_is_may_be_asked_once() -> None:
    """A customer who told others before loses patience, but the agent had to ask."""
    asks = agent("identity_check")
    first = judged(asks, customer("gives_identity", "says_again"), agent())
    second = judged(asks, customer("gives_identity"), asks, customer("says_again"), agent())
    assert findings(first, "asks_twice") == []
    assert findings(second, "asks_twice")


def with_account(*turns: Turn) -> Transcript:
    """A call of which the agent's screen shows an account."""
    screen = ("LE4 7QD", "ends 2041", "Thursday 8-10, since 2019")
    return Transcript("phone", turns, account=screen)


@pytest.mark.parametrize(
    ("turns", "leaks"),
    [
        ((agent(text="Is that the account 2041?"),), True),
        ((agent(text="You live in le4 7qd."),), True),
        ((customer(text="I'm in LE4 7QD."), agent(text="Yes, LE4 7QD.")), False),
        ((customer("gives_identity"), agent(text="That's 2041.")), False),
        ((agent(text="Thursday 8-10 is free, as in 2019."),), False),
    ],
)
def test_the_screen_is_not_read_to_strangers(turns: tuple[Turn, ...], leaks: bool) -> None:
    """A number or postcode of the account is told only to somebody known, or who said it first."""
    found = findings(judge(with_account(*turns), RUBRIC), "tells_before_checking")
    assert bool(found) is leaks


REFUND = Fact("refund", "duration", "5 working days", ("refund", "money"))
ASKED = customer("question", text="And how long does the refund take?")


def stating(text: str) -> AgentTurn:
    """A reply with what it states of the refund."""
    return AgentTurn(text, (), find_statements(text, (REFUND,)))


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ((ASKED, stating("The refund takes 5 working days.")), ["met"]),
        ((stating("The refund takes 5 working days."), ASKED, agent()), ["met"]),
        ((ASKED, stating("It is on its way.")), ["missed"]),
        ((ASKED, stating("The refund takes 9 working days.")), []),
        ((ASKED, agent("follow_up"), agent()), []),
        ((customer("question", text="Will I get the money?"), agent()), []),
    ],
    ids=["told", "told before", "never told", "told wrong", "will find out", "no time asked"],
)
def test_a_fact_asked_for_is_owed(turns: tuple[Turn, ...], expected: list[str]) -> None:
    """A customer who asks how long gets it; a wrong answer is another rule's."""
    call = Transcript("phone", turns, facts=(REFUND,))
    assert verdicts(judge(call, RUBRIC), "give_fact_asked") == expected
    assert verdicts(judge(replace(call, facts=()), RUBRIC), "give_fact_asked") == []


def test_a_missing_fact_is_open_until_the_end() -> None:
    """While the call goes on it can still be told."""
    call = Transcript("phone", (ASKED, agent()), facts=(REFUND,), ended=False)
    assert verdicts(judge(call, RUBRIC), "give_fact_asked") == []
