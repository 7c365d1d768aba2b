"""Scoring's data comes through the narrow loader, whole, and once."""

from __future__ import annotations

import pytest

from scoring.reading import Said
from simulator.content import scoring_data
from simulator.content.errors import BrokenFile

LOADERS = (
    scoring_data.load_behaviours,
    scoring_data.load_rubric,
    scoring_data.load_reader,
    scoring_data.load_customer_cues,
    scoring_data.load_questions,
    scoring_data.load_marker,
)


@pytest.mark.parametrize("load", LOADERS, ids=lambda load: load.__name__)
def test_every_part_loads_once(load) -> None:
    """A second call gives the same thing, not another."""
    assert load() is load()


def test_the_catalogue_knows_credits_and_faults() -> None:
    """Behaviours come in the order of their file, with their kind, source and examples."""
    behaviours = scoring_data.load_behaviours()
    assert next(iter(behaviours)) == "greeting"
    assert behaviours["rude"].kind == "fault"
    assert behaviours["empathy"].kind == "credit"
    assert all(one.shows and one.source and one.examples for one in behaviours.values())


def test_there_are_the_18_questions_and_the_marker_marks_them() -> None:
    """Numbered 1 to 18, each with its points; a model answer earns something, silence nothing."""
    questions = scoring_data.load_questions()
    assert [one.number for one in questions] == list(range(1, 19))
    marker = scoring_data.load_marker()
    for one in questions:
        assert one.points
        assert marker.mark(one.number, one.model).score > marker.mark(one.number, "").score == 0


def test_the_reader_reads() -> None:
    """A plain greeting is found, so rules and weights have arrived."""
    shown = scoring_data.load_reader().read(Said("Good morning, my name is Sam."))
    assert {"greeting", "introduction"} <= {one.behaviour for one in shown}


def test_skills_are_known_by_their_ids() -> None:
    """The names that a scenario's `trains` is checked against are the rubric's."""
    ids = tuple(skill.id for skill in scoring_data.load_rubric().skills)
    assert "empathy" in ids
    assert scoring_data.load_skill_ids() == ids


def test_a_broken_data_file_is_named_with_its_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged installation says which file and line, as for any other file."""
    monkeypatch.setattr(scoring_data, "load_bytes", lambda name: b"a: [\n")
    with pytest.raises(BrokenFile, match=r"scoring/data/x\.yaml:1:4: T005"):
        scoring_data.load_plain("x.yaml")
