"""Keywords strung together are told from what people say, and nobody takes them in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.reader.taken_in import mended, mostly_senseless, senseless, taken_in
from scoring.spelling import as_typed
from scoring.wording import read_words
from simulator.content.scoring_data import load_speller, load_word_order
from training.labelled import read_jsonl

ORDER = load_word_order()
HELD_OUT = Path(__file__).parents[2] / "training" / "held_out" / "replies.jsonl"
STRINGS = (
    "replacement confirm take ownership listen good bye refund options hold 2 working days resolve",
    "sorry, understand, refund, take ownership, options, supervisor, goodbye, promise, right away.",
    "Sorry. Refund. Options. Take ownership. Supervisor. Promise. Goodbye. Right away. Listen.",
)


@pytest.mark.parametrize("text", STRINGS)
def test_strings_of_keywords_make_no_sense(text: str) -> None:
    """With blanks, commas or full stops between them."""
    assert mostly_senseless(text, ORDER)


def test_what_people_say_makes_sense() -> None:
    """One labelled sentence in 500 of the replies held out may be taken for a string, no more."""
    texts = [text for row in read_jsonl(HELD_OUT) for _, text in row["evidence"]]
    lost = [text for text in texts if mostly_senseless(text, ORDER)]
    assert len(lost) * 500 <= len(texts), lost


def test_only_what_makes_sense_is_taken_in() -> None:
    """A sentence beside a string of keywords is heard, and the string is not."""
    text = f"{STRINGS[0]}. Would you read me the meter?"
    heard = taken_in(text, ORDER, as_typed)
    assert heard is not None
    assert [one.strip() for one in heard] == ["Would you read me the meter?"]
    assert taken_in("Would you read me the meter?", ORDER, as_typed) is None


def test_slips_are_read_over() -> None:
    """As typed comes first, then with slips mended and American spelling read as British."""
    text = "I've canceled it, the metr readng is in"
    heard = taken_in(text, ORDER, load_speller().mend)
    assert heard == (text, "I've cancelled it, the meter reading is in")


@given(st.text(max_size=200))
def test_every_character_keeps_its_place(text: str) -> None:
    """On any text the places rise and lie in it, and what makes no sense lies in it too."""
    whole, places = mended(text, load_speller().mend)
    assert len(whole) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= at < len(text) for at in places)
    ends = read_words(text).sentences
    assert all(0 <= start < end <= len(text) for start, end in senseless(text, ORDER)) or not ends
