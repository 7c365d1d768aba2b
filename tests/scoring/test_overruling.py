"""What a scorecard comes to when a trainer overrules findings of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.overruling import Ruling, numbered, overruled, ruled, rulings_for
from scoring.procedures import Procedure, ProcedureStep
from scoring.scorecard import Finding, ProcedureScore, Scorecard, SkillScore, StepFinding
from simulator.content.scene_names import names_of_library
from simulator.content.scoring_data import load_rubric
from simulator.content.transcript_files import shipped_transcripts
from simulator.practice.folding import Fold
from simulator.workbench.trying import try_file
from tests.examples import LIBRARY, SCORING

RUBRIC = load_rubric()
HOW = RUBRIC.overall


def finding(verdict: str, points: float, turn: int = 1, **more: object) -> Finding:
    """A finding of one skill that the shipped rubric knows."""
    rule = f"{verdict}-{turn}"
    told = Finding(rule, "empathy", verdict, turn, 0, 0, "", points, rule, "", "", "")  # type: ignore[arg-type]
    return replace(told, **more)  # type: ignore[arg-type]


def card(
    score: int | None, *findings: Finding, procedures: tuple[ProcedureScore, ...] = ()
) -> Scorecard:
    """A card of that one skill."""
    fatal = tuple(one for one in findings if one.fatal)
    return Scorecard(
        score or 0, fatal, (SkillScore("empathy", "Empathy", score, findings),), procedures
    )


def scores(given: Scorecard, rulings: dict[int, Ruling]) -> tuple[int, int | None]:
    """The whole and the skill, with rulings, in a call that goes on."""
    after = overruled(given, rulings, RUBRIC, (), None)
    return after.overall, after.skills[0].score


MISSED, MET, LATE, FAULT = (
    finding("missed", -40.0, 1),
    finding("met", 40.0, 2),
    finding("late", 10.0, 3),
    finding("fault", -20.0, 4),
)
CARD = card(30, MISSED, MET, LATE, FAULT)


@pytest.mark.parametrize(
    ("number", "ruling", "score"),
    [
        (1, "meets", 70),  # 40 + 40 + 10 - 20
        (1, "does-not", 63),  # (40 + 10) of 60, less 20
        (2, "does-not", 0),  # 10 - 20 is below nothing
        (3, "meets", 40),
        (3, "does-not", 30),  # 40 of 80, less 20
        (4, "does-not", 50),
    ],
)
def test_each_ruling_is_counted_as_it_reads(number: int, ruling: Ruling, score: int) -> None:
    """Missed or late becomes met in full; not due leaves the count; a fault costs nothing; praise
    that does not stand counts as missed."""
    assert scores(CARD, {number: ruling}) == (score, score)


def test_what_stands_changes_nothing() -> None:
    """Neither no ruling nor a finding confirmed moves a point."""
    assert overruled(CARD, {}, RUBRIC, (), "bad") == CARD
    assert overruled(CARD, {1: "stands", 4: "stands"}, RUBRIC, (), "bad") == CARD


def test_rulings_add_up() -> None:
    """All at once, in any order."""
    every: dict[int, Ruling] = {1: "meets", 3: "meets", 4: "does-not"}
    assert scores(CARD, every) == scores(CARD, dict(reversed(every.items()))) == (100, 100)


def test_a_skill_of_which_nothing_is_left_has_no_score() -> None:
    """Not due is not zero; with only faults left it starts where such a skill starts."""
    assert scores(card(0, MISSED), {1: "does-not"})[1] is None
    only_fault = card(0, MISSED, FAULT)
    assert scores(only_fault, {1: "does-not"})[1] == HOW.fault_base - 20


def test_a_fatal_fault_that_does_not_stand_lifts_the_cap() -> None:
    """The whole is no longer held down by it."""
    fatal = finding("fault", -20.0, 4, fatal=True)
    given = replace(card(80, finding("met", 100.0), fatal), overall=28)
    after = overruled(given, {2: "does-not"}, RUBRIC, (), None)
    assert (after.fatal, after.overall, after.skills[0].score) == ((), 100, 100)


def test_a_step_that_the_same_rule_judges_follows_the_ruling() -> None:
    """A trainee does not go on paying for it under another name."""
    step = StepFinding("name", "skipped", 1, 0, 0, "", "", "", "", "")
    known = Procedure(
        "p", "P", "", "", (), (ProcedureStep("name", "", "", (), same_as=("missed-1",)),)
    )
    given = card(0, MISSED, procedures=(ProcedureScore("p", "P", 0, (step,)),))
    assert overruled(given, {1: "meets"}, RUBRIC, (known,), None).overall == 100
    apart = overruled(given, {1: "meets"}, RUBRIC, (), None).overall
    assert apart == round(100 * (1 - HOW.procedure_share))


def test_numbers_follow_the_call() -> None:
    """By turn and place, whatever skill they belong to."""
    assert numbered(card(30, FAULT, LATE, MISSED, MET)) == (MISSED, MET, LATE, FAULT)


def test_only_what_was_missed_or_late_can_be_met_after_all() -> None:
    """What can be said of a finding depends on what it is."""
    assert [rulings_for(one)[2:] for one in (MISSED, LATE, MET, FAULT)] == [
        ("meets",),
        ("meets",),
        (),
        (),
    ]
    assert ruled(MISSED, "does-not") is None
    assert ruled(MET, "does-not") == replace(MET, verdict="missed")


@pytest.mark.parametrize("name", ["angry-average", "angry-bad"])
def test_a_real_call_keeps_its_score_until_somebody_overrules(name: str) -> None:
    """With the shipped rubric and procedures: nothing said changes nothing, a missed thing met
    never lowers the whole, and praise taken away never raises it."""
    (file,) = (
        one for one in shipped_transcripts() if one.shown.endswith(f"late-engineer/{name}.yaml")
    )
    play = try_file(file, LIBRARY, names_of_library(LIBRARY), SCORING).play
    assert play is not None
    fold = Fold(play.scenario, play.persona, play.seed).take_all(one.event for one in play.taken)
    call, judged = fold.transcript(SCORING.signals), play.scorecard
    assert SCORING.overrule(call, judged, {}) == judged
    for number, one in enumerate(numbered(judged), 1):
        if one.verdict in ("missed", "late"):
            assert SCORING.overrule(call, judged, {number: "meets"}).overall >= judged.overall
        if one.verdict == "met":
            assert SCORING.overrule(call, judged, {number: "does-not"}).overall <= judged.overall
