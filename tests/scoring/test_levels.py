"""Levels follow the score, and what the next one takes follows the findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.judging import judge
from scoring.levels import Standing, level_of, levels_of
from scoring.rubric import Rubric
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import Result, Transcript, Turn
from tests.scoring.judged import RUBRIC, action, agent, customer

NAMES = ["novice", "learner", "capable", "skilled", "expert"]
BEHAVIOURS = [
    "empathy",
    "apology",
    "rude",
    "dismissive",
    "solution",
    "gratitude",
    "jargon",
    "greeting",
    "paraphrase",
    "check_understanding",
    "ownership",
    "privacy_breach",
]
SIGNALS = ["anger", "feeling", "problem", "question", "confusion", "refuses", "thanks", "vents"]

calls = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SIGNALS), max_size=2, unique=True),
        st.lists(st.sampled_from(BEHAVIOURS), max_size=3, unique=True),
    ),
    min_size=1,
    max_size=6,
)


def told(call: list[tuple[list[str], list[str]]], result: Result = "good") -> Transcript:
    """A call on the phone, a customer's turn and a reply at a time."""
    turns: list[Turn] = []
    for signals, shown in call:
        turns += [customer(*signals), agent(*shown)]
    return Transcript("phone", (*turns, action("end")), customer_name="Dana Roe", result=result)


def standing(card: Scorecard, name: str, result: Result = "good") -> Standing:
    """How a skill stands by the shipped rubric."""
    found = levels_of(card, RUBRIC, result).of(name)
    assert found is not None
    return found


def one_skill(*findings: tuple[str, float], score: int, late: float = 0) -> Scorecard:
    """A card of empathy alone, of findings by verdict and points."""
    made = tuple(
        Finding(f"rule{n}", "empathy", verdict, n, 0, 0, "", points, f"Thing {n}", "", "", "003")  # type: ignore[arg-type]
        for n, (verdict, points) in enumerate(findings)
    )
    return Scorecard(score, (), (SkillScore("empathy", "Empathy", score, made),))


def test_there_are_five_levels_from_nothing_to_all() -> None:
    """Their names and bounds are data; every score has one."""
    assert [level.id for level in RUBRIC.levels] == NAMES
    reached = [level_of(score, RUBRIC.levels).id for score in range(101)]
    assert reached[0] == "novice"
    assert reached[100] == "expert"
    assert sorted(reached, key=NAMES.index) == reached
    assert all(level.about for level in RUBRIC.levels)


def test_no_call_with_something_fatal_is_more_than_a_novice() -> None:
    """The cap of a fatal finding lies below the second level, that of a bad end below the third."""
    second, third = RUBRIC.levels[1:3]
    assert RUBRIC.overall.fatal_cap < second.start
    assert RUBRIC.overall.bad_cap < third.start


@settings(max_examples=60, deadline=None)
@given(calls, st.sampled_from(["good", "mixed", "bad"]))
def test_the_gains_reach_the_next_level(
    call: list[tuple[list[str], list[str]]], result: Result
) -> None:
    """Of every skill: what was missed or done wrong, mended in its points, adds up to the level,
    and one thing less does not."""
    card = judge(told(call, result), RUBRIC)
    levels = levels_of(card, RUBRIC, result)
    for skill in card.skills:
        found = levels.of(skill.skill)
        if skill.score is None:
            assert found is None
            continue
        assert found is not None
        assert found.level == level_of(skill.score, RUBRIC.levels).id
        due = [one for one in skill.findings if one.verdict != "fault"]
        if not found.next or not due:
            continue
        lost = found.at - found.short
        assert round(lost + sum(gain.points for gain in found.gains) + 0.5) >= found.at
        smallest = min(gain.points / gain.times for gain in found.gains)
        assert lost + sum(gain.points for gain in found.gains) - smallest < found.at + 0.5


@settings(max_examples=60, deadline=None)
@given(calls, st.sampled_from(["good", "mixed", "bad"]))
def test_the_way_up_of_a_call_names_only_what_was_found(
    call: list[tuple[list[str], list[str]]], result: Result
) -> None:
    """Each gain is a rule that cost something, with its turn, or the end of a call that ended
    badly; none is worth less than nothing."""
    card = judge(told(call, result), RUBRIC)
    costs = {
        (found.rule, found.skill)
        for skill in card.skills
        for found in skill.findings
        if found.verdict != "met"
    }
    whole = levels_of(card, RUBRIC, result).call
    assert (whole.score, whole.of) == (card.overall, "overall")
    for gain in whole.gains:
        assert gain.points >= 0
        assert (gain.rule, gain.skill) in costs or (gain.how == "end" and result != "good")


def test_what_is_said_of_a_missed_moment_comes_true() -> None:
    """A call that misses empathy says so with its points; with the empathy in, it is there."""
    missed = judge(told([(["anger", "problem"], ["solution"]), (["thanks"], [])]), RUBRIC)
    found = standing(missed, "empathy")
    assert (found.score, found.level, found.next) == (0, "novice", "learner")
    assert [gain.rule for gain in found.gains] == ["name_feeling"]
    assert found.words == (
        "40 points more make it learner (40): “Name the feeling” where it was missed (+100)."
    )
    mended = judge(
        told([(["anger", "problem"], ["empathy", "solution"]), (["thanks"], [])]), RUBRIC
    )
    assert standing(mended, "empathy").level == "expert"


def test_a_fault_is_to_be_dropped() -> None:
    """What it cost comes back without it."""
    rude = [(["feeling"], ["empathy", "dismissive"]), (["thanks"], ["gratitude"])]
    found = standing(judge(told(rude), RUBRIC), "empathy")
    assert [(gain.how, gain.points) for gain in found.gains] == [("drop", 40.0)]
    assert "without “Belittles the feeling” (+40)" in found.words
    fine = [(["feeling"], ["empathy"]), (["thanks"], ["gratitude"])]
    assert standing(judge(told(fine), RUBRIC), "empathy").score == found.score + 40


def test_what_was_late_is_to_be_done_sooner() -> None:
    """It brings the part that being late took."""
    found = standing(one_skill(("late", 25.0), ("met", 50.0), score=75), "empathy")
    assert [(gain.how, gain.points) for gain in found.gains] == [("sooner", 25.0)]
    assert "“Thing 0” sooner (+25)" in found.words


def test_a_rubric_may_give_nothing_for_what_comes_late() -> None:
    """Then all of its share is still to be won."""
    strict = replace(RUBRIC, overall=replace(RUBRIC.overall, late_credit=0))
    card = one_skill(("late", 0.0), ("met", 60.0), score=60)
    found = levels_of(card, strict, "good").of("empathy")
    assert found is not None
    assert [gain.points for gain in found.gains] == [40.0]


def test_points_below_nothing_count() -> None:
    """Where faults took more than there was, the way up begins below 0 and says so."""
    found = standing(
        one_skill(("met", 50.0), ("missed", -50.0), ("fault", -80.0), score=0), "empathy"
    )
    assert (found.at, found.short) == (40, 70)
    assert found.words.startswith("70 points more, 30 of them to come back to 0, make it learner")
    assert sum(gain.points for gain in found.gains) >= 70


def test_a_skill_with_nothing_but_faults_would_not_be_rated() -> None:
    """Without them nothing of it was due."""
    found = standing(one_skill(("fault", -30.0), score=20), "empathy")
    assert found.words == (
        "Nothing of it was due in this call: without “Thing 0” (+30) it would not be rated."
    )


def test_repeated_misses_are_told_once_with_their_number() -> None:
    """Three times the same is one line."""
    made = one_skill(*[("missed", -25.0)] * 3, ("met", 25.0), score=25)
    same = tuple(replace(one, rule="same", what="Same") for one in made.skills[0].findings[:3])
    skill = replace(made.skills[0], findings=(*same, made.skills[0].findings[3]))
    found = standing(replace(made, skills=(skill,)), "empathy")
    assert [(gain.times, gain.turn) for gain in found.gains] == [(1, 0)]
    low = replace(skill, score=10)
    found = standing(replace(made, skills=(low,)), "empathy")
    assert [(gain.times, gain.points) for gain in found.gains] == [(2, 50.0)]
    assert "2 times" in found.words


def test_the_highest_level_has_nothing_above_it() -> None:
    """No gains, and words that say so."""
    found = standing(one_skill(("met", 100.0), score=100), "empathy")
    assert (found.next, found.short, found.gains) == ("", 0, ())
    assert found.words == "Expert is the highest level."


def test_what_is_fatal_comes_first() -> None:
    """As long as it caps the call nothing else counts for much; without it the rest does."""
    call = [(["anger", "problem"], ["rude"]), (["thanks"], ["solution", "gratitude"])]
    card = judge(told(call), RUBRIC)
    assert card.fatal
    whole = levels_of(card, RUBRIC, "good").call
    assert (whole.level, whole.gains[0].rule, whole.gains[0].how) == ("novice", "insults", "drop")
    assert whole.gains[0].points > 10


@pytest.mark.parametrize("result", ["mixed", "bad"])
def test_a_better_end_is_a_gain_of_its_own(result: Result) -> None:
    """With the rules that only a good end meets, which are not named a second time."""
    fine = ["greeting", "paraphrase", "check_understanding", "ownership", "solution", "gratitude"]
    card = judge(told([(["problem"], fine), (["thanks"], ["gratitude"])], result), RUBRIC)
    whole = levels_of(card, RUBRIC, result).call
    assert any(gain.how == "end" for gain in whole.gains)
    assert "is_solved" not in {gain.rule for gain in whole.gains}
    assert "leave the customer helped (+" in whole.words


def test_a_rubric_whose_caps_leave_nothing_is_borne() -> None:
    """A company may count a fatal call as nothing at all."""
    nothing: Rubric = replace(RUBRIC, overall=replace(RUBRIC.overall, fatal_cap=0))
    card = judge(told([(["anger"], ["rude"])]), nothing)
    assert card.overall == 0
    assert levels_of(card, nothing, "good").call.gains[0].rule == "insults"
