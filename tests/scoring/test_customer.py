"""What a customer's words show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.customer import SIGNALS, read_customer_cues, signals
from scoring.judging import judge
from scoring.reading import Shown
from scoring.transcript import CustomerTurn, Transcript
from simulator.content.library import load_library
from simulator.engine.events import Replied
from simulator.engine.transcript import transcript_of
from tests.scoring.judged import CUES, RUBRIC, agent, findings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I am absolutely furious about this.", {"anger", "feeling"}),
        ("Your engineer never turned up.", {"let_down", "problem"}),
        ("I already told you that twice.", {"says_again"}),
        ("You useless idiots.", {"abuse", "anger", "feeling"}),
        ("I know where you work.", {"threat", "anger", "feeling"}),
        ("Let me talk to your manager.", {"asks_supervisor"}),
        ("Sorry, I don't understand what that means.", {"confusion"}),
        ("Hang on, let me find my glasses.", {"needs_time"}),
        ("It's Mx Rao, please don't call me sir.", {"corrects_identity"}),
        ("What would you recommend for a small flat?", {"open_to_offer", "question"}),
        ("Okay, that works. Thank you!", {"agrees", "thanks"}),
        ("It’s working now!", {"solved", "agrees"}),
        ("No thanks, that's all.", {"says_no_more", "thanks"}),
        ("Hello? Are you still there?", {"calls_for_attention", "question"}),
        ("Can you give me her address?", {"asks_for_another", "question"}),
        ("I CANNOT BELIEVE THIS KEEPS HAPPENING", {"anger", "feeling"}),
    ],
)
def test_words_show_signals(text: str, shown: set[str]) -> None:
    """Plain cues are heard, with typographic quotes and capitals."""
    assert shown - signals(text, CUES) <= ({"thanks"} if "No thanks" in text else set())


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("I'm not angry, honestly.", "anger"),
        ("Thanks for nothing.", "thanks"),
        ("Oh great. Just great.", "agrees"),
        ("Please call me back tomorrow.", "corrects_identity"),
        ("It's sortedness I want", "solved"),
        ("My order number is 2041.", "feeling"),
    ],
)
def test_words_that_do_not_show_it(text: str, signal: str) -> None:
    """Negation, sarcasm and look-alikes show nothing of the kind."""
    assert signal not in signals(text, CUES)


@pytest.mark.parametrize(
    ("signal", "shows", "alike"),
    [
        ("hurry", "Please be quick, I'm in a hurry.", "I'm not in a hurry."),
        ("hurry", "It's urgent.", "No rush, but days or weeks?"),
        ("hurry", "I need it by tomorrow.", "Will it be there before my next shopping trip?"),
        ("hurry", "How much longer?", "And how long does it usually take?"),
        ("hurry", "I need this fixed right now.", "Right now the window is foil and hope."),
        ("hurry", "Hurry up, would you?", "You're going too quickly for me."),
        ("solved", "Ah, there it is. Thank you!", "There it is. I knew there was a catch."),
        ("solved", "It's back on, lovely.", "How long till it's back with me?"),
        ("solved", "I'm in now.", "I'm in work until six."),
        ("solved", "Oh, that's sorted then.", "And is it sorted, or not yet?"),
        ("solved", "Yes, I can see it.", "The bank, so that I can see it."),
        ("solved", "It works again.", "I don't see how it works."),
        ("agrees", "There it is, that works.", "There it is. I knew there was a jobsworth."),
        ("abuse", "You nasty little jobsworth.", "That job is worth it."),
        ("confusion", "You've lost me with the lingo.", "You lost my parcel."),
        ("feeling", "It's frustrating, all this lingo.", "You've lost me with the lingo."),
    ],
)
def test_a_signal_and_its_look_alike(signal: str, shows: str, alike: str) -> None:
    """Each cue is heard where it is meant, and not in words that only look like it."""
    assert signal in signals(shows, CUES)
    assert signal not in signals(alike, CUES)


@pytest.mark.parametrize(
    ("words", "rule", "due"),
    [
        ("I need it asap, I'm leaving in an hour.", "meet_hurry", True),
        ("No rush, but days or weeks?", "meet_hurry", False),
        ("Sorry, you've lost me with the lingo.", "plain_for_confused", True),
        ("You've lost me with the lingo. What is it in normal words?", "name_feeling", False),
        ("I'm so frustrated, I don't understand a word.", "name_feeling", True),
    ],
)
def test_what_words_make_due(words: str, rule: str, due: bool) -> None:
    """From a customer's words to what is due, with a look-alike that makes nothing due."""
    turns = (agent("greeting"), CustomerTurn(words, signals(words, CUES)), agent("farewell"))
    card = judge(Transcript("phone", turns, ended=True), RUBRIC)
    assert bool(findings(card, rule)) is due


@pytest.mark.parametrize(
    ("behaviour", "feels"), [("jargon", False), ("dismissive", True)], ids=["lost", "hurt"]
)
def test_a_friendly_customer_lost_in_jargon_is_confused(behaviour: str, feels: bool) -> None:
    """To be lost in our words asks for plain ones; a brush-off does hurt."""
    library = load_library()
    scenario, persona = library.scenarios["double-charge"], library.personas["upsell-ready"]
    words = "Your APN is null."
    reply = Replied(1000, words, (Shown(behaviour, 0, len(words), words, 0.9),))
    told = transcript_of(
        scenario, persona, 7, "Sam", [reply], lambda text: signals(text, CUES)
    ).turns[-1]
    assert isinstance(told, CustomerTurn)
    assert ("feeling" in told.signals) is feels
    assert ("confusion" in told.signals) is not feels


def test_a_long_upset_story_vents() -> None:
    """Length with a feeling is venting; length alone is not."""
    story = "and then the box came and it was the other box again " * 4
    assert "vents" in signals("I'm so frustrated. " + story, CUES)
    assert "vents" not in signals(story, CUES)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "signals"),
        ({"signals": {"angr": {"says": ["x"]}}}, "angr"),
        ({"signals": {"anger": {"says": []}}}, "no phrases"),
        ({"signals": {"anger": {"says": ["x"], "implies": ["rage"]}}}, "rage"),
        ({"signals": {"anger": {"says": "x"}}}, "list of phrases"),
    ],
)
def test_bad_cues_are_explained(data: object, message: str) -> None:
    """The message names the place and what was wrong there."""
    with pytest.raises(ValueError, match=message):
        read_customer_cues(data)


@given(st.text(max_size=300))
def test_any_text_is_heard(text: str) -> None:
    """No text raises, and only known signals come back, the same each time."""
    found = signals(text, CUES)
    assert found <= set(SIGNALS)
    assert found == signals(text, CUES)
