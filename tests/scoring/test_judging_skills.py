"""Scorecards: each skill is earned and lost, on each channel, by words, facts and warnings."""

from __future__ import annotations

import pytest

from scoring.transcript import Channel, Turn
from tests.scoring.judged import (
    OPENING,
    action,
    agent,
    customer,
    findings,
    judged,
    skill,
    states,
    verdicts,
)


@pytest.mark.parametrize(
    ("name", "before", "earns", "fails"),
    [
        ("adaptability", (agent("solution"), customer("refuses")), "adapting", "farewell"),
        ("conflict_resolution", (customer("anger"),), "ownership", "blame"),
        ("product_knowledge", (customer("question"),), "solution", "jargon"),
        ("time_management", (customer("hurry"),), "timeliness", "farewell"),
        ("stress_management", (customer("anger"),), "listening_cue", "personal_feelings"),
        ("cultural_sensitivity", (customer("corrects_identity"),), "respect_identity", "rude"),
        ("phone_etiquette", (), "greeting", "bare_hold"),
        ("active_listening", (customer("let_down"),), "paraphrase", "dismissive"),
        ("empathy", (customer("feeling"),), "empathy", "pity"),
        ("positive_language", (customer("problem"),), "positive_framing", "negative_language"),
        ("clear_communication", (agent("solution"), customer()), "check_understanding", "jargon"),
        ("patience", (customer("needs_time"),), "patience", "solution"),
        ("tone_of_voice", (customer("problem"),), "reassurance", "slang"),
        ("problem_solving", (customer("let_down"),), "solution", "empathy"),
        ("difficult_customers", (customer("abuse"),), "boundary", "rude"),
        ("building_rapport", (customer("let_down"),), "open_question", "closed_question"),
        ("follow_up", (agent("ownership"), customer()), "expectation", "overpromise"),
        ("use_of_feedback", (customer("feedback"),), "feedback", "solution"),
        ("gratitude", (customer("praise"),), "gratitude", "solution"),
        ("confidence", (customer("worry"),), "reassurance", "empathy"),
        ("collaboration", (agent("instruction"), customer()), "collaboration", "farewell"),
        ("humility", (customer("corrects_agent"),), "humility", "blame"),
        ("personalization", (), "uses_name", "introduction"),
        ("accuracy", (states(True),), "solution", "overpromise"),
        ("hold", (customer(),), "hold_request", "bare_hold"),
        ("transfer", (customer(),), "transfer_notice", "bare_transfer"),
        ("call_control", (customer("wanders"),), "redirect", "paraphrase"),
        ("privacy", (customer("asks_for_another"),), "identity_check", "privacy_breach"),
        ("professionalism", (agent(), customer()), "gratitude", "personal_feelings"),
        ("selling", (customer("open_to_offer"),), "recommendation", "pushy_sale"),
    ],
)  # fmt: skip
def test_every_skill_is_earned_and_lost(
    name: str, before: tuple[Turn, ...], earns: str, fails: str
) -> None:
    """For each skill there is a reply that earns it and one in its place that does not."""
    earned = skill(judged(*before, agent(earns), name="Dana"), name)
    failed = skill(judged(*before, agent(fails), name="Dana"), name)
    assert earned.score is not None
    assert failed.score is not None
    assert earned.score > failed.score
    assert "met" in {found.verdict for found in earned.findings}
    assert {found.verdict for found in failed.findings} & {"missed", "fault"}


@pytest.mark.parametrize(("channel", "due"), [("phone", True), ("social", False)])
def test_channels_differ(channel: Channel, due: bool) -> None:
    """A spoken introduction is due on the phone and not in a post."""
    card = judged(customer("problem"), agent("solution"), channel=channel)
    assert bool(findings(card, "introduce")) is due


@pytest.mark.parametrize("channel", ["phone", "chat", "email"])
def test_a_name_given_counts_in_one_skill(channel: Channel) -> None:
    """On the phone it is manners, in writing it is the personal touch; nowhere both."""
    card = judged(agent("greeting", "introduction"), customer("question"), channel=channel)
    found = [rule for rule in ("introduce", "give_own_name") if findings(card, rule)]
    assert found == ["introduce" if channel == "phone" else "give_own_name"]


def test_one_feeling_makes_empathy_due_once() -> None:
    """A second rule asks for warmth only when the feeling comes back after a reply."""
    upset, thanked = customer("feeling", "problem"), customer("thanks")
    once = judged(upset, agent("solution"), thanked, agent("farewell"))
    back = judged(upset, agent("empathy"), upset, agent("solution"), thanked, agent("farewell"))
    twice_at_once = judged(upset, upset, agent("empathy"), thanked, agent("farewell"))
    assert verdicts(once, "name_feeling_again") == []
    assert verdicts(twice_at_once, "name_feeling_again") == []
    assert verdicts(back, "name_feeling_again") == ["missed"]


def test_abuse_by_the_book() -> None:
    """Warned, went on, ended with notice: all met, and the call is no failure."""
    card = judged(
        OPENING,
        customer("abuse", "feeling", "problem"),
        agent("offer_of_help", "boundary"),
        customer("abuse"),
        agent("disconnect_notice"),
        action("disconnect"),
        result="bad",
    )
    assert skill(card, "difficult_customers").score == 100
    assert verdicts(card, "leaves_unsolved") == []
    assert card.overall > 50


@pytest.mark.parametrize(
    ("second", "verdict"), [("boundary", "met"), ("solution", "missed")], ids=["kept", "let go"]
)
def test_a_warning_has_to_be_carried_out(second: str, verdict: str) -> None:
    """Abuse that goes on after a warning makes an answer due."""
    card = judged(customer("abuse"), agent("boundary"), customer("abuse"), agent(second))
    assert verdicts(card, "act_on_abuse") == [verdict]


def test_facts_right_and_wrong() -> None:
    """Each statement counts, and a wrong one costs."""
    card = judged(customer(), states(True), states(True), states(False))
    assert verdicts(card, "state_right") == ["met", "met", "missed"]
    score = skill(card, "accuracy").score
    assert score is not None
    assert score < 67
