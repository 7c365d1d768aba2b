"""Typed text is data: kept, shown as text, never obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.practice.words import (
    LONGEST_REPLY,
    Refused,
    clean_detail,
    clean_text,
    shown,
    storable,
)

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hello \n", "hello"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b", "a␀b"),
        ("bell\x07 del\x7f", "bell␇ del␡"),
        ("half \ud800 sign", "half \ufffd sign"),
        ("\x9b31m", "\ufffd31m"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("שלום \u202eabc", "שלום \u202eabc"),
        ("tab\tstays", "tab\tstays"),
        ("👩‍👩‍👧 naïve", "👩‍👩‍👧 naïve"),
    ],
)
def test_a_reply_is_kept_as_text(typed: str, kept: str) -> None:
    """Control characters become their pictures; everything that can be kept is kept."""
    assert clean_text(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u200b", "\ufeff \u2060", "\u0301"])
def test_nothing_to_see_is_refused(typed: str) -> None:
    """A reply that nobody could see is not sent."""
    with pytest.raises(Refused, match="nothing to send"):
        clean_text(typed)


def test_a_reply_that_is_too_long_says_by_how_much() -> None:
    """The sentence has the limit, the length and what to take away."""
    assert len(clean_text("x" * LONGEST_REPLY)) == LONGEST_REPLY
    with pytest.raises(Refused, match=r"100,000 .* 8,000: shorten it by 92,000"):
        clean_text("x" * 100_000)


def test_an_action_may_have_no_words() -> None:
    """What follows an action may be empty, but not endless."""
    assert clean_detail("  ") == ""
    with pytest.raises(Refused):
        clean_detail("x" * 2_001)


@given(ANY_TEXT)
def test_shown_text_has_nothing_a_terminal_obeys(text: str) -> None:
    """No control character, no half character, no mark that turns the writing around."""
    for character in shown(text):
        assert character in "\n\t" or ord(character) >= 0x20
        assert not 0x7F <= ord(character) < 0xA0
        assert not 0xD800 <= ord(character) < 0xE000
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(ANY_TEXT)
def test_places_in_a_recorded_text_still_fit_when_it_is_shown(text: str) -> None:
    """Showing what was recorded changes no length, so highlighted words stay the right ones."""
    recorded = storable(text)
    assert storable(recorded) == recorded
    assert len(shown(recorded)) == len(recorded)
    recorded.encode("utf-8")
