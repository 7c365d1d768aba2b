"""The rubric file and how it is read."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from scoring.dues import TRIGGERS
from scoring.faults import FAULTS
from scoring.rubric import read_rubric
from scoring.words import Phrases
from simulator.content.scoring_data import load_behaviours, load_plain
from tests.scoring.judged import RUBRIC

HANDBOOK_SKILLS = [
    "adaptability",
    "conflict_resolution",
    "product_knowledge",
    "time_management",
    "stress_management",
    "cultural_sensitivity",
    "phone_etiquette",
    "active_listening",
    "empathy",
    "positive_language",
    "clear_communication",
    "patience",
    "tone_of_voice",
    "problem_solving",
    "difficult_customers",
    "building_rapport",
    "follow_up",
    "use_of_feedback",
    "gratitude",
    "confidence",
    "collaboration",
    "humility",
    "personalization",
]
MORE = ["accuracy", "hold", "transfer", "call_control", "privacy", "professionalism", "selling"]


def small() -> dict[str, Any]:
    """A rubric of one skill, one due rule and one fault, as plain data."""
    texts = {"what": "w", "why": "y", "better": ["b"], "source": "003"}
    return {
        "version": "1",
        "overall": dict(copy.deepcopy(load_plain("rubric.yaml")["overall"])),
        "levels": copy.deepcopy(load_plain("rubric.yaml")["levels"]),
        "phrases": {"warning": ["if you continue"]},
        "skills": [
            {
                "id": "empathy",
                "name": "Empathy",
                "weight": "2",
                "about": "a",
                "due": [{"id": "name_it", "due": "feeling_shown", "by": ["empathy"], **texts}],
                "faults": [{"id": "pity_it", "behaviours": ["pity"], "cost": "20", **texts}],
            }
        ],
    }


def test_every_skill_of_the_handbook_is_there() -> None:
    """The 23 named skills, and those of the chapters."""
    assert [skill.id for skill in RUBRIC.skills] == HANDBOOK_SKILLS + MORE
    assert RUBRIC.version == 1


def test_every_rule_can_be_explained() -> None:
    """Each cites the handbook, says why, and offers two or more better wordings."""
    for skill in RUBRIC.skills:
        assert skill.due, skill.id
        for rule in (*skill.due, *skill.faults):
            assert rule.texts.source[:3] in {"000", "001", "002", "003", "004"}, rule.id
            assert rule.texts.why.endswith("."), rule.id
            assert len(set(rule.texts.better)) >= 2, rule.id


def test_better_words_fit_any_case() -> None:
    """No names, days, figures or amounts but those the agent fills in between brackets."""
    for skill in RUBRIC.skills:
        for rule in (*skill.due, *skill.faults):
            for line in rule.texts.better:
                assert not _particulars(line), f"{rule.id}: {line}"


def test_particulars_are_found() -> None:
    """What the check above looks for is found where it stands."""
    assert _particulars("You're chatting with Alex.") == ["Alex"]
    assert _particulars("It comes on Thursday at 8.") == ["Thursday", "8"]
    assert _particulars("This is [your name]. I'm glad to help.") == []


def _particulars(line: str) -> list[str]:
    """Capitals within a sentence, figures, and brackets that are no pattern of plain words."""
    bare = re.sub(r"\[[a-z][a-z', ]*\]", "it", line)
    inside = re.sub(r"(^|[.:?!] )\(?[A-Z]|\) [A-Z]", "x", bare)
    return re.findall(r"\b(?!I\b)[A-Z]\w*|[0-9£$€\[\]]", inside)


def test_better_words_fit_the_channel() -> None:
    """What can be due in writing is not put as if it were said on the phone."""
    spoken = Phrases(["call", "calling", "call back", "rang", "ring", "on the line", "phone",
                      "hear you", "listening", "speaking with", "chatting"])  # fmt: skip
    for skill in RUBRIC.skills:
        for rule in (*skill.due, *skill.faults):
            if not rule.channels or {"email", "chat", "social"} & {*rule.channels}:
                for line in rule.texts.better:
                    assert not spoken.find(line), f"{rule.id}: {line}"


def test_every_trigger_and_computed_fault_is_used() -> None:
    """No trigger and no computed fault is dead code."""
    due = {rule.due for skill in RUBRIC.skills for rule in skill.due}
    without = {n for skill in RUBRIC.skills for rule in skill.due for n in rule.without}
    computed = {rule.computed for skill in RUBRIC.skills for rule in skill.faults}
    assert set(TRIGGERS) == due
    assert set(FAULTS) <= computed | without


def test_every_fault_of_language_costs_somewhere() -> None:
    """A behaviour that the catalogue calls a fault costs points in some skill."""
    faults = {b for skill in RUBRIC.skills for rule in skill.faults for b in rule.behaviours}
    assert {b.id for b in load_behaviours().values() if b.kind == "fault"} == faults


def test_every_credit_is_asked_for_somewhere() -> None:
    """A behaviour that the catalogue calls a credit can be due."""
    by = {name for skill in RUBRIC.skills for rule in skill.due for name in rule.by}
    assert {b.id for b in load_behaviours().values() if b.kind == "credit"} <= by


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("skills", 0, "due", 0, "due"), "feeling_show", "feeling_shown"),
        (("skills", 0, "due", 0, "by"), ["empaty"], "'empathy'"),
        (("skills", 0, "due", 0, "by"), ["action:verfy"], "'verify'"),
        (("skills", 0, "due", 0, "by"), ["phrase:warn"], "'warning'"),
        (("skills", 0, "due", 0, "by"), [], "either `by` or `without`"),
        (("skills", 0, "due", 0, "wihtin"), "2", "'within'"),
        (("skills", 0, "due", 0, "within"), "two", "number"),
        (("skills", 0, "due", 0, "why"), "", "`why`"),
        (("skills", 0, "due", 0, "better"), [], "`better`"),
        (("skills", 0, "due", 0, "channels"), ["fax"], "channel"),
        (("skills", 0, "due", 0, "id"), "pity_it", "defined twice"),
        (("skills", 0, "faults", 0, "computed"), "shouts", "either `behaviours` or `computed`"),
        (("skills", 0, "weight"), "heavy", "number"),
        (("skills",), "none", "list"),
        (("overall", "good"), "best", "`good`"),
        (("levels", 0, "from"), "10", "from 0 to 100"),
        (("levels", 1, "from"), "95", "each above the last"),
        (("levels", 1, "id"), "expert", "defined twice"),
        (("levels", 0, "form"), "0", "'from'"),
    ],
)
def test_a_bad_rubric_is_explained(place: tuple[Any, ...], value: object, message: str) -> None:
    """The message says where, what was found or expected, and the nearest right name."""
    data = small()
    at: Any = data
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    with pytest.raises(ValueError, match=message):
        read_rubric(data, load_behaviours())


def test_the_fingerprint_follows_the_content() -> None:
    """Order and spelling of numbers do not count; any word does."""
    data = small()
    same = dict(reversed(list(small().items()))) | {"version": 1}
    other = small()
    other["skills"][0]["due"][0]["why"] = "z"
    assert read_rubric(data).fingerprint == read_rubric(same).fingerprint
    assert read_rubric(data).fingerprint != read_rubric(other).fingerprint
