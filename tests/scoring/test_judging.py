"""Scorecards: what is due, what is late, what is missed, what costs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.customer import SIGNALS
from scoring.facts import Stated
from scoring.judging import judge
from scoring.reading import Shown
from scoring.scorecard import Scorecard
from scoring.transcript import ACTIONS, AgentTurn, Channel, Result, Transcript, Turn
from simulator.content.scoring_data import load_behaviours
from tests.scoring.judged import (
    RUBRIC,
    action,
    agent,
    customer,
    findings,
    skill,
    states,
    verdicts,
)

OPENING = agent("greeting", "introduction", "offer_of_help", "gratitude")
CLOSING = agent("confirm_resolution", "further_help", "gratitude", "uses_name", "farewell")


def judged(
    *turns: Turn,
    channel: Channel = "phone",
    result: Result | None = None,
    ended: bool = True,
    name: str = "",
) -> Scorecard:
    """The scorecard of some turns by the shipped rubric."""
    call = Transcript(channel, tuple(turns), customer_name=name, result=result, ended=ended)
    return judge(call, RUBRIC)


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


@pytest.mark.parametrize("behaviour", ["rude", "privacy_breach"])
def test_a_fatal_finding_caps_the_call(behaviour: str) -> None:
    """One insult or breach keeps the best call below the middle, and is named."""
    call = _good_call()
    spoilt = (*call[:-2], agent(behaviour), *call[-2:])
    card = judged(*spoilt, result="good")
    assert card.overall <= RUBRIC.overall.fatal_cap
    assert {found.words for found in card.fatal} == {behaviour}
    assert judged(*call, result="good").fatal == ()


def test_an_unsure_reading_is_not_fatal() -> None:
    """A faint suspicion of an insult costs less than a plain one."""
    faint = (*_good_call()[:-2], agent("rude", sure=0.7), *_good_call()[-2:])
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


def test_solving_counts() -> None:
    """Warmth with competence beats cold competence, which beats warmth that solves nothing."""
    warm = judged(*_good_call(), name="Dana").overall
    cold = judged(*_cold_call(), name="Dana").overall
    kind = judged(*_kind_words(), name="Dana").overall
    assert warm >= 90
    assert kind < 35 < cold < 75


def test_a_bad_end_holds_a_call_down() -> None:
    """The same words score less when the customer is left unhelped."""
    results: tuple[Result, ...] = ("good", "mixed", "bad")
    scores = [judged(*_good_call(), result=result).overall for result in results]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] <= RUBRIC.overall.bad_cap


def test_an_empty_call_scores_nothing() -> None:
    """No turn, no score."""
    card = judged()
    assert card.overall == 0
    assert all(one.score is None for one in card.skills)


def _good_call() -> tuple[Turn, ...]:
    return (
        OPENING,
        customer("let_down", "problem", "feeling", "anger"),
        agent("apology", "empathy", "paraphrase", "check_understanding", "ownership"),
        customer("agrees"),
        agent("uses_name", "identity_check", "gratitude", "open_question"),
        customer("gives_identity"),
        action("look_up", "account"),
        agent("investigation", "solution", "options", "expectation", "reassurance"),
        customer("agrees", "thanks"),
        agent("follow_up", "expectation", "confirm_resolution"),
        customer("agrees", "thanks", "says_no_more"),
        CLOSING,
    )


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
