"""What differs by channel and by case: for each rule what earns it and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.channel_rules import LONGEST_PARAGRAPH, POST_LIMIT
from scoring.judging import judge
from scoring.scorecard import Scorecard
from scoring.transcript import AgentTurn, Channel, Result, Transcript, Turn
from simulator.engine.actions import PUBLIC_POST_LIMIT
from tests.scoring.judged import RUBRIC, action, agent, customer, findings, skill, verdicts

LONG = "word " * (LONGEST_PARAGRAPH + 1)


def card(channel: Channel, *turns: Turn, result: Result = "good", **more: object) -> Scorecard:
    """A whole call on a channel, judged."""
    told = Transcript(channel, (*turns, action("end")), result=result)
    return judge(replace(told, **more), RUBRIC)  # type: ignore[arg-type]


def test_a_post_can_be_only_so_long() -> None:
    """In public; in private there is no limit, and elsewhere none at all."""
    post, short = agent(text="a" * (POST_LIMIT + 1)), agent(text="a" * POST_LIMIT)
    assert verdicts(card("social", customer(), post), "over_the_limit") == ["fault"]
    (found,) = findings(card("social", customer(), post), "over_the_limit")
    assert (found.start, found.end) == (POST_LIMIT, POST_LIMIT + 1)
    assert verdicts(card("social", customer(), short), "over_the_limit") == []
    moved = (customer(), agent(text="Please send us a private message."), customer(), post)
    assert verdicts(card("social", *moved), "over_the_limit") == []
    assert verdicts(card("chat", customer(), post), "over_the_limit") == []


def test_the_engine_holds_trainees_to_the_same_limit() -> None:
    """What a trainee cannot send is what a transcript from elsewhere pays for."""
    assert PUBLIC_POST_LIMIT == POST_LIMIT


def test_a_letter_has_paragraphs() -> None:
    """One block costs; the same words in two pieces, or in a chat, do not."""
    block, half = LONG, "word " * (LONGEST_PARAGRAPH // 2)
    assert verdicts(card("email", customer(), agent(text=block)), "one_block") == ["fault"]
    parted = agent(text=f"{half}\n\n- {half}")
    assert verdicts(card("email", customer(), parted), "one_block") == []
    assert verdicts(card("phone", customer(), agent(text=block)), "one_block") == []


def test_a_chat_is_briefer_than_a_call() -> None:
    """The same reply is fine on the phone and too long in a chat."""
    reply = agent(text="word " * 90)
    assert verdicts(card("chat", customer(), reply), "overloads") == ["fault"]
    assert verdicts(card("phone", customer(), reply), "overloads") == []


@pytest.mark.parametrize(
    "text",
    [
        "Dear [customer's name], thank you.",
        "This is [your name] at the desk.",
        "It takes [how long].",
        "Hello {first_name}, how are you?",
        "Dear <name>, thank you.",
        f"Your order {'X' * 4} is on its way.",
        "We will call you on ____.",
    ],
)
def test_a_gap_that_nobody_filled_in_costs(text: str) -> None:
    """A template that shows through, whatever its brackets."""
    assert verdicts(card("email", customer(), agent(text=text)), "gap_unfilled") == ["fault"]


@pytest.mark.parametrize(
    "text",
    [
        "[smiles] Good morning, what can I do?",
        f"The card ending {'X' * 4} 1234 was charged.",
        "I have it (the order) here.",
        "See you soon, Jen xxx",
        "It costs < £5 and > £2.",
    ],
)
def test_what_only_looks_like_a_gap_does_not(text: str) -> None:
    """Gestures, masked numbers, asides."""
    assert verdicts(card("in_person", customer(), agent(text=text)), "gap_unfilled") == []


@pytest.mark.parametrize(
    ("text", "posture", "cold"),
    [
        ("*smiles and makes eye contact* Good morning!", ["met"], []),
        ("(nods) I see.", ["met"], []),
        ("[folds arms] And?", ["missed"], ["fault"]),
        ("(without looking up) Yes?", ["missed"], ["fault"]),
        ("*prints the receipt* Here you are.", [], []),
        ("Good morning!", [], []),
        ("He smiles a lot.", [], []),
    ],
)
def test_a_body_speaks_where_it_is_described(
    text: str, posture: list[str], cold: list[str]
) -> None:
    """Open or closed counts, in brackets alone; who describes nothing owes nothing."""
    judged = card(
        "in_person", customer(), agent(text=text), customer("thanks"), agent(text="Fine.")
    )
    assert verdicts(judged, "open_posture") == posture
    assert verdicts(judged, "cold_shoulder") == cold
    on_the_phone = card("phone", customer(), agent(text=text), customer(), agent(text="Fine."))
    assert verdicts(on_the_phone, "open_posture") == verdicts(on_the_phone, "cold_shoulder") == []


def test_what_the_screen_shows_is_used() -> None:
    """A figure or day of the account in a reply; not where there is no account or nobody looked."""
    seen = (customer("problem"), agent("greeting"), action("look_up", "order"), customer())
    account = ("KT-3391, ordered Tuesday", "walnut top")
    used = agent(text="I can see that you ordered it on Tuesday.")
    rest = agent(text="One moment then, please.")
    (found,) = findings(card("phone", *seen, used, account=account), "use_history")
    assert (found.verdict, found.words) == ("met", "Tuesday")
    assert verdicts(card("phone", *seen, rest, account=account), "use_history") == ["missed"]
    assert verdicts(card("phone", *seen, rest), "use_history") == []
    counted = agent(text="That is 20 pounds.")
    serves = card("phone", *seen, counted, account=("walnut top", "Seats: 20", "Paid: £380"))
    assert verdicts(serves, "use_history") == ["missed"]
    unseen = (customer("problem"), agent("greeting"), customer(), rest)
    assert verdicts(card("phone", *unseen, account=account), "use_history") == []


def test_the_customer_s_own_name_is_no_history() -> None:
    """What everybody can see is not what the screen shows."""
    seen = (customer("problem"), agent("greeting"), action("verify"), customer())
    told = card(
        "phone", *seen, agent(text="Hello Dana."), account=("Dana Roe",), customer_name="Dana Roe"
    )
    assert verdicts(told, "use_history") == []


@pytest.mark.parametrize(
    ("heats", "found"),
    [
        (("hot", "boiling", "boiling"), ["fault"]),
        (("hot", "hot"), ["fault"]),
        (("boiling", "hot", "warm"), []),
        (("boiling", "hot"), []),
        (("warm", "warm"), []),
        (("", ""), []),
    ],
)
def test_a_call_should_not_end_as_hot_as_it_ever_was(
    heats: tuple[str, ...], found: list[str]
) -> None:
    """Where the mood is known: better at the end than at the worst, or never hot."""
    turns = [turn for heat in heats for turn in (replace(customer(), heat=heat), agent())]
    assert verdicts(card("phone", *turns), "ends_heated") == found


@pytest.mark.parametrize(
    ("waited", "par", "found"), [(200, 300, ["fault"]), (60, 300, []), (200, 0, [])]
)
def test_time_lost_is_held_against_what_a_good_call_takes(
    waited: int, par: int, found: list[str]
) -> None:
    """More than half of the case's par; a case without one, or nobody's clock, has no such rule."""
    slow: AgentTurn = replace(agent("greeting"), waited=waited)
    assert verdicts(card("phone", customer(), slow, par=par), "takes_too_long") == found


def test_a_break_follows_a_call_cut_off_for_abuse() -> None:
    """Taken after it; other calls ask for none."""
    cut = (customer("abuse"), agent("boundary"), customer("abuse"), agent("disconnect_notice"))
    cold = (*cut, action("disconnect"))
    assert verdicts(card("phone", *cold, action("take_break")), "take_break") == ["met"]
    assert verdicts(card("phone", *cold), "take_break") == ["missed"]
    assert verdicts(card("phone", customer(), agent("greeting")), "take_break") == []


def test_a_call_that_had_to_be_ended_owes_no_name() -> None:
    """Nor anything of the account."""
    cut = (customer("abuse"), agent("boundary"), customer("abuse"), agent("disconnect_notice"))
    told = card(
        "phone", *cut, action("verify"), action("disconnect"),
        customer_name="Dana Roe", account=("KT-3391",),
    )  # fmt: skip
    assert verdicts(told, "call_by_name") == verdicts(told, "use_history") == []


@pytest.mark.parametrize(("result", "verdict"), [("good", "met"), ("bad", "missed")])
def test_confidence_comes_from_one_contact_that_was_enough(result: Result, verdict: str) -> None:
    """A good end meets it, any other misses it."""
    told = card("phone", customer("problem"), agent("solution"), customer(), agent(), result=result)
    assert verdicts(told, "settle_at_once") == [verdict]
    assert skill(told, "confidence").score is not None


def test_rapport_needs_a_name() -> None:
    """Used it is met, not used it is missed, not known it is not due."""
    turns = (customer("problem"), agent("uses_name"), customer(), agent())
    named = card("phone", *turns, customer_name="Dana Roe")
    assert verdicts(named, "call_by_name") == ["met"]
    plain = (customer("problem"), agent(), customer(), agent())
    assert verdicts(card("phone", *plain, customer_name="Dana Roe"), "call_by_name") == ["missed"]
    assert verdicts(card("phone", *plain), "call_by_name") == []
