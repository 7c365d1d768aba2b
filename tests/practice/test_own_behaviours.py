"""Behaviours of a trainer's own in a call: the customer reacts to them, the coach names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.behaviours import Behaviour
from simulator.content.errors import BrokenFile
from simulator.practice.coaching import Noticed
from simulator.practice.session import Session
from simulator.practice.wiring import open_desk
from tests.content.samples import PERSONA, SCENARIO, changed
from tests.fakes import WordScoring, small_desk

OWN = """\
behaviours:
  - id: loyalty_thanks
    kind: credit
    name: Thanks for loyalty
    about: Thanks the customer for the years they have been with us.
    words: [staying with us]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a behaviour, a persona that reacts to it, and a scenario for that persona."""
    for kind, text in (
        ("personas/brisk", changed(PERSONA, "[empathy]", "[loyalty_thanks]")),
        ("scenarios/lost-key", changed(SCENARIO, "personas: [angry]", "personas: [brisk, angry]")),
        ("behaviours", OWN),
    ):
        path = tmp_path / f"{kind}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_customer_reacts_and_the_coach_names_it(home: Path) -> None:
    """From the file to the mood and the coach's note, with the reader that ships."""
    desk = open_desk(home)
    session = Session.begin(desk, "lost-key", "brisk", seed=1)
    session.reply("Thank you for staying with us all these years.")
    (move,) = (one for one in session.coach().moved if one.what == "mood")
    assert (move.before, move.after, move.behaviours) == ("hurried", "calm", ("loyalty_thanks",))
    (noticed,) = session.coach().own
    assert (noticed.name, noticed.kind) == ("Thanks for loyalty", "credit")
    assert "staying with us" in noticed.words
    assert session.scorecard() is not None
    assert desk.reader.fingerprint != open_desk(home / "elsewhere").reader.fingerprint
    desk.close()


def test_the_coach_names_each_once_and_no_others(tmp_path: Path) -> None:
    """A behaviour of First Call is told by the skills that count it."""
    own = Behaviour("rude", "House rudeness", "fault", "", "", "", "")
    desk = small_desk(tmp_path, scoring=WordScoring(own_behaviours={"rude": own}))
    session = Session.begin(desk, "late-van", "angry", seed=1)
    session.reply("hello, shut up")
    assert session.coach().own == (Noticed("House rudeness", "fault", "shut"),)
    session.reply("hello")
    assert session.coach().own == ()


def test_no_call_begins_with_a_broken_file(home: Path) -> None:
    """Its problems are told instead; nothing is half used."""
    (home / "behaviours.yaml").write_text(OWN.replace("credit", "praise"), encoding="utf-8")
    with pytest.raises(BrokenFile, match=r"behaviours\.yaml:3:11: N010"):
        Session.begin(open_desk(home), "lost-key", "brisk", seed=1)
