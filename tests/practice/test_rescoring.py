"""A changed rubric scores old sessions again beside the first score, which stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.scorecard import Scorecard
from scoring.transcript import Transcript
from simulator.practice.canonical import canonical_json
from simulator.practice.chain import broken_at
from simulator.practice.desk import Desk
from simulator.practice.final import FinalAssessment
from simulator.practice.kept import levels_from, scorecard_from
from simulator.practice.replay import replay
from simulator.practice.rescoring import rescore, rescore_all
from simulator.practice.session import Session
from simulator.printing.later_scores import later_score_lines
from simulator.store.records import UnknownSession
from tests.fakes import LATE, SmallLibrary, WordScoring, small_desk
from tests.practice.test_session import to_the_end


class Halving(WordScoring):
    """A rubric under which everything earns half."""

    def __init__(self) -> None:
        super().__init__(rubric_fingerprint="rubric-2", rubric_title="rubric 1 with Northwind 2")

    def judge(self, transcript: Transcript) -> Scorecard:
        """Half of what the first rubric gives, in all and in the skill."""
        card = super().judge(transcript)
        (skill,) = card.skills
        return Scorecard(card.overall // 2, (), (replace(skill, score=card.overall // 2),))


def finished(folder: Path, mode: str = "practice") -> str:
    """The id of a session that was finished under the first rubric."""
    desk = small_desk(folder)
    session = to_the_end(Session.begin(desk, "late-van", mode=mode))  # type: ignore[arg-type]
    session.finish()
    desk.close()
    return session.id


def later(folder: Path) -> Desk:
    """The same records under the second rubric."""
    return small_desk(folder, scoring=Halving())


def test_the_new_score_stands_beside_the_first(tmp_path: Path) -> None:
    """It is appended with what it was made by; every earlier record is what it was."""
    session = finished(tmp_path)
    desk = later(tmp_path)
    before = desk.store.events(session)
    done = rescore(desk, session)
    assert (done.first, done.before, done.now, done.recorded) == (100, 100, 50, True)
    assert done.why == "100 at first; 50 by rubric 1 with Northwind 2. The earlier scores stay."
    after = desk.store.events(session)
    assert after[:-1] == before
    new = after[-1]
    assert (new.kind, new.seq, new.at) == ("rescored", before[-1].seq + 1, before[-1].at)
    assert new.payload["judged_by"]["rubric"] == "rubric-2"
    assert scorecard_from(new.payload["scorecard"]).overall == new.payload["overall"] == 50
    assert levels_from(new.payload["levels"]).call.level == "learner"


def test_a_session_records_what_its_first_score_was_made_by(tmp_path: Path) -> None:
    """The fingerprint that counts is that of the end, not that of the beginning."""
    session = Session.begin(small_desk(tmp_path), "late-van")
    to_the_end(session)
    desk = later(tmp_path)
    Session.resume(desk, session.id).finish()
    *_, ended = desk.store.events(session.id)
    assert ended.payload["judged_by"]["rubric"] == "rubric-2"
    assert replay(desk, session.id).why == "The same scorecard, byte for byte."


def test_the_first_score_replays_to_the_byte_before_and_after(tmp_path: Path) -> None:
    """Scoring again changes nothing of what a replay compares; the later score replays too."""
    session = finished(tmp_path)
    before = replay(small_desk(tmp_path), session)
    desk = later(tmp_path)
    rescore(desk, session)
    again = replay(desk, session)
    assert again.first == before.first == before.again
    assert (again.equal, again.later_equal, again.later) == (False, True, again.again)
    assert again.why.endswith("The score recorded since is the same, byte for byte.")
    by_first = replay(small_desk(tmp_path), session)
    assert (by_first.equal, by_first.later_equal) == (True, False)
    assert by_first.why.endswith("The score recorded since is another one again.")


def test_the_same_rubric_is_recorded_once(tmp_path: Path) -> None:
    """Nothing is appended while nothing has changed, neither at first nor later."""
    session = finished(tmp_path)
    same = rescore(small_desk(tmp_path), session)
    assert (same.recorded, same.now, same.done) == (False, 100, True)
    desk = later(tmp_path)
    assert [rescore(desk, session).recorded for _ in range(3)] == [True, False, False]
    back = rescore(small_desk(tmp_path), session)
    assert (back.recorded, back.first, back.before, back.now) == (True, 100, 50, 100)
    assert "50 the last time" in back.why
    assert [event.kind for event in desk.store.events(session)].count("rescored") == 2


def test_no_reply_is_read_again(tmp_path: Path) -> None:
    """What was read stays with the event."""
    session = finished(tmp_path)
    desk = later(tmp_path)
    desk.reader.read = None  # type: ignore[method-assign, assignment]
    assert rescore(desk, session).now == 50


def test_a_session_that_was_scored_again_opens_with_its_first_result(tmp_path: Path) -> None:
    """Its summary and its progress are those of the first score."""
    session = finished(tmp_path)
    desk = later(tmp_path)
    rescore(desk, session)
    again = Session.resume(desk, session)
    assert (again.phase, again.finish().overall) == ("finished", 100)
    (overview,) = desk.store.history()
    assert overview.ended is not None
    assert overview.ended["overall"] == 100
    assert [kept["overall"] for kept in overview.rescored] == [50]


def test_the_chain_of_a_test_holds(tmp_path: Path) -> None:
    """A later score is a link like any other."""
    session = finished(tmp_path, mode="test")
    desk = later(tmp_path)
    assert rescore(desk, session).recorded
    events = desk.store.events(session)
    assert broken_at(events) is None
    assert "chain" in events[-1].payload


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (replace(LATE, briefing="New words."), "the scenario changed since"),
        (replace(LATE, id="other-van"), "no scenario 'late-van'"),
    ],
)
def test_another_call_is_not_scored(tmp_path: Path, scenario: object, why: str) -> None:
    """A scenario that changed or is gone leaves the record alone, and says so."""
    session = finished(tmp_path)
    desk = small_desk(tmp_path, SmallLibrary(scenario), Halving())  # type: ignore[arg-type]
    before = desk.store.events(session)
    done = rescore(desk, session)
    assert (done.first, done.now, done.recorded, done.done) == (100, None, False, False)
    assert why in done.why
    assert desk.store.events(session) == before


def test_what_has_no_score_is_told_apart(tmp_path: Path) -> None:
    """An unfinished call, a final assessment, and an id there is not."""
    desk = later(tmp_path)
    session = Session.begin(desk, "late-van")
    assert f"play --resume {session.id}" in rescore(desk, session.id).why
    final = FinalAssessment.begin(desk)
    assert "final assessment" in rescore(desk, final.id).why
    with pytest.raises(UnknownSession):
        rescore(desk, "nobody")


def test_all_finished_calls_are_scored_again(tmp_path: Path) -> None:
    """The newest first; what is not finished, and assessments, are passed over."""
    desk = small_desk(tmp_path)
    ids = [to_the_end(Session.begin(desk, "late-van")) for _ in range(2)]
    for session in ids:
        session.finish()
    Session.begin(desk, "late-van")
    FinalAssessment.begin(desk).hand_in()
    done = list(rescore_all(later(tmp_path)))
    assert [one.session for one in done] == [session.id for session in reversed(ids)]
    assert all(one.recorded for one in done)


def test_what_differs_is_told_in_lines(tmp_path: Path) -> None:
    """When, by what, the score beside the first one, and the skills that came out otherwise."""
    session = finished(tmp_path)
    desk = later(tmp_path)
    assert list(later_score_lines(desk.store.events(session))) == []
    rescore(desk, session)
    _, head, skill = later_score_lines(desk.store.events(session))
    assert head.startswith("Scored again 2026-03-01")
    assert head.endswith("by rubric 1 with Northwind 2: 50 of 100, learner (first: 100)")
    assert skill == "  Gratitude: 100 -> 50"


def test_a_later_score_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    """Two copies of a record scored again hold the same scorecard, byte for byte."""
    cards = []
    for name in ("one", "other"):
        session = finished(tmp_path / name)
        desk = later(tmp_path / name)
        rescore(desk, session)
        cards.append(canonical_json(desk.store.events(session)[-1].payload["scorecard"]))
    assert cards[0] == cards[1]
