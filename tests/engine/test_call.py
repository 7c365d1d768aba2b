"""One call at a time: what a customer does with a reply, an action, a silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.facts import Stated
from scoring.reading import Shown
from simulator.engine.call import Call, CallEnded
from simulator.engine.conditions import When
from simulator.engine.events import Acted, Replied, Response, Waited
from simulator.engine.persona import OCCASIONS, Persona, Reaction
from simulator.engine.scenario import (
    STANDARD_OUTCOMES,
    Answer,
    Article,
    Customer,
    Identity,
    Move,
    Outcome,
    Scenario,
    Stage,
    YouAre,
)
from tests.strategies import lines

ANGRY = Persona(
    id="angry",
    name="Angry",
    about="",
    source="",
    moods=("calm", "irritated", "angry", "furious"),
    starts="angry",
    patience=3,
    reacts=(
        Reaction(When(shows=("rude",)), "worst"),
        Reaction(When(shows=("boundary",), flags=("abused",)), "better"),
        Reaction(When(shows=("empathy", "apology")), "better", at_most=2),
    ),
    lines={occasion: lines(occasion) for occasion in OCCASIONS},
    abusive_in=("furious",),
)

LATE = Scenario(
    id="late",
    title="Late",
    about="",
    industry="broadband",
    channel="phone",
    difficulty=1,
    trains=("empathy",),
    personas=("angry",),
    you_are=YouAre("Sam", "Northwind", "support"),
    customer=Customer("Dana Whitlock"),
    briefing="",
    starts="opening",
    resolved="resolved",
    stages={
        "opening": Stage(
            "opening",
            "Hear the story.",
            lines("opening"),
            lines("opening nudge"),
            answers=(Answer(When(mentions=("when",)), lines("this morning"), sets=("dated",)),),
            goes=(Move(When(shows=("empathy", "paraphrase")), "heard"),),
        ),
        "heard": Stage(
            "heard",
            "Offer the credit.",
            lines("heard"),
            lines("heard nudge"),
            goes=(
                Move(When(states=("credit",)), "settled"),
                Move(When(acts=("transfer_warm",)), "handed_over"),
            ),
        ),
        "settled": Stage("settled", "Close.", lines("settled"), settled=True),
    },
    outcomes={
        **STANDARD_OUTCOMES,
        "resolved": Outcome("resolved", "good", "Solved.", lines("bye")),
        "handed_over": Outcome("handed_over", "good", "Passed on with a briefing."),
    },
    knowledge=(
        Article("visits", "Missed visits", "A missed visit earns £25."),
        Article("routers", "Router lights", "Red means no line."),
    ),
    identity=Identity("name and postcode", lines("Dana, NW1")),
)


def reply(*behaviours: str, text: str = "words", at: int = 0, **more: object) -> Replied:
    """A reply that has already been read."""
    shown = tuple(Shown(behaviour, 0, len(text), text, 1.0) for behaviour in behaviours)
    return Replied(at, text, shown, **more)  # type: ignore[arg-type]


def started() -> Call:
    """A fresh call of the angry customer."""
    call = Call(LATE, ANGRY, 7)
    call.open()
    return call


def said(response: Response, start: str) -> bool:
    """Whether one of the beats begins so."""
    return any(beat.startswith(start) for beat in response.says)


def test_empathy_moves_mood_and_plot_and_names_the_words() -> None:
    """A kind reply calms the customer, leads on, and the response says which words did it."""
    response = started().step(reply("empathy", text="that sounds awful"))
    assert (response.mood, response.stage) == ("irritated", "heard")
    assert said(response, "better")
    assert said(response, "heard")
    mood, stage = response.moves
    assert (mood.before, mood.after, mood.words) == ("angry", "irritated", ("that sounds awful",))
    assert (stage.before, stage.after) == ("opening", "heard")


def test_kind_words_alone_stop_working() -> None:
    """A reaction with a limit fires only so often."""
    call = started()
    moods = [call.step(reply("apology")).mood for _ in range(3)]
    assert moods == ["irritated", "calm", "calm"]


def test_one_reply_may_lead_through_several_stages() -> None:
    """A reply that does everything at once goes all the way, and only the last stage speaks."""
    stated = (Stated("credit", True, 0, 5, "words"),)
    response = started().step(reply("empathy", stated=stated))
    assert response.stage == "settled"
    assert said(response, "settled")
    assert not said(response, "heard")


def test_a_wrong_statement_opens_no_door() -> None:
    """A fact stated wrong is not stated."""
    call = started()
    call.step(reply("empathy"))
    response = call.step(reply("solution", stated=(Stated("credit", False, 0, 5, "words"),)))
    assert response.stage == "heard"


def test_goodbye_in_a_settled_stage_resolves() -> None:
    """A kind goodbye ends the call well once nothing is open, and not before."""
    call = started()
    assert call.step(reply("farewell")).outcome == ""
    call.step(reply("empathy", stated=(Stated("credit", True, 0, 5, "words"),)))
    response = call.step(reply("farewell"))
    assert response.outcome == "resolved"
    assert said(response, "bye")
    with pytest.raises(CallEnded, match="resolved"):
        call.step(reply("greeting"))


def test_questions_are_answered_once() -> None:
    """The customer answers what is asked, and says so when asked the same again."""
    call = started()
    first = call.step(reply("closed_question", text="When did it happen?"))
    assert said(first, "this morning")
    assert "dated" in call.state.flags
    second = call.step(reply("closed_question", text="and WHEN was that"))
    assert said(second, "asked_again")
    assert not said(second, "this morning")


def test_identity_is_given_and_then_verified() -> None:
    """Verifying before asking finds nothing; after the customer answered, it matches."""
    call = started()
    assert "ask for name and postcode" in call.step(Acted(0, "verify")).told
    assert said(call.step(reply("identity_check")), "Dana, NW1")
    assert call.step(Acted(1, "verify")).told == "The details match the account."
    assert said(call.step(reply("identity_check")), "asked_again")


def test_patience_wears_out_and_the_customer_leaves() -> None:
    """Replies that lead nowhere make it worse, then lose the customer."""
    call = started()
    moods = [call.step(reply()).mood for _ in range(5)]
    assert moods == ["angry", "angry", "furious", "furious", "furious"]
    last = call.step(reply())
    assert last.outcome == "customer_left"
    assert said(last, "gives_up")


def test_announced_hold_costs_nothing() -> None:
    """With leave asked, holding and coming back in time leaves the mood alone."""
    call = started()
    assert said(call.step(reply("hold_request")), "hold_agreed")
    assert call.step(Acted(1_000, "hold")).moves == ()
    assert call.state.on_hold
    assert "on hold" in (call.refuses(reply()) or "")
    back = call.step(Acted(61_000, "resume"))
    assert back.told == "The hold lasted 60 seconds."
    assert said(back, "back_from_hold")


def test_hold_without_a_word_and_too_long_costs() -> None:
    """A hold out of the blue makes it worse, and so does one that goes on too long."""
    call = started()
    call.step(reply("empathy"))
    assert call.step(Acted(1_000, "hold")).mood == "angry"
    back = call.step(Acted(200_000, "resume"))
    assert back.mood == "furious"
    assert said(back, "held_too_long")


def test_silence_is_felt_except_on_hold() -> None:
    """The first silence gets a question, the next ones cost; a hold is no silence."""
    call = started()
    assert said(call.step(Waited(20_000, 20)), "silence")
    assert call.state.mood == "angry"
    assert call.step(Waited(40_000, 20)).mood == "furious"
    call.step(reply("hold_request"))
    call.step(Acted(50_000, "hold"))
    on_hold = call.step(Waited(70_000, 20))
    assert on_hold == Response(mood="furious", heat="boiling", stage="opening")


def test_interruption_is_noticed() -> None:
    """A reply before the last beat has arrived cuts the customer short."""
    call = Call(replace(LATE, id="beats"), ANGRY, 1)
    beats = 0
    while beats < 2:
        beats = len(call.step(reply()).says)
    assert said(call.step(reply(heard=1)), "interrupted")


def test_abuse_warning_and_disconnect() -> None:
    """Warned, gone on, disconnected is safe; disconnecting out of the blue is not."""
    call = started()
    insulted = call.step(reply("rude"))
    assert insulted.mood == "furious"
    assert insulted.abusive
    assert call.step(reply("boundary")).mood == "angry"
    assert call.step(reply("rude")).abusive
    assert call.step(Acted(9, "disconnect")).outcome == "ended_safely"
    unwarned = started()
    unwarned.step(reply("rude"))
    assert unwarned.step(Acted(9, "disconnect")).outcome == "cut_off"


def test_transfer_taken_up_by_the_plot_or_not() -> None:
    """A transfer that the scenario wants is its outcome; any other one is passing on."""
    call = started()
    call.step(reply("empathy"))
    assert call.step(Acted(5, "transfer_warm", "repairs: no line")).outcome == "handed_over"
    other = started()
    assert other.step(Acted(5, "transfer_cold", "billing")).outcome == "passed_on"


def test_ending_with_the_problem_open_is_bad() -> None:
    """Ending the call depends on whether anything is left open."""
    assert started().step(Acted(5, "end")).outcome == "left_open"


def test_note_and_break_come_after_the_call() -> None:
    """The record and the break are all that is left once the call is over."""
    call = started()
    assert "after the call" in (call.refuses(Acted(1, "take_break")) or "")
    call.step(Acted(5, "end"))
    assert "record" in call.step(Acted(6, "note", "no visit")).told
    assert "break" in call.step(Acted(7, "take_break")).told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("missed visits", "£25"),
        ("visit", "£25"),
        ("router ligths", "Red"),
        ("what is red", "Red"),
        ("pricing", "Nothing found"),
        ("", "Nothing found"),
    ],
)
def test_look_up_finds_by_title_and_text(words: str, found: str) -> None:
    """Look-ups forgive typing errors and say what there is when nothing fits."""
    assert found in started().step(Acted(1, "look_up", words)).told


def test_public_posts_have_a_limit_until_private() -> None:
    """A social reply is short in public and free in a private stage."""
    social = replace(LATE, id="social", channel="social")
    call = Call(social, ANGRY, 1)
    long = reply("empathy", text="x" * 281)
    assert call.refuses(long) == "A public post holds 280 characters; this one has 281."
    stages = {**LATE.stages, "opening": replace(LATE.stages["opening"], private=True)}
    assert Call(replace(social, id="dm", stages=stages), ANGRY, 1).refuses(long) is None
