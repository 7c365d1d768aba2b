"""A company's rubric laid over ours, in plain values."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from scoring.company_rubric import laid_over
from scoring.rubric import Rubric, Skill, read_rubric
from simulator.content.scoring_data import load_plain

OURS: dict[str, Any] = load_plain("rubric.yaml")
TEXTS = {"what": "w", "why": "y", "better": ["b"], "source": "House rules"}


def made(**own: Any) -> Rubric:
    """The whole of ours with `own` over it."""
    return read_rubric(laid_over(OURS, {"version": "3", "company": "Northwind", **own}))


def skill(rubric: Rubric, name: str) -> Skill:
    """One skill of a rubric."""
    return next(one for one in rubric.skills if one.id == name)


def test_nothing_over_ours_leaves_ours() -> None:
    """All that differs is whose it is; ours laid over itself is the same."""
    ours, none, itself = read_rubric(OURS), made(), made(**{**OURS, "version": "3"})
    for rubric in (none, itself):
        assert rubric.skills == ours.skills
        assert rubric.overall == ours.overall
        assert rubric.levels == ours.levels
    assert (ours.title, none.title) == ("rubric 1", "rubric 1 with Northwind 3")
    assert ours.fingerprint != none.fingerprint == itself.fingerprint


def test_ours_is_not_changed() -> None:
    """Laying something over it makes a new one."""
    before = copy.deepcopy(OURS)
    made(skills=[{"id": "empathy", "off": True}], overall={"good": "1"})
    assert before == OURS


def test_only_what_is_given_changes() -> None:
    """A weight, a text and a window of known rules; all else of the skill stays."""
    changed = {
        "id": "empathy",
        "weight": "7",
        "due": [{"id": "name_feeling", "within": "2", "why": "Nobody here is a number."}],
        "faults": [{"id": "belittles", "fatal": True}],
    }
    before, after = skill(read_rubric(OURS), "empathy"), skill(made(skills=[changed]), "empathy")
    assert (after.weight, after.name, after.about) == (7, before.name, before.about)
    assert (after.due[0].within, after.due[0].by) == (2, before.due[0].by)
    assert after.due[0].texts.why == "Nobody here is a number."
    assert after.due[0].texts.what == before.due[0].texts.what
    assert after.due[1:] == before.due[1:]
    assert [fault.fatal for fault in after.faults] == [True, False]


def test_skills_rules_and_levels_can_be_left_out() -> None:
    """`off` takes them out of the whole."""
    rubric = made(
        skills=[
            {"id": "selling", "off": True},
            {"id": "empathy", "faults": [{"id": "pities", "off": True}]},
        ],
        levels=[{"id": "skilled", "off": True}],
    )
    assert "selling" not in {one.id for one in rubric.skills}
    assert [fault.id for fault in skill(rubric, "empathy").faults] == ["belittles"]
    assert [level.id for level in rubric.levels] == ["novice", "learner", "capable", "expert"]


def test_skills_rules_levels_and_phrases_can_be_added() -> None:
    """They stand behind ours; a level in its place; a known list of phrases is replaced."""
    thanks = {"id": "thank_for_years", "due": "closing", "by": ["phrase:loyalty"], **TEXTS}
    rubric = made(
        phrases={"loyalty": ["all these years"], "hedges": ["perhaps so"]},
        levels=[{"id": "master", "from": "98", "name": "Master", "about": "a"}],
        skills=[
            {"id": "loyalty", "name": "Loyalty", "weight": "1", "about": "a", "due": [thanks]},
            {
                "id": "empathy",
                "faults": [{"id": "cold", "behaviours": ["rude"], "cost": "5", **TEXTS}],
            },
        ],
    )
    assert rubric.skills[-1].due[0].by == ("phrase:loyalty",)
    assert [fault.id for fault in skill(rubric, "empathy").faults][-1] == "cold"
    assert rubric.levels[-1].start == 98
    assert rubric.phrases["loyalty"].phrases == ("all these years",)
    assert rubric.phrases["hedges"].phrases == ("perhaps so",)


def test_one_way_of_meeting_a_rule_ends_the_other() -> None:
    """`without` in the place of `by`, and a computed fault in that of behaviours."""
    rubric = made(
        skills=[
            {
                "id": "empathy",
                "due": [{"id": "name_feeling", "without": ["rude"]}],
                "faults": [{"id": "pities", "computed": "shouts"}],
            }
        ]
    )
    empathy = skill(rubric, "empathy")
    assert (empathy.due[0].by, empathy.due[0].without) == ((), ("rude",))
    assert (empathy.faults[1].behaviours, empathy.faults[1].computed) == ((), "shouts")


@pytest.mark.parametrize(
    "own",
    [
        {"overall": {"fatal_cap": "20"}},
        {"skills": [{"id": "empathy", "weight": "7"}]},
        {"phrases": {"loyalty": ["all these years"]}},
        {"version": "4"},
    ],
)
def test_every_change_shows_in_the_fingerprint(own: dict[str, Any]) -> None:
    """Sessions tell which rubric judged them, the company's version among it."""
    assert made(**own).fingerprint != made().fingerprint
