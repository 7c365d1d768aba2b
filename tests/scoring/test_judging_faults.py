"""Scorecards: what costs, what is fatal, and what is no fault."""

from __future__ import annotations

import pytest

from scoring.transcript import Turn
from tests.scoring.judged import (
    RUBRIC,
    action,
    agent,
    customer,
    findings,
    good_call,
    judged,
    states,
    verdicts,
)


@pytest.mark.parametrize("behaviour", ["rude", "privacy_breach"])
def test_a_fatal_finding_caps_the_call(behaviour: str) -> None:
    """One insult or breach keeps the best call below the middle, and is named."""
    call = good_call()
    spoilt = (*call[:-2], agent(behaviour), *call[-2:])
    card = judged(*spoilt, result="good")
    assert card.overall <= RUBRIC.overall.fatal_cap
    assert {found.words for found in card.fatal} == {behaviour}
    assert judged(*call, result="good").fatal == ()


def test_an_unsure_reading_is_not_fatal() -> None:
    """A faint suspicion of an insult costs less than a plain one."""
    faint = (*good_call()[:-2], agent("rude", sure=0.7), *good_call()[-2:])
    assert judged(*faint, result="good").fatal == ()


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        ((customer(), states(False)), "states_wrong"),
        ((customer("problem"), agent("solution", cut=True)), "cuts_in"),
        ((customer(), agent(), action("hold", "", 30)), "unannounced_hold"),
        ((customer(), agent("hold_request"), action("hold", "", 300)), "long_hold_fault"),
        ((customer(), agent("transfer_notice"), action("transfer_cold")), "cold_transfer"),
        ((customer(), agent(), action("transfer_warm", "to Priya")), "untold_transfer"),
        ((customer(), agent(text="I see on your account shows £9.")), "tells_before_checking"),
        ((agent("closed_question"), customer("says_again"), agent()), "asks_twice"),
        ((customer("feeling"), agent("apology"), agent("empathy")), "leaves_unsolved"),
        ((customer(), agent(text="NOW LISTEN PLEASE STOP")), "shouts_fault"),
        ((customer(), agent(text="word " * 130)), "overloads"),
        ((customer(), agent(text="Who? What? Where? When?")), "fires_questions"),
        ((customer("let_down"), agent(text="Okay.")), "curt_fault"),
        ((customer(), agent(text="It is probably fine by now.")), "hedges_fault"),
        ((customer("let_down"), agent("recommendation")), "sells_first"),
        ((customer(), *[agent("apology")] * 3), "only_apologises"),
        ((agent(), customer("calls_for_attention"), agent()), "leaves_alone"),
        ((customer("abuse"), agent(), action("disconnect")), "cuts_off_unwarned"),
        ((*[customer("abuse"), agent()] * 3,), "lets_abuse_run"),
        ((customer(), agent(), customer(), agent()), "no_step_taken"),
        ((*[agent(text="Please wait for the next agent.")] * 2,), "repeats_itself_fault"),
    ],
)  # fmt: skip
def test_faults_of_the_whole_call(turns: tuple[Turn, ...], rule: str) -> None:
    """What only the course of the call shows costs points, with its place."""
    found = findings(judged(*turns), rule)
    assert found
    assert all(one.verdict == "fault" and one.points < 0 for one in found)


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        ((customer(), agent("hold_request"), action("hold", "", 30)), "unannounced_hold"),
        ((customer(), agent(), action("hold", "hold 40s: announced", 40)), "unannounced_hold"),
        ((customer("gives_identity"), agent(text="It's on file.")), "tells_before_checking"),
        ((customer("abuse"), agent("boundary"), action("disconnect")), "cuts_off_unwarned"),
        ((customer("open_to_offer"), agent("recommendation")), "sells_first"),
        ((customer("let_down"), agent("recommendation", sure=0.55)), "sells_first"),
        ((customer(), agent(text="What kind of phone is it?")), "hedges_fault"),
        ((customer(), agent("negative_language", "boundary")), "says_no"),
    ],
)  # fmt: skip
def test_what_is_no_fault(turns: tuple[Turn, ...], rule: str) -> None:
    """Done in the right order it costs nothing."""
    assert findings(judged(*turns), rule) == []


def test_identity_asked_in_public_costs_only_there() -> None:
    """On a public channel details are asked for in private."""
    turns = (customer("problem"), agent("identity_check"))
    private = agent("identity_check", text="Please send us a direct message with your number.")
    assert findings(judged(*turns, channel="social"), "asks_in_public")
    assert not findings(judged(*turns, channel="phone"), "asks_in_public")
    assert not findings(judged(turns[0], private, channel="social"), "asks_in_public")


def test_a_no_is_forgiven_when_a_way_is_shown() -> None:
    """A refusal with a real alternative beside it costs nothing."""
    bare = judged(customer("question"), agent("negative_language"))
    framed = judged(customer("question"), agent("negative_language", "positive_framing"))
    assert findings(bare, "says_no")
    assert not findings(framed, "says_no")
    assert verdicts(framed, "frame_no") == ["met"]
