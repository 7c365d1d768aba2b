"""Skills over time: what is owed, what is mastered, how many days in a row."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simulator.content.headings import Heading
from simulator.practice.progress import next_scenario
from simulator.practice.standing import (
    GAPS,
    KEPT,
    due_skills,
    mastered_skills,
    skill_standings,
    streak,
)
from simulator.store.records import Overview, SessionRow

FIRST = date(2026, 3, 1)
calls = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 100)), max_size=15)


def played(day: int, score: int, scenario: str = "easy") -> Overview:
    """A finished session, so many days after the first, in which empathy earned a score."""
    when = f"{FIRST + timedelta(days=day)}T09:00:00Z"
    row = SessionRow(f"id{day}-{score}", scenario, "calm", 1, "practice", "", when)
    skills = [{"skill": "empathy", "score": score}, {"skill": "hold", "score": None}]
    return Overview(row, 1, 1, {"overall": score, "scorecard": {"skills": skills}})


def on(day: int) -> str:
    """That day in ISO form."""
    return (FIRST + timedelta(days=day)).isoformat()


def test_a_missed_skill_comes_due_after_each_gap_and_is_then_settled() -> None:
    """1, 3, 7 and 14 days, each time shown well; then nothing is owed."""
    history, day = [played(0, 20)], 0
    for gap in GAPS:
        (one,) = skill_standings(history)
        assert one.due == on(day + gap)
        assert not one.is_due(on(day + gap - 1))
        assert one.is_due(on(day + gap))
        day += gap
        history.append(played(day, 80))
    (one,) = skill_standings(history)
    assert one.due == ""


def test_practice_before_the_day_keeps_the_day_and_a_miss_starts_over() -> None:
    """A rush of calls is not spaced practice."""
    assert skill_standings([played(0, 20), played(0, 90)])[0].due == on(1)
    assert skill_standings([played(0, 20), played(1, 90), played(2, 30)])[0].due == on(3)


def test_a_skill_never_missed_owes_nothing() -> None:
    """Only a miss is owed."""
    assert skill_standings([played(0, 70), played(3, 90)])[0].due == ""


@given(calls)
def test_any_history_reads_well(given_calls: list[tuple[int, int]]) -> None:
    """Whatever was played in whatever order: bounded, sorted, and the same either way round."""
    history = [played(day, score) for day, score in given_calls]
    one_way = skill_standings(history)
    assert one_way == skill_standings(tuple(reversed(history)))
    assert all(len(one.scores) <= KEPT and one.trend in (-1, 0, 1) for one in one_way)
    assert [one.skill for one in one_way] == (["empathy"] if history else [])
    assert set(due_skills(one_way, on(400))) == {one for one in one_way if one.due}
    assert 0 <= streak(history, on(60)) <= len({day for day, _ in given_calls})


def test_a_streak_ends_yesterday_or_today() -> None:
    """Today's practice may still come."""
    history = [played(day, 50) for day in (1, 3, 4, 5)]
    assert [streak(history, on(day)) for day in (5, 6, 7)] == [3, 3, 0]


def heading(name: str, difficulty: int, *trains: str) -> Heading:
    """A scenario as the list shows it."""
    return Heading("scenario", name, name, "", "", "phone", difficulty, trains, ("calm", "angry"))


def test_what_is_due_comes_first_and_the_same_call_not_twice_running() -> None:
    """A due skill decides, by another scenario than the one just played."""
    scenarios = [heading("easy", 1, "empathy"), heading("other", 4, "empathy", "hold")]
    chosen = next_scenario(scenarios, [played(0, 20)], {"empathy": 20.0}, due=["empathy"])
    assert chosen is not None
    assert chosen.scenario == "other"
    assert chosen.why == "Empathy is due again today."


def test_the_able_skip_the_easy_ones_and_are_told_so() -> None:
    """What was shown at the top twice running needs no easy scenario."""
    history = [played(2, 95, "first"), played(1, 92, "first")]
    mastered = mastered_skills(skill_standings(history))
    assert mastered == {"empathy"}
    scenarios = [heading("easy", 1, "empathy"), heading("hard", 5, "empathy", "hold")]
    chosen = next_scenario(scenarios, history, {"empathy": 93.5}, mastered=mastered)
    assert chosen is not None
    assert chosen.scenario == "hard"
    assert "twice running" in chosen.why
