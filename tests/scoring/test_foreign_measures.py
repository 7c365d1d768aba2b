"""Times and measures of transcripts from elsewhere."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from scoring.customer import signals
from scoring.foreign import ForeignRowError, scorecard_to_row, transcript_from_row
from scoring.judging import judge
from scoring.kpis import simulate
from scoring.transcript import AgentTurn
from simulator.content.scoring_data import load_kpi_model
from tests.scoring.judged import CUES, RUBRIC
from tests.scoring.test_foreign import HelloReader, read, row


def timed(*turns: tuple[str, str, Any]) -> dict[str, Any]:
    """A row whose turns have times."""
    return {"turns": [{"speaker": who, "text": text, "at": at} for who, text, at in turns]}


def waits(given: dict[str, Any]) -> list[int | None]:
    """The seconds before each reply of a row."""
    return [turn.waited for turn in read(given).turns if isinstance(turn, AgentTurn)]


def test_replies_have_the_seconds_they_took() -> None:
    """Where the row tells; a row that does not, or not everywhere, is judged without."""
    told = timed(("customer", "Hi.", 0), ("agent", "Hello.", 12.6), ("agent", "Well?", 30))
    assert waits(told) == [12, 17]
    assert waits(row(("customer", "Hi."), ("agent", "Hello."))) == [None]
    assert waits(timed(("customer", "Hi.", None), ("agent", "Hello.", 40))) == [None]


@pytest.mark.parametrize("at", ["noon", -1, True, 1e12])
def test_a_time_that_is_none_is_named(at: object) -> None:
    """The turn, what was expected and what was found."""
    with pytest.raises(ForeignRowError, match="turn 2: expected the seconds"):
        read(timed(("customer", "Hi.", 0), ("agent", "Hello.", at)))


def test_the_measures_are_an_extra_key() -> None:
    """`kpis` holds the five with value, reasons and places of the row; nothing else changes."""
    given = row(
        ("customer", "My lamp never came, I'm furious."),
        ("agent", "One sec. [hold 200s: unannounced] It is lost."),
        ("customer", "Goodbye then."),
    )
    transcript = transcript_from_row(given, HelloReader(), partial(signals, cues=CUES))
    card = judge(transcript, RUBRIC)
    bare = scorecard_to_row(given, card)
    measures = simulate(transcript, card, load_kpi_model(), RUBRIC.phrases)
    out = json.loads(json.dumps(scorecard_to_row(given, card, measures)))
    assert {key: value for key, value in out.items() if key != "kpis"} == bare
    kpis = out["kpis"]
    assert kpis["label"] == "simulated"
    assert {"fcr", "aht", "csat", "nps", "abandonment", "trust", "promises", "call_back"} < set(
        kpis
    )
    held = [one for one in kpis["abandonment"]["why"] if one["turn"] == 1]
    assert held
    assert kpis["aht"]["value"] >= 200
