"""Model replies as words to show: the fittest first, and the sentence that is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.practice.model_words import address, models_for, sentence_at, with_gaps_filled
from tests.fakes import LATE

LETTER = "Dear Ms Adeyemi,\n\nI am sorry. You ordered curtains.\n\nWhich would you like?\nJamie"


def with_models(*texts: str) -> object:
    """The small scenario with these model replies in its first stage."""
    stage = replace(LATE.stages["opening"], model=texts)
    return replace(LATE, stages={**LATE.stages, "opening": stage})


def test_a_model_reply_has_the_names_of_the_call() -> None:
    """No curly brackets are left."""
    scenario = with_models("Hello {first_name}, {agent} of {company}.")
    assert models_for(scenario, "opening") == ("Hello Dana, Sam of Northwind.",)  # type: ignore[arg-type]


def test_the_fittest_comes_first() -> None:
    """What takes up most of the customer's words; without any, the order of the file."""
    scenario = with_models("Let us begin.", "The removal van is late, I see.")
    first, second = models_for(scenario, "opening")  # type: ignore[arg-type]
    assert first == "Let us begin."
    heard = "Where is my removal van?"
    assert models_for(scenario, "opening", heard) == (second, first)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("You ordered", "You ordered curtains."),
        ("am sorry", "I am sorry. You ordered curtains."),
        ("Which", "Which would you like?"),
        ("Dear", "Dear Ms Adeyemi,"),
    ],
)
def test_the_sentence_that_holds_the_words(words: str, expected: str) -> None:
    """Whole sentences on one line; a short one with its neighbour in the paragraph."""
    start = LETTER.index(words)
    assert sentence_at(LETTER, start, start + len(words)) == expected


def test_amounts_do_not_end_a_sentence() -> None:
    """A point inside a figure, and a title, stay where they are."""
    text = (
        "Thank you, Mr Garrity. It is £11.99 a month, or 2.5 times as much. Goodbye for now, then."
    )
    start = text.index("11.99")
    assert sentence_at(text, start, start + 5) == "It is £11.99 a month, or 2.5 times as much."


def test_how_the_customer_is_addressed() -> None:
    """As the model replies do it, by title; else by the first name."""
    assert address(LATE) == "Dana"
    assert address(with_models("Good morning, Ms Whitlock.")) == "Ms Whitlock"  # type: ignore[arg-type]
    assert with_gaps_filled(LATE, "[customer's name], I'm [your name] of [company]. [more]") == (
        "Dana, I'm Sam of Northwind. [more]"
    )
