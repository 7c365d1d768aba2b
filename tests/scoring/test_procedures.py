"""Procedures: what begins each, and how its steps end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.customer import SIGNALS
from scoring.judging import judge
from scoring.procedures import Change, Procedure, ProcedureChange, ProcedureStep, StepChange
from scoring.rubric import Rubric
from scoring.scorecard import ProcedureScore, Scorecard
from scoring.transcript import ACTIONS, Channel, Result, Transcript, Turn
from simulator.content.procedure_files import shipped_procedures
from simulator.content.scoring_data import load_behaviours
from tests.scoring.judged import RUBRIC, action, agent, customer
from tests.scoring.procedure_calls import HELD, IN_ORDER, LAPSES, OPENING

PROCEDURES = shipped_procedures()


def judged(
    *turns: Turn,
    channel: Channel = "phone",
    result: Result | None = None,
    ended: bool = True,
    changes: tuple[Change, ...] = (),
    rubric: Rubric = RUBRIC,
) -> Scorecard:
    """The scorecard of some turns by the shipped rubric and procedures."""
    call = Transcript(channel, tuple(turns), result=result, ended=ended, procedures=changes)
    return judge(call, rubric, PROCEDURES)


def procedure(card: Scorecard, name: str) -> ProcedureScore:
    """One procedure of a scorecard."""
    return next(one for one in card.procedures if one.id == name)


def ends(card: Scorecard, name: str) -> dict[str, str]:
    """How the steps of a procedure ended, by their ids."""
    return {step.step: step.verdict for step in procedure(card, name).steps}


@pytest.mark.parametrize("name", [one.id for one in PROCEDURES.procedures])
def test_done_as_the_handbook_asks_every_step_is_in_order(name: str) -> None:
    """Each shipped procedure can be done wholly right: 100, and no step that is not in order."""
    done = procedure(judged(*IN_ORDER[name]), name)
    found = {step.step: step.verdict for step in done.steps}
    required = {
        step.id
        for one in PROCEDURES.procedures
        if one.id == name
        for step in one.steps
        if not (step.optional or step.when or step.channels)
    }
    assert (done.score, set(found.values())) == (100, {"in order"})
    assert required <= set(found)


@pytest.mark.parametrize(("name", "turns", "expected"), LAPSES)
def test_what_comes_early_late_again_or_never(
    name: str, turns: tuple[Turn, ...], expected: dict[str, str]
) -> None:
    """Each lapse is found as what it is."""
    found = ends(judged(*turns), name)
    assert {step: found.get(step) for step in expected} == expected


def test_a_lapse_costs_points() -> None:
    """Skipped earns nothing, late, early and repeated half."""
    assert procedure(judged(agent("offer_of_help"), agent("greeting")), "opening").score == 50
    assert procedure(judged(agent("greeting"), customer()), "opening").score == 33


def test_what_nothing_began_is_not_scored() -> None:
    """A plain question begins no hold, sale, repair or return: no score, which is not zero."""
    card = judged(OPENING, customer("question"), agent("solution"), customer("thanks"))
    quiet = ("hold", "sale", "technical_support", "order_or_return", "abusive_caller", "escalation")
    assert [procedure(card, name).score for name in quiet] == [None] * len(quiet)
    assert all(procedure(card, name).steps == () for name in quiet)


def test_a_procedure_is_judged_once_for_each_time_it_begins() -> None:
    """Two holds are two procedures of the same name: one asked for, one not."""
    turns = (*IN_ORDER["hold"], customer(), agent(), action("hold", "", 30), agent("gratitude"))
    found = [one.verdict for one in procedure(judged(*turns), "hold").steps]
    asked = [
        one.verdict
        for one in procedure(judged(*turns), "hold").steps
        if one.step in ("ask_first", "come_back")
    ]
    assert asked == ["in order", "in order", "skipped", "in order"]
    assert found.count("skipped") == 1


def test_what_was_announced_in_an_action_s_words_counts() -> None:
    """A transcript from elsewhere may tell of leave and reason only in brackets."""
    card = judged(customer(), agent(), action("hold", "40s: announced, with permission", 40))
    assert ends(card, "hold") == {
        "ask_first": "in order",
        "hold": "in order",
        "come_back": "skipped",
    }


def test_other_channels_owe_other_steps() -> None:
    """An e-mail owes no questions first and no closing as on the phone; a shop owes no name."""
    mail = judged(customer("let_down"), agent("greeting", "solution"), channel="email")
    assert "gather" not in ends(mail, "problem_solving")
    assert procedure(mail, "closing").score is None
    assert "introduce" not in ends(judged(OPENING, channel="in_person"), "opening")


def test_a_call_ended_over_abuse_owes_only_that() -> None:
    """Neither apology nor problem solving is asked of a call that had to be cut off."""
    card = judged(customer("let_down", "anger"), OPENING, *IN_ORDER["abusive_caller"])
    for name in ("apology", "de_escalation", "problem_solving", "closing"):
        assert procedure(card, name).score is None, name
    assert procedure(card, "abusive_caller").score == 100


def test_what_may_still_come_is_open_until_the_end() -> None:
    """A call so far has no skipped step that could still be taken; ended, it has."""
    turns = (customer("let_down"), agent("apology"))
    assert ends(judged(*turns, ended=False), "apology") == {
        "say_sorry": "in order",
        "name_it": "in order",
    }
    assert ends(judged(*turns), "apology")["own_it"] == "skipped"


def test_the_last_word_of_a_customer_is_nobody_s_lapse() -> None:
    """A procedure that begins when nobody answers any more is not held against anybody."""
    card = judged(OPENING, customer("question"), agent("solution"), customer("anger"))
    assert procedure(card, "de_escalation").score is None


def test_a_receipt_points_at_the_words() -> None:
    """A step has the words that took it, why it matters, better words and the handbook's place; a
    skipped one has its moment and no words."""
    card = judged(*IN_ORDER["hold"][:-1], agent())
    taken, skipped = (
        next(one for one in procedure(card, "hold").steps if one.step == step)
        for step in ("give_reason", "come_back")
    )
    assert (taken.turn, taken.words) == (1, "while I")
    assert (skipped.verdict, skipped.turn, skipped.words) == ("skipped", 4, "")
    for step in (taken, skipped):
        assert all((step.what, step.why, step.better, step.source))


SALE_ON = ProcedureChange("sale", {"on": True})
NO_HOLD = ProcedureChange("hold", off=True)
CANDLES = ProcedureStep(
    "candles", "Count the candles", "It is a birthday.", ("How many candles?",), "house rules",
    by=("words:how many candles",), after=("greet",),
)  # fmt: skip
CHECK = Procedure("check", "Key check", "a", "house rules", ("words:second key",), (CANDLES,))


@pytest.mark.parametrize(
    ("change", "name", "expected"),
    [
        (SALE_ON, "sale", {"find_need": "skipped", "no_pressure": "in order"}),
        (NO_HOLD, "", {}),
        (
            ProcedureChange("opening", steps=(StepChange("introduce", off=True), CANDLES)),
            "opening",
            {"greet": "in order", "candles": "skipped", "take_up": "in order"},
        ),
        (
            ProcedureChange("opening", steps=(StepChange("greet", {"by": ("farewell",)}),)),
            "opening",
            {"greet": "skipped", "introduce": "in order", "take_up": "in order"},
        ),
        (replace(CHECK, on=True), "check", {"candles": "skipped"}),
        (CHECK, "check", {}),
        (ProcedureChange("gone", {"on": True}), "opening", dict.fromkeys(
            ("greet", "introduce", "take_up"), "in order")),
    ],
)  # fmt: skip
def test_a_case_changes_its_procedures(change: Change, name: str, expected: dict[str, str]) -> None:
    """Switched on, switched off, changed in a step, added; what is not there is passed over."""
    card = judged(OPENING, customer(), agent(), HELD, agent(), changes=(change,))
    if name:
        assert ends(card, name) == expected
    else:
        assert "hold" not in {one.id for one in card.procedures}


def test_own_words_take_a_step_of_one_s_own() -> None:
    """A company's own sentence is looked for as it stands, in any case."""
    turns = (agent(text="How many candles, and a second key?"), customer())
    assert ends(judged(*turns, changes=(CHECK,)), "check") == {"candles": "in order"}


def _shared(share: float) -> Rubric:
    return replace(RUBRIC, overall=replace(RUBRIC.overall, procedure_share=share))


def test_what_a_rule_has_judged_alike_is_not_paid_for_twice() -> None:
    """A hold without a word costs what the rubric says, whatever share the procedures have."""
    turns = (OPENING, customer(), agent(), HELD, agent("gratitude"))
    only = tuple(
        ProcedureChange(one.id, off=True) for one in PROCEDURES.procedures if one.id != "hold"
    )
    none, half = (judged(*turns, changes=only, rubric=_shared(share)) for share in (0, 0.5))
    assert ends(half, "hold") == {"ask_first": "skipped", "come_back": "in order"}
    assert half.overall == none.overall


def test_the_wrong_order_counts_by_the_procedures_share() -> None:
    """The same replies in the wrong order: alike for the rules, lower for the procedure."""
    only = tuple(
        ProcedureChange(one.id, off=True) for one in PROCEDURES.procedures if one.id != "escalation"
    )
    tried, offered = agent("investigation"), agent("escalation_offer")
    right, wrong = (customer(), tried, offered), (customer(), offered, tried)
    lost = [
        judged(*right, changes=only, rubric=_shared(share)).overall
        - judged(*wrong, changes=only, rubric=_shared(share)).overall
        for share in (0, 0.3)
    ]
    assert lost[0] < lost[1]


_BEHAVIOURS = st.lists(st.sampled_from(sorted(load_behaviours())), max_size=4)
_TURNS = st.one_of(
    _BEHAVIOURS.map(lambda names: agent(*names)),
    st.lists(st.sampled_from(SIGNALS), max_size=3).map(lambda names: customer(*names)),
    st.sampled_from(ACTIONS).map(lambda name: action(name, "to billing, briefing: it broke", 150)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TURNS, max_size=14), st.sampled_from(["phone", "chat", "social"]), st.booleans())
def test_any_call_gives_a_sound_card(turns: list[Turn], channel: Channel, ended: bool) -> None:
    """Whatever is said and done: the same card twice, scores in 0..100, a score just where steps
    were decided, and words that stand where the receipt says."""
    call = Transcript(channel, tuple(turns), ended=ended)
    card = judge(call, RUBRIC, PROCEDURES)
    assert card == judge(call, RUBRIC, PROCEDURES)
    assert 0 <= card.overall <= 100
    for one in card.procedures:
        assert (one.score is None) == (one.steps == ())
        assert one.score is None or 0 <= one.score <= 100
        for step in one.steps:
            turn = turns[step.turn]
            text = getattr(turn, "text", None) or getattr(turn, "detail", "")
            assert text[step.start : step.end] == step.words
            assert step.verdict in ("in order", "early", "late", "skipped", "repeated")
