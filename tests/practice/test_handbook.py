"""The handbook to read: what is written, what is made from rubric, procedures and library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.procedures import Procedures
from simulator.content.handbook import load_pages
from simulator.practice.finding import NotFound
from simulator.practice.handbook import Handbook
from simulator.practice.handbook_words import parts_of
from simulator.printing.handbook_pages import list_lines, page_lines
from tests.examples import (
    DUES,
    FAULTS,
    LIBRARY,
    SCORING,
    STEPS,
    call_of,
    costs,
    earns,
    found,
    judged,
)

BOOK = Handbook(SCORING.rubric, SCORING.procedures, LIBRARY)
EXAMPLES = [
    pytest.param(page, example, id=f"{page.id}-{number}")
    for page in load_pages()
    for number, example in enumerate(page.examples, start=1)
]
BROKEN_OFF = {"leaves_unsolved", "no_step_taken"}
"""Faults of a call that stops in the middle, as examples do."""


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_the_good_example_earns_and_the_bad_one_does_not(page, example) -> None:
    """Read by the real reader and judged by the shipped rules, the good one meets every rule that
    the example is for, and the bad one none."""
    channel = page.of if page.kind == "channel" else ""
    good = judged(call_of(example, example.good, channel))
    bad = judged(call_of(example, example.bad, channel))
    for rule in example.by:
        assert rule in DUES or rule in FAULTS or rule in STEPS
        assert earns(good, rule), (rule, found(good, rule))
        assert costs(bad, rule), (rule, found(bad, rule))


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_the_good_example_has_no_fault_of_another_kind(page, example) -> None:
    """What is shown as good would be good in a call; only a cold transfer has its price even when
    it is done well."""
    channel = page.of if page.kind == "channel" else ""
    card = judged(call_of(example, example.good, channel))
    faults = {one.rule for skill in card.skills for one in skill.findings if one.verdict == "fault"}
    allowed = BROKEN_OFF | ({"cold_transfer"} if page.of == "cold_transfer" else set())
    assert faults <= allowed


def test_every_page_says_what_it_is_scored_by_from_the_rubric() -> None:
    """Each rule of a skill stands on its page, each step of a procedure on its own."""
    for skill in SCORING.rubric.skills:
        page = BOOK.find(BOOK.page_of(skill.id))
        told = " ".join(page.scored_by)
        assert all(rule.texts.what in told for rule in (*skill.due, *skill.faults))
        assert all("Fatal" in told for rule in skill.faults if rule.fatal)
    for one in SCORING.procedures.procedures:
        page = BOOK.find(BOOK.page_of(one.id, "procedure"))
        assert [step.what for step in one.steps] == [
            how[: len(step.what)] for how, step in zip(page.how, one.steps, strict=True)
        ]


def test_scenarios_come_from_the_library() -> None:
    """A skill's page lists the scenarios that train it, a channel's those that play there."""
    headings = LIBRARY.headings("scenario")
    for page in BOOK.pages:
        listed = {one.id for one in page.scenarios}
        if page.kind == "skill":
            assert listed == {one.id for one in headings if page.of in one.trains}
        if page.kind == "channel":
            assert listed == {one.id for one in headings if one.channel == page.of}
            assert listed


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("empathy", "empathy"),
        ("Active Listening", "active-listening"),
        ("active_listening", "active-listening"),
        ("abusive", "abusive-caller-steps"),
        ("live chat", "chat"),
        ("hold", "hold"),
    ],
)
def test_a_page_is_found_by_id_name_or_beginning(typed: str, page: str) -> None:
    """However the name is spelled."""
    assert BOOK.find(typed).id == page


@pytest.mark.parametrize(
    ("typed", "near"), [("empthy", "empathy"), ("pro", "problem-solving"), ("", "--list")]
)
def test_an_unknown_page_says_what_comes_near(typed: str, near: str) -> None:
    """A typing error names the nearest page, an unclear beginning those that begin so."""
    with pytest.raises(NotFound, match=near):
        BOOK.find(typed)


def test_search_wants_every_word_and_puts_names_first() -> None:
    """A word in a name comes before one in a text; no words give all pages."""
    found = [page.id for page in BOOK.search("hold")]
    assert set(found[:2]) == {"hold", "hold-steps"}
    assert len(found) > 2
    assert BOOK.search("  ") == BOOK.pages
    assert BOOK.search("zzzz qqqq") == ()
    assert "empathy" in [page.id for page in BOOK.search("emapthy")]


def test_what_a_company_adds_has_a_page_too() -> None:
    """A skill and a procedure that no page is written for are told in their own words."""
    skill = replace(SCORING.rubric.skills[0], id="house_style", name="House style", about="Ours.")
    procedure = replace(SCORING.procedures.procedures[0], id="survey", name="Survey")
    rubric = replace(SCORING.rubric, skills=(*SCORING.rubric.skills, skill))
    book = Handbook(rubric, Procedures((procedure,)), LIBRARY)
    page = book.find("house style")
    assert (page.what, page.examples) == ("Ours.", ())
    assert page.scored_by == book.find("adaptability").scored_by
    assert book.page_of("survey", "procedure") == "survey-steps"
    assert book.page_of("hold", "procedure") == ""


def test_a_page_in_plain_lines_has_every_part() -> None:
    """Nothing wider than a terminal, every heading and every text in it."""
    for page in BOOK.pages:
        told = list(page_lines(page))
        assert all(len(line) <= 100 for line in told)
        squeezed = " ".join(" ".join(told).split())
        for part in parts_of(page):
            assert part.heading in told
            assert all(" ".join(row.text.split()) in squeezed for row in part.rows)
    listed = "\n".join(list_lines(BOOK.pages))
    assert all(f"  {page.id} " in listed for page in BOOK.pages)
