"""Procedures in a session: the scenario's own settings, the record, the replay, the plain text."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from scoring.judging import judge
from scoring.procedures import ProcedureChange, Procedures
from scoring.scorecard import ProcedureScore, Scorecard, StepFinding
from scoring.transcript import Transcript
from simulator.content.procedure_files import shipped_procedures
from simulator.content.scoring_data import load_rubric
from simulator.practice.canonical import canonical_json
from simulator.practice.kept import scorecard_from
from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.practice.shipped_scoring import ShippedScoring
from simulator.printing.scorecards import procedure_lines
from tests.fakes import LATE, SmallLibrary, WordScoring, small_desk
from tests.practice.test_session import to_the_end

SHIPPED = shipped_procedures()
NO_HOLD = replace(LATE, procedures=(ProcedureChange("hold", off=True),))


@dataclass
class ProcedureScoring(WordScoring):
    """The reader of words with the shipped rubric and procedures."""

    procedures: Procedures = SHIPPED

    def judge(self, transcript: Transcript) -> Scorecard:
        """As the product judges."""
        return judge(transcript, load_rubric(), self.procedures)


def ids(card: Scorecard) -> set[str]:
    """The procedures on a scorecard."""
    return {one.id for one in card.procedures}


def test_a_session_is_judged_by_its_scenario_s_procedures(tmp_path: Path) -> None:
    """What the scenario switches off is not on the card; all else is."""
    desk = small_desk(tmp_path, SmallLibrary(NO_HOLD), ProcedureScoring())
    card = to_the_end(Session.begin(desk, "late-van")).scorecard()
    assert ids(card) == {one.id for one in SHIPPED.procedures} - {"hold"}
    opening = next(one for one in card.procedures if one.id == "opening")
    assert {step.step: step.verdict for step in opening.steps}["greet"] == "skipped"


def test_procedures_are_recorded_and_derived_again(tmp_path: Path) -> None:
    """The record holds them, and a replay gives the same bytes."""
    desk = small_desk(tmp_path, SmallLibrary(NO_HOLD), ProcedureScoring())
    session = to_the_end(Session.begin(desk, "late-van"))
    summary = session.finish()
    again = replay(desk, session.id)
    assert again.equal
    assert scorecard_from(json.loads(again.first)) == summary.scorecard
    assert ids(summary.scorecard)


def test_changed_procedures_are_named_by_a_replay(tmp_path: Path) -> None:
    """A company that changes its procedures sees that they are why the score differs."""
    desk = small_desk(tmp_path, None, ProcedureScoring())
    session = to_the_end(Session.begin(desk, "late-van"))
    session.finish()
    desk.close()
    none = ProcedureScoring(procedures_fingerprint="other", procedures=Procedures())
    again = replay(small_desk(tmp_path, None, none), session.id)
    assert not again.equal
    assert "the procedures changed since" in again.why


def test_a_record_from_before_there_were_procedures_is_read() -> None:
    """An old scorecard has none."""
    old = json.loads(canonical_json(Scorecard(50, (), ())))
    del old["procedures"]
    assert scorecard_from(old) == Scorecard(50, (), ())


def test_the_shipped_scoring_takes_the_user_s_own_file(tmp_path: Path) -> None:
    """A file in the user's folder changes what is judged, and the fingerprint that is recorded."""
    (tmp_path / "procedures.yaml").write_text("procedures: {hold: {off: true}}\n", encoding="utf-8")
    own = ShippedScoring(tmp_path)
    assert own.procedures_fingerprint != ShippedScoring().procedures_fingerprint
    assert own.rubric_fingerprint == ShippedScoring().rubric_fingerprint
    assert "hold" not in ids(own.judge(Transcript("phone", ())))


def test_plain_text_shows_what_was_not_in_order_with_its_receipt() -> None:
    """One line a procedure that began; early, late, repeated and skipped steps under it."""
    texts = ("why", "better", "003")
    steps = (
        StepFinding("a", "in order", 0, 0, 2, "hi", "Greet", *texts),
        StepFinding("b", "late", 1, 0, 3, "Sam", "Say your name", *texts),
        StepFinding("c", "skipped", 1, 0, 0, "", "Offer help", *texts),
    )
    card = (ProcedureScore("o", "Opening", 50, steps), ProcedureScore("h", "Hold", None, ()))
    assert list(procedure_lines(card)) == [
        "",
        "Procedures",
        "Opening: 50 · in order: Greet",
        "  ~ Say your name: late · “Sam” · why · For example: “better” · (003)",
        "  - Offer help: skipped · why · For example: “better” · (003)",
    ]
    assert list(procedure_lines(card[1:])) == []
