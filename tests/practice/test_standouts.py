"""What stands out in a call: chosen by what it does to the whole, and kept with the record."""

from __future__ import annotations

from dataclasses import replace

from scoring.scorecard import Finding, Scorecard, SkillScore, Verdict
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.practice.summary import Summary, standouts


def finding(skill: str, rule: str, verdict: Verdict, points: float) -> Finding:
    """A finding in a skill."""
    return Finding(rule, skill, verdict, 0, 0, 0, "", points, rule, "", "", "003")


def card(*found: Finding) -> Scorecard:
    """A scorecard of one skill a finding."""
    return Scorecard(50, (), tuple(SkillScore(one.skill, one.skill, 50, (one,)) for one in found))


def test_a_weighty_skill_comes_before_a_light_one() -> None:
    """A rule that is all of a light skill does not hide one that is half of a weighty one."""
    light = finding("use_of_feedback", "welcome_feedback", "missed", -60)
    weighty = finding("problem_solving", "offer_remedy", "missed", -50)
    assert standouts(card(light, weighty), ShippedScoring().worth).work_on == weighty


def test_what_was_done_comes_before_what_was_avoided() -> None:
    """Plain words alone are no strength while something was said that helped."""
    idle = finding("clear_communication", "keep_it_clear", "met", 100)
    done = finding("empathy", "name_feeling", "met", 40)
    assert standouts(card(idle, done), ShippedScoring().worth).strengths == (done, idle)


def test_a_record_keeps_its_choice() -> None:
    """What stood out then stands out later, also in a record from before it was kept."""
    first = finding("empathy", "name_feeling", "missed", -10)
    second = finding("hold", "announce_hold", "missed", -90)
    scorecard = card(first, second)
    chosen = standouts(scorecard, lambda one: one.points * (9.5 if one is first else 1))
    summary = Summary("resolved", "good", "", scorecard, (), replace(chosen))
    payload = summary.payload()
    assert Summary.from_payload(payload).work_on == first
    del payload["standouts"]
    assert Summary.from_payload(payload).work_on == second
