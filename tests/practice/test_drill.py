"""The drill: a reply said again, what it mends, what it breaks, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import AgentTurn, Transcript
from simulator.practice.desk import Desk
from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.practice.words import Refused
from tests.fakes import WordScoring, small_desk


class Rude(WordScoring):
    """As the scoring of words, with a fault for every rude reply and one for every late one."""

    def judge(self, transcript: Transcript) -> Scorecard:
        """Faults of the words and of the time."""
        card = super().judge(transcript)
        found = []
        for place, turn in enumerate(transcript.turns):
            if not isinstance(turn, AgentTurn):
                continue
            if any(one.behaviour == "rude" for one in turn.shown):
                found.append(_fault(place, "Be kind", -40.0))
            if turn.waited is not None and turn.waited > 20:
                found.append(_fault(place, "Be quick", -90.0))
        return replace(
            card, skills=(*card.skills, SkillScore("respect", "Respect", 0, tuple(found)))
        )


def _fault(place: int, what: str, points: float) -> Finding:
    return Finding(what, "respect", "fault", place, 0, 0, "", points, what, "why", "b", "003")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose scoring knows a fault."""
    return small_desk(tmp_path, scoring=Rude())


def ended(desk: Desk, *replies: str, mode: str = "practice") -> Session:
    """A call with these replies that the agent ended."""
    session = Session.begin(desk, "late-van", "angry", seed=7, mode=mode)  # type: ignore[arg-type]
    for text in replies:
        session.reply(text)
    session.act("end")
    return session


def test_the_worst_reply_comes_first(desk: Desk) -> None:
    """Every reply that cost something by its words, and none that cost nothing."""
    weak = ended(desk, "I am sorry", "Well", "Oh shut it").drilling().weak
    assert [one.moment.text for one in weak] == ["Well", "Oh shut it"]
    assert [[lost.what for lost in one.lost] for one in weak] == [["said nothing"], ["Be kind"]]


def test_what_no_words_can_mend_is_not_drilled(desk: Desk) -> None:
    """A reply that was only late is no moment for the drill."""
    session = Session.begin(desk, "late-van", "angry", seed=7)
    session.let_pass(40)
    desk.clock.ms += 40_000  # type: ignore[attr-defined]
    session.reply("I am sorry")
    session.act("end")
    assert session.drilling().weak == ()


def test_better_words_mend_what_was_lost(desk: Desk) -> None:
    """The finding is met, the behaviours that came and went are named, the customer calms down."""
    drilling = ended(desk, "I am sorry", "Oh shut it").drilling()
    (weak,) = drilling.weak
    told = drilling.say(weak, "You must be upset")
    assert [one.what for one in told.mended] == ["Be kind"]
    assert (told.still, told.broken) == ((), ())
    assert (told.gained, told.dropped) == (("Empathy",), ("Rude",))
    assert (told.shift, told.after) == ("better", "calm")
    assert told.model == ("I am sorry the van let you wait.",)


def test_words_that_mend_nothing_say_so(desk: Desk) -> None:
    """The same fault again is still lost, and a new miss is told as new."""
    drilling = ended(desk, "Oh shut it").drilling()
    (weak,) = drilling.weak
    same = drilling.say(weak, "Just shut it")
    assert ([one.what for one in same.still], same.mended, same.broken) == (["Be kind"], (), ())
    worse = drilling.say(weak, "Well")
    assert [one.what for one in worse.broken] == ["said nothing"]
    assert [one.what for one in worse.mended] == ["Be kind"]


def test_a_drill_is_recorded_and_changes_no_score(desk: Desk) -> None:
    """It is an event of the session, before or after the end, and the replay stays equal."""
    session = ended(desk, "Oh shut it")
    before = session.scorecard()
    (weak,) = session.drilling().weak
    session.drilling().say(weak, "I am sorry")
    session.finish()
    session.drilling().say(weak, "You must be upset")
    kinds = [row.kind for row in session.recorded()]
    assert kinds == ["started", "replied", "acted", "drilled", "ended", "drilled"]
    kept = session.recorded()[3].payload
    assert (kept["text"], kept["event"], kept["mended"]) == ("I am sorry", 0, ["Be kind"])
    again = Session.resume(desk, session.id)
    assert (again.scorecard(), again.phase) == (before, "finished")
    assert replay(desk, session.id).first == replay(desk, session.id).again


def test_there_is_no_drill_in_the_call_and_none_in_a_test(desk: Desk) -> None:
    """It comes when all is over."""
    session = Session.begin(desk, "late-van", "angry", seed=7)
    with pytest.raises(Refused, match="after the call"):
        session.drilling()
    tested = ended(desk, "Oh shut it", mode="test")
    with pytest.raises(Refused, match="test"):
        tested.drilling()
    tested.finish()
    assert len(tested.drilling().weak) == 1


def test_nothing_to_read_is_refused(desk: Desk) -> None:
    """Blanks are no reply, and are not recorded."""
    session = ended(desk, "Oh shut it")
    drilling = session.drilling()
    with pytest.raises(Refused, match="nothing to send"):
        drilling.say(drilling.weak[0], "   ")
    assert [row.kind for row in session.recorded()][-1] == "acted"
