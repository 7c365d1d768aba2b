"""One spelling for each word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.spelling import Speller, as_typed, british, read_speller

USUAL = ["the", "your", "refund", "appointment", "tomorrow", "sorry", "check", "bring", "three"]


def test_a_slip_is_mended_to_the_usual_word() -> None:
    """Letters swapped, dropped, doubled or hit beside the right key are told."""
    mend = Speller(USUAL).mend
    assert [mend(word) for word in ("refudn", "apointment", "tommorow", "sorrry", "chrck")] == [
        "refund",
        "appointment",
        "tomorrow",
        "sorry",
        "check",
    ]


def test_a_right_word_is_never_mended() -> None:
    """A known word and the forms of one stay, however near a usual word they lie."""
    mend = Speller(USUAL, known=["brine", "cheek"]).mend
    for word in ("brine", "cheek", "refunds", "refunded", "checking", "checkable"):
        assert mend(word) == word


def test_slips_that_no_distance_tells_are_told_by_a_list() -> None:
    """Short words have too many neighbours for anything but a list."""
    speller = read_speller("the\nsorry\n--\nteak\n", {"teh": "the"})
    assert speller.mend("teh") == "the"
    assert speller.mend("srory") == "sorry"
    assert speller.knows("teak")
    assert not speller.knows("teh")


@given(st.text(max_size=40))
def test_any_text_is_mended_to_itself_or_a_usual_word(text: str) -> None:
    """Nothing fails, and nothing is made up."""
    assert Speller(USUAL).mend(text) in {text, *USUAL}
    assert as_typed(text) == text


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("apologize", "apologise"),
        ("organizing", "organising"),
        ("analyzed", "analysed"),
        ("favorite", "favourite"),
        ("neighbors", "neighbours"),
        ("canceled", "cancelled"),
        ("center", "centre"),
        ("centered", "centred"),
        ("enroll", "enrol"),
        ("size", "size"),
        ("prize", "prize"),
        ("resize", "resize"),
        ("doctor", "doctor"),
    ],
)
def test_american_spelling_is_read_as_british(american: str, expected: str) -> None:
    """Where somebody learnt to spell changes no reading; other words stay as they are."""
    assert british(american) == expected
