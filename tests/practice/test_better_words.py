"""Better words for a moment: of the stage where it was missed, with the names of the call."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.scorecard import Finding
from simulator.content.library import load_library
from simulator.practice.desk import Desk
from simulator.practice.session import Session
from simulator.practice.shipped_scoring import ShippedScoring
from tests.fakes import small_desk

LIBRARY = load_library(None)
SCORING = ShippedScoring()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with everything that ships."""
    return small_desk(tmp_path, LIBRARY, SCORING)


def told(desk: Desk, scenario: str, persona: str, *replies: str) -> tuple[Session, list[Finding]]:
    """A call with these replies, and its findings with the words for their moments."""
    session = Session.begin(desk, scenario, persona, seed=3)
    for text in replies:
        if session.phase == "call":
            session.reply(text)
    if session.phase == "call":
        session.act("end")
    card = session.moment_words().scorecard(session.scorecard())
    return session, [finding for skill in card.skills for finding in skill.findings]


def better(findings: list[Finding], rule: str) -> str:
    """The better words for the first finding of a rule."""
    return next(one.better for one in findings if one.rule == rule)


def models(scenario: str, stage: str) -> str:
    """All model replies of a stage on one line."""
    return " ".join(" ".join(LIBRARY.scenarios[scenario].stages[stage].model).split())


def test_a_miss_gets_the_words_of_its_stage(desk: Desk) -> None:
    """Each example is a sentence of a model reply of the stage where the moment was, and shows what
    was missed; the whole call's misses look from there on."""
    _, found = told(desk, "late-engineer", "angry", "What?", "Hm.", "And?", "Well.")
    for rule in ("name_feeling", "greet", "apologise_for_it", "play_back"):
        assert better(found, rule) in models("late-engineer", "opening"), rule
    assert "sorry" in better(found, "apologise_for_it")
    assert better(found, "give_real_answer") in models("late-engineer", "visit")


def test_what_was_judged_stays(desk: Desk) -> None:
    """Only the better words differ from the scorecard that is recorded."""
    session, found = told(desk, "late-engineer", "angry", "What?", "Calm down.", "Whatever.")
    judged = [one for skill in session.scorecard().skills for one in skill.findings]
    same = ("rule", "verdict", "turn", "start", "end", "words", "points", "what", "why", "source")
    assert len(judged) == len(found)
    for old, new in zip(judged, found, strict=True):
        assert [getattr(old, name) for name in same] == [getattr(new, name) for name in same]
        assert old.better == new.better or old.verdict != "met"


def test_a_finding_has_the_same_words_everywhere(desk: Desk) -> None:
    """What stands out is worded as in the scorecard."""
    session, _ = told(desk, "late-engineer", "angry", "What?", "Calm down.", "Whatever.")
    words = session.moment_words()
    card, chosen = words.scorecard(session.scorecard()), words.standouts(session.standouts())
    assert chosen.work_on in [one for skill in card.skills for one in skill.findings]


def test_the_names_of_the_call_fill_the_gaps(desk: Desk) -> None:
    """An example of the rubric speaks to this customer."""
    _, found = told(desk, "late-engineer", "angry", "What?", "Calm down.", "Whatever.")
    words = better(found, "use_name")
    assert "Dana" in words
    assert "[" not in words


def test_a_wrong_figure_is_put_right(desk: Desk) -> None:
    """The better words for a wrong fact state that fact as it is, from a model reply or alone."""
    replies = ("Hi.", "Name, postcode and account number?", "The credit for today is £40.")
    _, found = told(desk, "late-engineer", "angry", *replies)
    assert "£25" in better(found, "states_wrong")
    replies = ("Please send us a private message.", "Order number and name?", "We refund you £20.")
    _, found = told(desk, "wrong-name-cake", "angry", *replies)
    assert "£48" in better(found, "states_wrong")


def test_an_occasion_keeps_the_examples_of_the_rubric(desk: Desk) -> None:
    """No model reply speaks of a hold, so its words are not lent to one."""
    session = Session.begin(desk, "late-engineer", "angry", seed=3)
    session.reply("Hello, this is Sam at Northwind.")
    session.act("hold")
    session.let_pass(30)
    session.act("resume")
    session.reply("The engineer ran late.")
    session.act("end")
    card = session.moment_words().scorecard(session.scorecard())
    found = [one for skill in card.skills for one in skill.findings]
    examples = {rule.id: rule.texts.better for s in SCORING.rubric.skills for rule in s.due}
    assert better(found, "announce_hold") in examples["announce_hold"]
    assert better(found, "thank_after_hold") in examples["thank_after_hold"]


def test_the_coach_words_its_notes_so(desk: Desk) -> None:
    """The coach's example after a reply is of this stage too."""
    session = Session.begin(desk, "late-engineer", "angry", seed=3)
    session.reply("What is it?")
    missed = session.coach().missed
    assert missed
    assert all(one.better in models("late-engineer", "opening") for one in missed)
