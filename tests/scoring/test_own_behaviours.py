"""A trainer's own words, examples and near misses: what they show, and what they take away."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.behaviours import Behaviour, Behaviours, OwnBehaviour, OwnBehaviours
from scoring.reader import build_reader
from scoring.reader.likeness import SAME, likeness, outline
from scoring.reader.own import read_written, sentences_in, tells_something
from scoring.reading import Reader, Said, Shown

DATA = files("scoring") / "data"
LOYALTY = OwnBehaviour(
    "loyalty_thanks",
    words=("loyal customer", "24/7 (really)"),
    examples=(
        "Thank you for being with {company} for so long.",
        "We really appreciate your loyalty, {first_name}.",
        "You've been with us 12 years and that means a lot.",
        "Please don't hang about over there.",
    ),
    near_misses=("Thank you for being with the engineer for so long.",),
    kind="credit",
    about="Thanks the customer for the years they have been with us.",
)
APOLOGY = OwnBehaviour(
    "apology",
    words=("mea culpa",),
    examples=("That one's on us, no two ways about it.",),
    near_misses=("I am so sorry to say we close at six.", "A mea culpa is no part of our terms."),
)


@cache
def reader(own: OwnBehaviours = (LOYALTY, APOLOGY)) -> Reader:
    cues = yaml.safe_load((DATA / "cues.yaml").read_text("utf-8"))
    model, words = ((DATA / name).read_bytes() for name in ("reader-model.bin", "words.txt"))
    return build_reader(cues, model, words=words, own=own)


def found(reply: str, behaviour: str, own: OwnBehaviours = (LOYALTY, APOLOGY)) -> list[Shown]:
    said = Said(reply, "It broke.", "chat", "Northwind", "Tom Hale", "Dana Whitlock")
    return [one for one in reader(own).read(said) if one.behaviour == behaviour]


@pytest.mark.parametrize(
    "reply",
    [
        "MEA CULPA!",
        "Well, mea  culpa, I'll send a new one.",
        "No, mea culpa.",
        "I can't say more than mea culpa.",
    ],
)
def test_words_show_a_behaviour_however_they_are_typed(reply: str) -> None:
    """Case, blanks and what stands around them make no difference, nor does a far negation."""
    (one,) = found(reply, "apology")
    assert "culpa" in one.text.lower()
    assert one.why[0].startswith("own words: mea culpa")


@pytest.mark.parametrize("reply", ["That is not a mea culpa.", "It was never my mea culpa, sir."])
def test_words_after_a_negation_show_nothing(reply: str) -> None:
    """A negation within three words before them."""
    assert not found(reply, "apology")


def test_signs_in_words_are_only_signs() -> None:
    """Nothing that a trainer writes is a pattern."""
    dots = OwnBehaviour("dots", words=("a.*z+ (b|c)",), kind="fault", about="Dots.")
    assert not found("an a, then a z and b", "dots", (dots,))
    assert found("the a.*z+ (b|c) of it", "dots", (dots,))
    assert found("24/7 (really)", "loyalty_thanks")


def test_the_clause_is_the_span_and_why_names_the_example() -> None:
    """What surrounds the likeness does not hide it, and does not belong to it."""
    reply = "Right, that one's on us, no two ways about it, and I'll call a van today."
    (one,) = found(reply, "apology")
    assert one.text == "that one's on us, no two ways about it"
    assert one.why == ("own example: That one's on us, no two ways about it.",)
    assert one.confidence == 0.99


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you for being with Northwind for so long.",
        "thank you for beeing with northwind for so long",
        "We really appreciate your loyalty, Dana!",
        "You have been with us five years and that means a lot.",
        "You've been with us 20 years, and it means a lot to us.",
    ],
)
def test_what_is_like_an_example_shows_the_behaviour(reply: str) -> None:
    """Names and numbers are all alike, typing errors and contractions no matter."""
    assert found(reply, "loyalty_thanks")


@pytest.mark.parametrize(
    "reply",
    [
        "You've been with the wrong department for a lot of the call.",
        "Please hang about over there.",
        "We appreciate that.",
        "Thank you.",
        "so long",
    ],
)
def test_what_shares_only_some_words_does_not(reply: str) -> None:
    """Not the small words, not a part of an example, not its opposite."""
    assert not found(reply, "loyalty_thanks")


def test_the_likeness_is_the_confidence() -> None:
    """The nearer, the surer; the example itself is as sure as anything."""
    exact, near = (
        found(reply, "loyalty_thanks")[0].confidence
        for reply in (
            "You've been with us 12 years and that means a lot.",
            "You've been with us 20 years, and it means a lot to us.",
        )
    )
    assert 0.5 < near < exact == 0.99


def test_a_near_miss_takes_away_what_was_read_there() -> None:
    """Whether models, rules or a trainer's own words read it, but only in that piece."""
    close = "I am so sorry to say we close at six."
    assert found(close, "apology", ())
    assert not found(close, "apology")
    assert found(f"{close} I am so sorry about the noise.", "apology")
    assert not found("A mea culpa is no part of our terms.", "apology")


def test_the_nearer_of_example_and_near_miss_decides() -> None:
    """They may be close to each other: the sentence goes with the nearer one."""
    assert found("Thank you for being with Northwind for so long.", "loyalty_thanks")
    assert not found("Thank you for being with the engineer for so long.", "loyalty_thanks")


def test_the_fingerprint_tells_what_was_added() -> None:
    """Every text counts; nothing added is the reader that ships."""
    one, other = OwnBehaviour("apology", words=("a b",)), OwnBehaviour("apology", examples=("a b",))
    readers = [reader(own) for own in ((), (one,), (other,), (one, other))]
    assert len({each.fingerprint for each in readers}) == 4


def test_what_is_not_near_is_read_as_before() -> None:
    """Own behaviours change nothing in replies that are like none of their texts."""
    replies = [
        text
        for entry in yaml.safe_load((DATA / "behaviours.yaml").read_text("utf-8"))
        for text in (*entry["examples"], *entry["near_misses"])
    ]
    for reply in replies:
        assert reader().read(Said(reply)) == reader(()).read(Said(reply))


def test_the_order_of_the_file_does_not_matter() -> None:
    """The same behaviours in another order read the same."""
    reply = "Mea culpa. You have been with us five years and that means a lot."
    said = Said(reply, "Hm.")
    assert reader((APOLOGY, LOYALTY)).read(said) == reader((LOYALTY, APOLOGY)).read(said)


WORDS = st.lists(
    st.sampled_from(["you", "have", "been", "with", "12", "years", "lot", ".", ",", "?", "not"]),
    max_size=14,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(WORDS | st.text(max_size=60))
def test_any_reply_can_be_read(reply: str) -> None:
    """Nothing fails, and every span is true."""
    for one in reader().read(Said(reply)):
        assert one.text == reply[one.start : one.end] != ""
        assert 0.5 <= one.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_likeness_is_mutual(one: str, other: str) -> None:
    """Between 0 and 100, the same either way round, and 100 with itself."""
    first, second = (outline(read_written(text).tokens) for text in (one, other))
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= SAME == likeness(first, first)


def test_what_can_serve_as_an_example() -> None:
    """One sentence, with a word of its own."""
    assert sentences_in("Mr. Hale is here, at 5 p.m. sharp") == 1
    assert sentences_in("Twelve years. Thank you.") == 2
    assert tells_something("It is broken.")
    assert not tells_something("It is {customer}, at 5.")


def test_the_catalogue_takes_them_in() -> None:
    """New ones come last under a readable name, known ones keep theirs and gain the examples."""
    known = Behaviour("apology", "Apology", "credit", "Care", "apologises", "", "003", ("Sorry.",))
    catalogue = Behaviours([known]).with_own((LOYALTY, APOLOGY))
    assert list(catalogue) == ["apology", "loyalty_thanks"]
    assert catalogue["apology"].examples == ("Sorry.", *APOLOGY.examples)
    assert catalogue["loyalty_thanks"].name == "Loyalty thanks"
    assert catalogue["loyalty_thanks"].shows == LOYALTY.about
