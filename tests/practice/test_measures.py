"""The simulated measures of a session: there when it ends, kept with it, and shown in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulator.practice.canonical import canonical_json
from simulator.practice.desk import Desk
from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.practice.summary import Summary
from simulator.printing.measured import MOST_REASONS, measure_lines
from simulator.printing.plain_text import session_lines
from simulator.printing.scorecards import recorded_lines
from simulator.store.records import EventRow
from tests.fakes import small_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the small scenario and an empty store."""
    return small_desk(tmp_path)


def finished(desk: Desk) -> Session:
    """A session played to a good end, finished."""
    session = Session.begin(desk, "late-van", "angry")
    session.reply("So sorry, I will send another van")
    session.reply("bye")
    session.finish()
    return session


def ended(session: Session) -> EventRow:
    """The recorded end of a session."""
    return session.recorded()[-1]


def test_the_summary_has_the_measures(desk: Desk) -> None:
    """They are those of the whole call, and come back from the record as they were."""
    session = finished(desk)
    summary = session.finish()
    assert summary.measures == session.measures()
    again = Summary.from_payload(ended(session).payload)
    assert again == summary
    assert canonical_json(again.measures) == canonical_json(summary.measures)


def test_a_record_from_before_has_none(desk: Desk) -> None:
    """A session recorded without measures is read, shown and replayed as ever."""
    session = finished(desk)
    payload: dict[str, Any] = dict(ended(session).payload)
    del payload["measures"]
    old = Summary.from_payload(payload)
    assert old.measures is None
    assert "measures" not in old.payload()
    row = ended(session)
    lines = list(recorded_lines([EventRow(row.session, row.seq, row.kind, row.at, payload)]))
    assert any(line.startswith("Overall") for line in lines)
    assert not any("simulated" in line for line in lines)
    assert replay(desk, session.id).equal


def test_they_are_told_in_words(desk: Desk) -> None:
    """Each by name with its reasons, labelled simulated, in the session's own page too."""
    session = finished(desk)
    lines = list(measure_lines(session.measures()))
    assert "simulated" in lines[0]
    for kpi in session.measures().all:
        place = lines.index(f"{kpi.name}: {kpi.shown}")
        reasons = lines[place + 1 : place + 1 + min(len(kpi.why), MOST_REASONS)]
        assert all(line.startswith("  ") for line in reasons)
    assert set(lines) <= set(session_lines(session))


def test_words_are_shown_as_text(desk: Desk) -> None:
    """What a trainee typed is neither markup nor a terminal's order."""
    session = Session.begin(desk, "late-van", "angry")
    session.reply("shut up \x1b[31m [red]you[/red]")
    text = "\n".join(measure_lines(session.measures()))
    assert "\x1b" not in text
    assert "[red]" in text
