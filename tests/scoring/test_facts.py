"""What a reply states about the facts of a case, right and wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import Fact, FactKind, fact_problem, find_statements

FACTS = (
    Fact("credit", "money", "£25", ("credit", "compensation")),
    Fact("fee", "money", "£40", ("fee",)),
    Fact("refund", "duration", "5 working days", ("refund",)),
    Fact("delivery", "duration", "3-5 days", ("delivery", "deliver")),
    Fact("visit", "date", "Thursday 8-10", ("visit", "engineer")),
    Fact("bill", "date", "14 June", ("bill",)),
    Fact("slot", "time", "8 to 10", ("slot",)),
    Fact("order", "number", "48213", ("order",)),
    Fact("door", "text", "side entrance|side door", ("parcel",), ("front desk",)),
)


def told(reply: str) -> list[tuple[str, bool, str]]:
    """Fact, right or wrong, and words of every statement; the span is checked on the way."""
    found = find_statements(reply, FACTS)
    assert all(reply[one.start : one.end] == one.text for one in found)
    return [(one.fact, one.right, one.text) for one in found]


@pytest.mark.parametrize(
    ("reply", "statement"),
    [
        ("I've put a £25 credit on your account.", ("credit", True, "£25")),
        ("Your compensation is twenty-five pounds.", ("credit", True, "twenty-five pounds")),
        ("a 25 quid credit, all yours", ("credit", True, "25 quid")),
        ("I have credited 25 to it.", ("credit", True, "25")),
        ("Your credit of £30 is there.", ("credit", False, "£30")),
        ("Your credit of $25.00 is there.", ("credit", False, "$25.00")),
        ("The refund takes five business days.", ("refund", True, "five business days")),
        ("It's a 5-working-day refund.", ("refund", True, "5-working-day")),
        ("You'll be refunded in 5 days.", ("refund", False, "5 days")),
        ("Delivery takes three to five days.", ("delivery", True, "three to five days")),
        ("We deliver within 5 days.", ("delivery", True, "5 days")),
        ("We deliver in a week.", ("delivery", False, "a week")),
        ("The engineer comes on Thursday.", ("visit", True, "Thursday")),
        ("The enginer comes on thrusday.", ("visit", True, "thrusday")),
        (
            "Your visit is Thursday between 8 and 10 a.m.",
            ("visit", True, "Thursday between 8 and 10 a.m."),
        ),
        ("The engineer comes on Friday 8-10.", ("visit", False, "Friday 8-10")),
        ("The engineer comes Thursday 10-12.", ("visit", False, "Thursday 10-12")),
        ("Your bill is due on the 14th.", ("bill", True, "the 14th")),
        ("Your bill is due on June 15th.", ("bill", False, "June 15th")),
        ("Your bill is due 14/6.", ("bill", True, "14/6")),
        ("Your slot is 08:00-10:00.", ("slot", True, "08:00-10:00")),
        ("Your slot is 9 to 11.", ("slot", False, "9 to 11")),
        ("That's order 48213.", ("order", True, "48213")),
        ("That's order 48231.", ("order", False, "48231")),
        ("Your parcel is at the side enterance.", ("door", True, "side enterance")),
        ("Your parcel is at the front desk.", ("door", False, "front desk")),
        ("The parcel is not at the side door.", ("door", False, "side door")),
        ("I've refunded it. It takes 5 working days.", ("refund", True, "5 working days")),
        ("The refund is not 3 days but 5 working days.", ("refund", True, "5 working days")),
        ("So that's a £25 credit, is that right?", ("credit", True, "£25")),
        ("If you'd rather have the £25 credit, say so.", ("credit", True, "£25")),
        ("It's a voucher rather than a £25 credit.", ("credit", False, "£25")),
    ],
)
def test_a_statement_is_found(reply: str, statement: tuple[str, bool, str]) -> None:
    """Typed values agree or contradict, however they are written."""
    assert told(reply) == [statement]


@pytest.mark.parametrize(
    "reply",
    [
        "Was the credit £30?",
        "Would a £30 credit help?",
        "You've waited 3 days for your refund, and that's too long.",
        "You were told 3 days for the refund.",
        "The refund was asked for 3 days ago.",
        "The visit was booked for Tuesday.",
        "That will be £25.",
        "Five working days.",
        "I have 2 notes on your order here.",
        "We deliver in 4 days.",
        "The refund isn't three days.",
    ],
)
def test_what_states_nothing(reply: str) -> None:
    """Questions, what the customer went through, and values of nothing in particular."""
    assert told(reply) == []


def test_each_value_belongs_to_its_own_fact() -> None:
    """A right fee beside a credit contradicts no credit."""
    assert told("Your £40 fee is gone, and a £25 credit comes on top.") == [
        ("fee", True, "£40"),
        ("credit", True, "£25"),
    ]
    assert told("The £30 credit covers the £40 fee.") == [
        ("credit", False, "£30"),
        ("fee", True, "£40"),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [("money", "soon", "£25"), ("date", "8 pounds", "Thursday"), ("text", " | ", "phrase")],
)
def test_an_unreadable_fact_is_explained(kind: FactKind, value: str, problem: str) -> None:
    """Authors are told what was expected; a good fact has no problem."""
    assert problem in fact_problem(Fact("f", kind, value, ("x",)))
    assert not any(fact_problem(fact) for fact in FACTS)


_PARTS = st.sampled_from(
    ["refund", "credit", "£", "25", "5", "working", "days", "-", "to", "between", "not", "you", "?",
     ".", ",", "1,2,3", "½", "²", "thursday", "8:", "a", "p", "m", "hundred", "and", "\n", "’"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PARTS, max_size=40).map(" ".join)))
def test_any_text_is_read(reply: str) -> None:
    """No text raises, and every span is the words it says it is."""
    told(reply)
