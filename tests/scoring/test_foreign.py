"""Transcripts from anywhere, in and out."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from scoring.customer import signals
from scoring.foreign import ForeignRowError, scorecard_to_row, transcript_from_row
from scoring.judging import judge
from scoring.reading import Said, Shown
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Transcript
from simulator.content.procedure_files import shipped_procedures
from tests.scoring.judged import CUES, RUBRIC


class HelloReader:
    """Finds a greeting in the word hello, and remembers what it was asked."""

    fingerprint = "hello"

    def __init__(self) -> None:
        self.asked: list[Said] = []

    def read(self, said: Said) -> tuple[Shown, ...]:
        """A greeting where hello stands."""
        self.asked.append(said)
        at = said.reply.find("Hello")
        return (Shown("greeting", at, at + 5, "Hello", 0.9),) if at >= 0 else ()


def row(*turns: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A row of turns with some defaults."""
    return {"id": "t1", "turns": [{"speaker": who, "text": text} for who, text in turns], **more}


def read(given: dict[str, Any]) -> Transcript:
    """The transcript of a row, read by the fake reader."""
    return transcript_from_row(given, HelloReader(), partial(signals, cues=CUES))


@pytest.mark.parametrize(
    ("words", "name", "seconds"),
    [
        ("hold 40s: announced", "hold", 40),
        ("puts the customer on hold for 3 minutes", "hold", 180),
        ("resumes the call", "resume", 0),
        ("looks up account", "look_up", 0),
        ("verifies identity: postcode", "verify", 0),
        ("warm transfer to billing, briefing: charged twice", "transfer_warm", 0),
        ("cold transfer to billing", "transfer_cold", 0),
        ("transfers to billing", "transfer_cold", 0),
        ("escalates to a supervisor", "escalate", 0),
        ("note: long hold, refund issued", "note", 0),
        ("disconnects", "disconnect", 0),
        ("ends the call", "end", 0),
        ("issues refund of £40", "work", 0),
    ],
)
def test_actions_in_words(words: str, name: str, seconds: int) -> None:
    """What stands in square brackets is an action, by its words."""
    [turn] = read(row(("agent", f"[{words}]"))).turns
    assert turn == ActionTurn(name, words, seconds)


def test_a_turn_with_an_action_inside_is_taken_apart() -> None:
    """Findings still point at the turn and the place of the row."""
    given = row(("customer", "Hi, my box is broken."), ("agent", "One sec. [hold 5s] Hello again."))
    transcript = read(given)
    assert [type(turn) for turn in transcript.turns] == [
        CustomerTurn,
        AgentTurn,
        ActionTurn,
        AgentTurn,
    ]
    out = scorecard_to_row(given, judge(transcript, RUBRIC))
    found = [one for skill in out["skills"].values() for one in skill["findings"]]  # type: ignore[attr-defined]
    for one in found:
        text = given["turns"][one["turn"]]["text"]
        assert text[one["start"] : one["end"]] == one["words"]
    assert any(one["words"] == "hold 5s" for one in found)


def test_the_reader_hears_what_the_customer_just_said() -> None:
    """All of the customer's turns since the last reply, and the names."""
    reader = HelloReader()
    given = row(
        ("customer", "Hi."),
        ("customer", "It broke."),
        ("agent", "Hello Dana"),
        company="Northwind",
        agent_name="Sam",
        customer_name="Dana",
        channel="Live chat",
    )
    transcript_from_row(given, reader, partial(signals, cues=CUES))
    assert reader.asked == [Said("Hello Dana", "Hi. It broke.", "chat", "Northwind", "Sam", "Dana")]


def test_facts_in_words_are_checked() -> None:
    """A sentence with a value becomes a typed fact; one without is not held against anybody."""
    given = row(
        ("agent", "Your refund will be there in 3 days."),
        ("agent", "Sorry, refunds take five business days."),
        facts=["A refund takes 5 working days", "The shop is in Leeds"],
    )
    stated = [one.right for turn in read(given).turns for one in turn.stated]  # type: ignore[union-attr]
    assert stated == [False, True]


def test_the_row_out_has_the_fixed_shape() -> None:
    """id, overall, fatal, skills with score and findings, and procedures, ready for JSON."""
    given = row(("customer", "Where is my order? I'm furious."), ("agent", "Hello"))
    out = json.loads(json.dumps(scorecard_to_row(given, judge(read(given), RUBRIC))))
    assert set(out) == {"id", "overall", "fatal", "skills", "procedures"}
    assert out["id"] == "t1"
    assert 0 <= out["overall"] <= 100
    assert out["skills"]["empathy"]["score"] == 0
    assert out["skills"]["hold"] == {"score": None, "findings": []}


def test_procedures_of_a_row_have_their_steps_with_the_words() -> None:
    """Each procedure with its score and steps; those that nothing began have none."""
    given = row(("customer", "Hi."), ("agent", "One sec. [hold 5s] Hello again."))
    card = judge(read(given), RUBRIC, shipped_procedures())
    out = json.loads(json.dumps(scorecard_to_row(given, card)))["procedures"]
    by_id = {one["id"]: one for one in out}
    assert by_id["sale"] == {"id": "sale", "name": "Sale", "score": None, "steps": []}
    assert by_id["opening"]["score"] is not None
    greeted = next(step for step in by_id["opening"]["steps"] if step["step"] == "greet")
    assert (greeted["verdict"], greeted["turn"], greeted["words"]) == ("late", 1, "Hello")
    assert given["turns"][1]["text"][greeted["start"] : greeted["end"]] == "Hello"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"id": "t1"}, "turns"),
        ({"id": "t1", "turns": []}, "turns"),
        ({"id": "t1", "turns": ["hi"]}, "turn 1"),
        (row(("bot", "hi")), "customer or agent"),
        (row(("agent", "hi"), channel="fax"), "channel"),
        (row(("agent", "hi"), facts="none"), "facts"),
        (row(("agent", "hi"), company=7), "company"),
    ],
)
def test_a_bad_row_has_one_clear_message(broken: dict[str, Any], message: str) -> None:
    """The message names the transcript and what was expected."""
    with pytest.raises(ForeignRowError, match=f"t1.*{message}"):
        read(broken)


@pytest.mark.parametrize(
    ("last", "helped", "expected"),
    [
        ("Perfect, thank you!", True, "good"),
        ("That worked, thanks.", False, "good"),
        ("This is ridiculous, close my account.", True, "bad"),
        ("So what about it then?", False, "bad"),
    ],
)
def test_the_ending_is_judged_from_the_turns(last: str, helped: bool, expected: str) -> None:
    """Without a recorded result the last words and the help given decide."""
    from scoring.ending import result_of

    shown = (Shown("solution", 0, 2, "Do", 0.9),) if helped else ()
    turns = (AgentTurn("Do it so", shown), CustomerTurn(last, signals(last, CUES)))
    assert result_of(turns) == expected
