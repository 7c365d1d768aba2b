"""Scorecards: what is due, what is late, what is missed, and what a whole call comes to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.customer import SIGNALS
from scoring.facts import Stated
from scoring.reading import Shown
from scoring.transcript import ACTIONS, AgentTurn, Channel, Result, Turn
from simulator.content.scoring_data import load_behaviours
from tests.scoring.judged import (
    CLOSING,
    OPENING,
    RUBRIC,
    action,
    agent,
    customer,
    findings,
    good_call,
    judged,
    skill,
    verdicts,
)


@pytest.mark.parametrize(
    ("replies", "verdict", "score"),
    [
        (["empathy"], "met", 100),
        (["solution", "empathy"], "late", None),
        (["solution", "solution", "solution", "empathy"], "missed", None),
    ],
)
def test_met_late_missed(replies: list[str], verdict: str, score: int | None) -> None:
    """In time earns all, late a part, too late nothing."""
    card = judged(customer("feeling", "problem"), *(agent(one) for one in replies))
    assert verdicts(card, "name_feeling") == [verdict]
    found = skill(card, "empathy").score
    assert found is not None
    assert found == score if score is not None else found < 100


def test_a_receipt_points_at_the_words() -> None:
    """A finding has the span that met it, the label, the reason, better words and the source."""
    turns = (customer("feeling", "problem"), agent("apology", "empathy"))
    [found] = findings(judged(*turns), "name_feeling")
    assert (found.turn, found.words) == (1, "empathy")
    assert turns[1].text[found.start : found.end] == found.words
    assert found.points > 0
    assert all((found.what, found.why, found.better, found.source))


def test_a_receipt_points_at_the_surest_words() -> None:
    """Of several places in a reply that show what was due, the one that is read most surely."""
    words = "marcus, have a good evening"
    shown = (Shown("farewell", 0, 7, words[:7], 0.5), Shown("farewell", 8, 27, words[8:], 0.9))
    call = (agent("greeting"), customer("question"), agent("solution"), AgentTurn(words, shown))
    card = judged(*call)
    [found] = findings(card, "say_goodbye")
    assert found.words == "have a good evening"


def test_the_end_is_where_the_last_words_are() -> None:
    """How the call ended is shown by what was said last, whatever note was written after it."""
    call = (customer("problem"), agent("solution"), customer("thanks", text="Lovely. Bye then."))
    for result, rule in (("good", "is_solved"), ("bad", "leaves_unsolved")):
        card = judged(*call, action("note", "a note of five words"), result=result)
        assert {one.words for one in findings(card, rule)} == {"Lovely. Bye then."}, rule


def test_a_miss_points_at_the_moment() -> None:
    """What was missed is shown where it fell due, with no words and a loss."""
    [found] = findings(judged(OPENING, customer("feeling"), agent("solution")), "name_feeling")
    assert (found.turn, found.start, found.end, found.words) == (1, 0, 0, "")
    assert found.points < 0


def test_not_due_is_not_scored() -> None:
    """No feeling, no hold, no transfer, no feedback: no score there, which is not zero."""
    card = judged(OPENING, customer("question"), agent("solution"), customer("thanks"), CLOSING)
    for name in ("empathy", "hold", "transfer", "use_of_feedback", "humility", "selling"):
        assert skill(card, name).score is None, name
        assert skill(card, name).findings == ()


def test_undue_behaviours_earn_nothing() -> None:
    """Credits strung together where nothing asks for them change no score."""
    plain = (OPENING, customer("question"), agent("solution"), customer("thanks"), CLOSING)
    stuffed = (
        *plain[:2],
        agent("solution", "humility", "boundary", "respect_identity"),
        *plain[3:],
    )
    assert judged(*plain).overall == judged(*stuffed).overall


def test_what_can_still_be_met_is_open_until_the_end() -> None:
    """A call so far has no misses for what may still come; the same call ended has them."""
    turns = (customer("let_down", "problem"), agent("greeting", "introduction"))
    so_far, ended = judged(*turns, ended=False), judged(*turns)
    assert verdicts(so_far, "offer_remedy") == verdicts(so_far, "play_back") == []
    assert verdicts(ended, "offer_remedy") == verdicts(ended, "play_back") == ["missed"]
    assert verdicts(so_far, "greet") == ["met"]


def test_a_miss_is_told_as_soon_as_it_is_one() -> None:
    """The coach hears of a feeling that was passed over at once."""
    card = judged(customer("feeling"), agent("solution"), ended=False)
    assert verdicts(card, "name_feeling") == ["missed"]


def test_an_apology_before_it_was_told_counts() -> None:
    """Who was sorry at once need not be sorry again when the story comes out in full."""
    early = (customer("feeling"), agent("apology"), customer("let_down"), agent("solution"))
    card = judged(*early, customer("thanks"), agent("farewell"))
    assert [(one.verdict, one.turn) for one in findings(card, "apologise_for_it")] == [("met", 1)]
    never = judged(customer("feeling"), agent(), customer("let_down"), agent("solution"))
    assert verdicts(never, "apologise_for_it") == ["missed"]


def test_the_last_word_of_a_customer_is_nobody_s_miss() -> None:
    """A feeling after which no reply could come is not scored."""
    card = judged(OPENING, customer("question"), agent("solution"), customer("feeling"))
    assert verdicts(card, "name_feeling") == []


def test_solving_counts() -> None:
    """Warmth with competence beats cold competence, which beats warmth that solves nothing."""
    warm = judged(*good_call(), name="Dana").overall
    cold = judged(*_cold_call(), name="Dana").overall
    kind = judged(*_kind_words(), name="Dana").overall
    assert warm >= 90
    assert kind < 35 < cold < 75


def test_a_bad_end_holds_a_call_down() -> None:
    """The same words score less when the customer is left unhelped."""
    results: tuple[Result, ...] = ("good", "mixed", "bad")
    scores = [judged(*good_call(), result=result).overall for result in results]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] <= RUBRIC.overall.bad_cap


def test_an_empty_call_scores_nothing() -> None:
    """No turn, no score."""
    card = judged()
    assert card.overall == 0
    assert all(one.score is None for one in card.skills)


def _cold_call() -> tuple[Turn, ...]:
    return (
        agent(text="Northwind, go ahead."),
        customer("let_down", "problem", "feeling", "anger"),
        agent("identity_check"),
        customer("gives_identity"),
        action("look_up", "account"),
        agent("solution", "expectation"),
        customer("agrees"),
        agent(text="Goes out today, yes."),
    )


def _kind_words() -> tuple[Turn, ...]:
    return (
        OPENING,
        customer("let_down", "problem", "feeling", "anger"),
        agent("empathy", "apology", "gratitude"),
        customer("question", "insists"),
        agent("empathy", "gratitude", "patience"),
        customer("anger", "feeling", "leaves"),
        agent("apology", "gratitude", "farewell"),
    )


_BEHAVIOURS = sorted(load_behaviours())


@st.composite
def _replies(draw: st.DrawFn) -> AgentTurn:
    text = draw(st.text(max_size=60))
    shown = []
    for behaviour in draw(st.lists(st.sampled_from(_BEHAVIOURS), max_size=4)):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        sure = draw(st.sampled_from([0.3, 0.7, 0.95]))
        shown.append(Shown(behaviour, start, end, text[start:end], sure))
    stated = tuple(
        Stated("f", right, 0, len(text), text)
        for right in draw(st.lists(st.booleans(), max_size=2))
    )
    return AgentTurn(text, tuple(shown), stated, draw(st.booleans()))


_TURNS = st.one_of(
    _replies(),
    st.builds(
        customer, st.sampled_from(SIGNALS), st.sampled_from(SIGNALS), text=st.text(max_size=40)
    ),
    st.builds(action, st.sampled_from(ACTIONS), st.text(max_size=20), st.integers(0, 400)),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_TURNS, max_size=14),
    st.sampled_from(["phone", "chat", "email", "social", "in_person"]),
    st.sampled_from([None, "good", "mixed", "bad"]),
    st.booleans(),
)
def test_any_call_can_be_judged(
    turns: list[Turn], channel: Channel, result: Result | None, ended: bool
) -> None:
    """Never raises; scores in 0..100; spans within their turn; twice the same."""
    card = judged(*turns, channel=channel, result=result, ended=ended)
    assert 0 <= card.overall <= 100
    assert all(one.score is None or 0 <= one.score <= 100 for one in card.skills)
    for one in card.skills:
        assert (one.score is None) == (not one.findings)
        for found in one.findings:
            turn = turns[found.turn]
            text = turn.detail if hasattr(turn, "detail") else turn.text
            assert 0 <= found.start <= found.end <= len(text)
            assert text[found.start : found.end] == found.words
    assert card == judged(*turns, channel=channel, result=result, ended=ended)
