"""One spelling for every value."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scoring.reading import Shown
from scoring.transcript import AgentTurn, Transcript
from simulator.practice.canonical import canonical_json, fingerprint
from simulator.practice.kept import mark_from, scorecard_from
from tests.fakes import ANGRY, LATE, LengthMarker, WordScoring


def test_order_of_keys_and_sets_does_not_count() -> None:
    """What means the same is written the same."""
    assert canonical_json({"b": {2, 10}, "a": 1}) == canonical_json({"a": 1, "b": {10, 2}})


def test_a_fingerprint_changes_with_any_part() -> None:
    """A word, a number or a rule: each shows."""
    prints = {
        fingerprint(one)
        for one in (LATE, ANGRY, replace(LATE, briefing="x"), replace(ANGRY, patience=4))
    }
    assert len(prints) == 4
    assert fingerprint(LATE) == fingerprint(replace(LATE))


def test_what_has_no_canonical_form_is_refused() -> None:
    """Nothing is fingerprinted by its address in memory."""
    with pytest.raises(TypeError, match="object"):
        canonical_json(object())


def test_scorecards_and_marks_come_back_the_same() -> None:
    """Recorded and read again they are equal."""
    turns = (AgentTurn("thanks", (Shown("gratitude", 0, 6, "thanks", 0.9),)), AgentTurn("mh"))
    card = WordScoring().judge(Transcript("phone", turns))
    mark = LengthMarker().mark(3, "long enough to count")
    assert scorecard_from(json.loads(canonical_json(card))) == card
    assert mark_from(json.loads(canonical_json(mark))) == mark
