"""The written pages of the handbook: whole, in order, and refused with the place when broken."""

from __future__ import annotations

import pytest

from scoring.rubric import CHANNELS
from simulator.content.handbook import load_pages, read_pages
from simulator.content.procedure_files import shipped_procedures
from simulator.content.scoring_data import load_rubric

PAGE = {
    "id": "late-help",
    "kind": "skill",
    "what": "Helping late.",
    "why": "Better than never.",
    "source": "003",
    "examples": [{"customer": "Hello?", "good": "Yes.", "bad": "No.", "by": ["greet"]}],
}


def test_there_is_one_page_a_skill_a_procedure_and_a_channel() -> None:
    """Nothing that is scored is without its page, and no page is about nothing."""
    written = [(page.kind, page.of) for page in load_pages()]
    skills = [("skill", one.id) for one in load_rubric().skills]
    procedures = [("procedure", one.id) for one in shipped_procedures().procedures]
    assert written == [*skills, *procedures, *(("channel", one) for one in CHANNELS)]


def test_what_a_procedure_is_practised_with_are_skills() -> None:
    """`with` names skills of the rubric."""
    skills = {one.id for one in load_rubric().skills}
    assert all(set(page.practised) <= skills for page in load_pages())


def test_words_alone_before_an_example_take_turns() -> None:
    """The customer has the last word before the example, the agent the one before that."""
    told = {"customer": ["One.", "Two.", "Three."], "good": "a", "bad": "b", "by": ["greet"]}
    before = read_pages([{**PAGE, "examples": [told]}])[0].examples[0].before
    assert [line.who for line in before] == ["customer", "reply", "customer"]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"kind": "skil"}, "found the kind 'skil', expected skill"),
        ({"wat": "x"}, "unknown key 'wat'; did you mean 'what'"),
        ({"why": ""}, "expected words under `why`"),
        ({"how": "one"}, "expected a list"),
        ({"examples": [{"good": "a", "bad": "b", "by": "greet"}]}, "expected a list"),
        ({"examples": [{"good": [{"seconds": "9"}], "bad": "b", "by": []}]}, "customer, reply or"),
        (
            {"examples": [{"good": [{"act": "hold", "seconds": "x"}], "bad": "b", "by": []}]},
            "whole",
        ),
    ],
)
def test_a_broken_page_is_refused_with_its_place(broken: dict[str, object], says: str) -> None:
    """The message says which page, what was found and what was expected."""
    with pytest.raises(ValueError, match=says) as error:
        read_pages([{**PAGE, **broken}])
    assert str(error.value).startswith("handbook: late-help")


def test_two_pages_of_one_name_are_refused() -> None:
    """A page is opened by its name, so names differ."""
    with pytest.raises(ValueError, match="'late-help' is there twice"):
        read_pages([PAGE, PAGE])
