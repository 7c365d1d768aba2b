"""A trainer's reviews: appended, beside the first score, the later one in place of the earlier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.practice.chain import broken_at
from simulator.practice.debriefing import debriefing
from simulator.practice.desk import Desk
from simulator.practice.final import FinalAssessment
from simulator.practice.finding import NotFound
from simulator.practice.progress import progress
from simulator.practice.replay import replay
from simulator.practice.rescoring import rescore
from simulator.practice.review_typed import TypedReview, typed_review
from simulator.practice.reviewing import NotReviewable, open_sheet, review
from simulator.practice.reviews import in_force, reviewed_score, reviews_in
from simulator.practice.session import Session
from simulator.practice.words import Refused
from simulator.store.records import UnknownSession
from tests.fakes import LATE, SmallLibrary, small_desk
from tests.practice.test_rescoring import Halving


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk over a real store."""
    return small_desk(tmp_path)


def finished(desk: Desk, mode: str = "practice") -> str:
    """A finished call of four replies: the second and the third missed, so 50 of 100."""
    session = Session.begin(desk, "late-van", mode=mode)  # type: ignore[arg-type]
    for words in ("So sorry", "Well", "Hm", "I will send another van"):
        session.reply(words)
    session.act("end")
    assert session.finish().overall == 50
    return session.id


def test_the_findings_are_numbered_with_their_replies(desk: Desk) -> None:
    """In the order of the call, each with the reply behind it."""
    sheet = open_sheet(desk, finished(desk))
    assert [(one.number, one.reply, one.finding.verdict) for one in sheet.findings] == [
        (1, 1, "met"),
        (2, 2, "missed"),
        (3, 3, "missed"),
        (4, 4, "met"),
    ]
    assert (sheet.customer, len(sheet.replies), sheet.reviews) == ("Dana Whitlock", 4, ())


def test_a_verdict_stands_beside_the_first_score(desk: Desk) -> None:
    """Appended with who, when and why; every earlier record is what it was."""
    session = finished(desk)
    before = desk.store.events(session)
    kept = review(desk, session, by="Ann", finding=2, verdict="meets", comment="He was brief.")
    after = desk.store.events(session)
    assert after[:-1] == before
    assert (after[-1].kind, after[-1].seq, after[-1].at) == (
        "reviewed",
        before[-1].seq + 1,
        before[-1].at,
    )
    assert reviews_in(after) == (kept,)
    assert (kept.by, kept.verdict, kept.comment) == ("Ann", "meets", "He was brief.")
    assert (kept.skill, kept.what, kept.was, kept.reply) == (
        "Gratitude",
        "said nothing",
        "missed",
        2,
    )
    score = reviewed_score(after)
    assert score is not None
    assert (score.first, score.overall, score.by, score.when) == (50, 75, ("Ann",), kept.when)
    assert [(one.name, one.first, one.now) for one in score.changes] == [("Gratitude", 50, 75)]


def test_the_first_result_stays_everywhere(desk: Desk) -> None:
    """The summary, the progress, and what a replay compares are those of the first score."""
    session = finished(desk)
    review(desk, session, by="Ann", finding=2, verdict="meets")
    assert Session.resume(desk, session).finish().overall == 50
    assert progress(desk).best == {"late-van": 50}
    assert replay(desk, session).equal
    (overview,) = desk.store.history()
    assert overview.ended is not None
    assert overview.ended["overall"] == 50
    assert [one["by"] for one in overview.reviewed] == ["Ann"]


def test_a_later_review_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    """On the same finding the last verdict and the last comment hold, whoever gave them; both
    reviews stay in the record."""
    session = finished(desk)
    review(desk, session, by="Ann", finding=2, verdict="meets", comment="First thought.")
    review(desk, session, by="Bob", finding=2, verdict="stands")
    review(desk, session, by="Bob", finding=2, comment="Second thought.")
    review(desk, session, by="Bob", finding=3, verdict="does not")
    rows = desk.store.events(session)
    assert len(reviews_in(rows)) == 4
    held = [(one.by, one.number, one.verdict, one.comment) for one in in_force(reviews_in(rows))]
    assert held == [
        ("Bob", 2, "stands", ""),
        ("Bob", 2, "", "Second thought."),
        ("Bob", 3, "does-not", ""),
    ]
    score = reviewed_score(rows)
    assert score is not None
    assert (score.by, score.overall) == (("Bob",), 67)


def test_comments_on_a_reply_and_on_the_call(desk: Desk) -> None:
    """Each trainer has one on each; a comment gives no score."""
    session = finished(desk)
    for by, comment in (("Ann", "One"), ("Bob", "Two"), ("Ann", "Three")):
        review(desk, session, by=by, comment=comment)
    review(desk, session, by="Ann", reply=2, comment="Slower.")
    rows = desk.store.events(session)
    held = [(one.on, one.number, one.by, one.comment) for one in in_force(reviews_in(rows))]
    assert held == [
        ("call", 0, "Bob", "Two"),
        ("call", 0, "Ann", "Three"),
        ("reply", 2, "Ann", "Slower."),
    ]
    assert reviewed_score(rows) is None
    told = debriefing(desk, Session.resume(desk, session))
    assert told.reviewed is None
    assert told.told.turns[told.reviews[2].turn or 0].text == "Well"  # type: ignore[union-attr]


def test_the_debriefing_has_the_reviews_on_their_findings(desk: Desk) -> None:
    """And the first scorecard, whatever judges today; later scores stand beside it."""
    session = finished(desk)
    review(desk, session, by="Ann", finding=3, verdict="does-not")
    later = replace(desk, load_scoring=Halving)
    assert rescore(later, session).now == 25
    told = debriefing(later, Session.resume(later, session))
    assert (told.card.overall, [one.overall for one in told.later]) == (50, [25])
    found = {one.turn: told.reviews_on(one) for one in told.card.skills[0].findings}
    assert [len(reviews) for reviews in found.values()] == [0, 0, 1, 0]
    assert told.reviewed is not None
    assert told.reviewed.overall == 67


def test_the_chain_of_a_test_holds(desk: Desk) -> None:
    """A review is a link like any other."""
    session = finished(desk, mode="test")
    review(desk, session, by="Ann", finding=1, verdict="stands")
    review(desk, session, by="Ann", comment="Fine.")
    rows = desk.store.events(session)
    assert broken_at(rows) is None
    assert "chain" in rows[-1].payload


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"finding": 9, "verdict": "meets"}, "no finding 9; there are 1 to 4. Did you mean 4?"),
        ({"finding": 0, "verdict": "meets"}, "Did you mean 1?"),
        ({"reply": 5, "comment": "x"}, "no reply 5; there are 1 to 4. Did you mean 4?"),
        ({"finding": 2, "verdict": "meats"}, "no verdict 'meats'. Did you mean meets?"),
        ({"finding": 2, "verdict": "?"}, "There are: stands, does-not, meets."),
        ({"finding": 1, "verdict": "meets"}, "met already"),
        ({"finding": 2}, "Nothing said yet"),
        ({"verdict": "meets"}, "on one finding"),
        ({"finding": 2, "verdict": "meets", "by": "  "}, "--by NAME"),
        ({"comment": "x" * 2001}, "may have 2,000"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_line(
    desk: Desk, said: dict[str, object], why: str
) -> None:
    """With the nearest right thing, and nothing is recorded."""
    session = finished(desk)
    before = desk.store.events(session)
    with pytest.raises((NotFound, Refused)) as refused:
        review(desk, session, **{"by": "Ann", **said})  # type: ignore[arg-type]
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert desk.store.events(session) == before


def test_only_a_finished_call_that_is_the_same_today_is_reviewed(
    desk: Desk, tmp_path: Path
) -> None:
    """An open call, an assessment, a changed scenario and an unknown id are told apart."""
    session = finished(desk)
    still_open = Session.begin(desk, "late-van")
    with pytest.raises(NotReviewable, match=f"play --resume {still_open.id}"):
        open_sheet(desk, still_open.id)
    with pytest.raises(NotReviewable, match="final assessment"):
        open_sheet(desk, FinalAssessment.begin(desk).id)
    with pytest.raises(UnknownSession, match=f"Did you mean {session}"):
        open_sheet(desk, session[:-2] + "x1")
    changed = small_desk(tmp_path, SmallLibrary(replace(LATE, briefing="New words.")))
    with pytest.raises(NotReviewable, match="the scenario changed since"):
        review(changed, session, by="Ann", comment="Too late.")


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("12 meets: She did: twice.", TypedReview(12, None, "meets", "She did: twice.")),
        ("12 does not", TypedReview(12, None, "does not", "")),
        ("12: Why?", TypedReview(12, None, "", "Why?")),
        ("Reply 3: Slower", TypedReview(None, 3, "", "Slower")),
        ("call: Well done", TypedReview(None, None, "", "Well done")),
    ],
)
def test_lines_as_a_trainer_types_them(line: str, typed: TypedReview) -> None:
    """A number or a word, a colon, and the comment."""
    assert typed_review(line) == typed


@pytest.mark.parametrize("line", ["reply: x", "call", "cal: hi", "", "meets 12", "reply two: x"])
def test_other_lines_are_refused_with_the_ways_there_are(line: str) -> None:
    """In one sentence."""
    with pytest.raises(Refused, match="reply 3: COMMENT"):
        typed_review(line)
