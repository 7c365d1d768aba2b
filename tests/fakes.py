"""A desk for tests: a small scenario, a reader of single words, a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoring.answers import Mark, Point, PointMark, Question
from scoring.behaviours import Behaviour
from scoring.facts import Fact, Stated
from scoring.kpis import simulate
from scoring.levels import Levels, levels_of
from scoring.measures import Measures
from scoring.overruling import Ruling, overruled
from scoring.procedures import Procedures
from scoring.reading import Said, Shown
from scoring.scorecard import Finding, Scorecard, SkillScore
from scoring.transcript import AgentTurn, Transcript
from simulator.content.headings import Heading
from simulator.content.scoring_data import load_kpi_model, load_rubric
from simulator.engine.conditions import When
from simulator.engine.lines import LineGroup, Lines
from simulator.engine.persona import OCCASIONS, Persona, Reaction
from simulator.engine.scenario import (
    STANDARD_OUTCOMES,
    Answer,
    Article,
    Customer,
    Identity,
    Move,
    Outcome,
    Scenario,
    Stage,
    YouAre,
)
from simulator.practice.desk import Desk
from simulator.store.sqlite import open_store


def says(*beats: str) -> Lines:
    """One line for anybody, in beats."""
    return Lines((LineGroup("", "", (beats,)),))


ANGRY = Persona(
    id="angry",
    name="Angry",
    about="Has waited long enough.",
    source="002",
    moods=("calm", "irritated", "angry", "furious"),
    starts="angry",
    patience=3,
    reacts=(
        Reaction(When(shows=("rude",)), "worst"),
        Reaction(When(shows=("empathy", "apology")), "better", at_most=2),
    ),
    lines={occasion: says(f"[{occasion}]") for occasion in OCCASIONS},
    abusive_in=("furious",),
)

LATE = Scenario(
    id="late-van",
    title="The late van",
    about="A van that did not come.",
    industry="removals",
    channel="phone",
    difficulty=2,
    trains=("empathy", "gratitude"),
    personas=("angry",),
    you_are=YouAre("Sam", "Northwind", "dispatcher", ("credit £25",), ("promise an hour",)),
    customer=Customer("Dana Whitlock", "she/her", "Moves house today.", {"Last four": "2041"}),
    briefing="The van has broken down. Another one is free.",
    starts="opening",
    resolved="resolved",
    stages={
        "opening": Stage(
            id="opening",
            task="Take in what happened.",
            says=says("Your van is not here.", "It is noon!"),
            nudges=says("And the van?"),
            answers=(Answer(When(shows=("open_question",)), says("It was to come at ten.")),),
            goes=(Move(When(shows=("solution",)), "closing"),),
            model=("I am sorry the van let you wait.",),
        ),
        "closing": Stage(
            id="closing",
            task="Check and close.",
            says=says("All right, send it."),
            settled=True,
        ),
    },
    outcomes={**STANDARD_OUTCOMES, "resolved": Outcome("resolved", "good", "A van is coming.")},
    facts=(Fact("credit", "money", "£25", ("credit",)),),
    knowledge=(Article("vans", "Broken vans", "Send the next free one."),),
    identity=Identity("last four digits", says("2041.")),
)

WORDS = {
    "sorry": "apology",
    "upset": "empathy",
    "hello": "greeting",
    "send": "solution",
    "bye": "farewell",
    "what": "open_question",
    "shut": "rude",
    "hold": "hold_request",
    "thanks": "gratitude",
}
"""What the fake reader takes each word to show."""


class WordReader:
    """Reads one behaviour from each known word."""

    fingerprint = "reader-of-words"

    def __init__(self) -> None:
        self.read_so_far: list[Said] = []

    def read(self, said: Said) -> tuple[Shown, ...]:
        """A behaviour for each known word, in order."""
        self.read_so_far.append(said)
        lower = said.reply.lower()
        found = [(lower.find(word), word) for word in WORDS if word in lower]
        return tuple(
            Shown(WORDS[word], at, at + len(word), said.reply[at : at + len(word)], 0.9)
            for at, word in sorted(found)
        )


class LengthMarker:
    """Gives a quarter for every ten characters of an answer."""

    fingerprint = "marker-of-lengths"

    def mark(self, question: int, answer: str) -> Mark:
        """The mark, with one point met when the answer has ten characters."""
        met = len(answer) >= 10
        end = 10 if met else 0
        point = PointMark(0, met, 0, end, answer[:end])
        return Mark(question, min(1.0, len(answer) // 10 / 4), (point,))


QUESTIONS = tuple(
    Question(number, f"Question {number}?", (Point(0, "a point"),), (), "A model.", "003")
    for number in range(1, 19)
)


@dataclass
class WordScoring:
    """Judges a call by the share of its replies that show anything."""

    rubric: Any = "rubric-1"
    rubric_fingerprint: str = "rubric-1"
    rubric_title: str = "rubric 1"
    procedures: Procedures = field(default_factory=Procedures)
    procedures_fingerprint: str = "procedures-1"
    reader: WordReader = field(default_factory=WordReader)
    own_behaviours: Mapping[str, Behaviour] = field(default_factory=dict)
    marker: LengthMarker = field(default_factory=LengthMarker)
    questions: tuple[Question, ...] = QUESTIONS

    def signals(self, text: str) -> frozenset[str]:
        """Shouting is a feeling."""
        return frozenset({"feeling"} if "!" in text else ())

    def meant(self, text: str) -> None:
        """All words are taken in as they stand."""

    def stated(self, text: str, facts: Iterable[Fact]) -> tuple[Stated, ...]:
        """A fact is stated right where its value stands."""
        return tuple(
            Stated(
                fact.id,
                True,
                text.find(fact.value),
                text.find(fact.value) + len(fact.value),
                fact.value,
            )
            for fact in facts
            if fact.value in text
        )

    def judge(self, transcript: Transcript) -> Scorecard:
        """One skill: every reply that shows something is met, every other one is missed."""
        findings = [
            _finding(place, turn)
            for place, turn in enumerate(transcript.turns)
            if isinstance(turn, AgentTurn)
        ]
        met = sum(finding.verdict == "met" for finding in findings)
        score = round(100 * met / len(findings)) if findings else None
        skill = SkillScore("gratitude", "Gratitude", score, tuple(findings))
        return Scorecard(score or 0, (), (skill,))

    def measure(self, transcript: Transcript, scorecard: Scorecard) -> Measures:
        """By the shipped model, with no promises to find."""
        return simulate(transcript, scorecard, load_kpi_model(), {})

    def levels(self, transcript: Transcript, scorecard: Scorecard) -> Levels:
        """By the shipped rubric."""
        return levels_of(scorecard, load_rubric(), transcript.result)

    def overrule(
        self, transcript: Transcript, scorecard: Scorecard, rulings: Mapping[int, Ruling]
    ) -> Scorecard:
        """By the shipped rules, with no procedures and whatever the end of the call."""
        return overruled(scorecard, rulings, load_rubric(), (), None)

    def worth(self, finding: Finding) -> float:
        """Its points: all skills weigh the same."""
        return finding.points

    def draw(self, scenario: Scenario, scorecard: Scorecard, seed: int) -> tuple[Question, ...]:
        """Three in a row, from a place that the seed and the score give."""
        first = (seed + scorecard.overall) % 16
        return QUESTIONS[first : first + 3]


def _finding(place: int, turn: AgentTurn) -> Finding:
    met = bool(turn.shown)
    shown = turn.shown[0] if met else Shown("", 0, 0, "", 0.0)
    return Finding(
        rule="say-something",
        skill="gratitude",
        verdict="met" if met else "missed",
        turn=place,
        start=shown.start,
        end=shown.end,
        words=shown.text,
        points=100.0 if met else -100.0,
        what="said something" if met else "said nothing",
        why="words count",
        better="" if met else "I am sorry.",
        source="003",
    )


class HandClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.ms = 1_000
        self.minute = 0

    def now_ms(self) -> int:
        """The time set by hand."""
        return self.ms

    def utc(self) -> str:
        """One minute later each time it is asked."""
        self.minute += 1
        return f"2026-03-01T{self.minute // 60:02}:{self.minute % 60:02}:00.000Z"


class Shelf(dict[str, Any]):
    """Definitions by id, as the library keeps them."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(self)


class SmallLibrary:
    """A library of one scenario and the personas given."""

    def __init__(self, scenario: Scenario = LATE, *personas: Persona) -> None:
        self.scenarios = Shelf({scenario.id: scenario})
        self.personas = Shelf({one.id: one for one in personas or (ANGRY,)})

    def headings(self, kind: str) -> tuple[Heading, ...]:
        """The top of each scenario."""
        assert kind == "scenario"
        return tuple(
            Heading(
                kind="scenario",
                id=one.id,
                title=one.title,
                about=one.about,
                industry=one.industry,
                channel=one.channel,
                difficulty=one.difficulty,
                trains=one.trains,
                personas=one.personas,
                own=False,
            )
            for one in self.scenarios.values()
        )


def small_desk(folder: Path, library: Any = None, scoring: Any = None) -> Desk:
    """A desk over a real SQLite store in `folder`, everything else from this module."""
    ids = iter(f"session{number:02}" for number in range(1, 100))
    tools = scoring or WordScoring()
    return Desk(
        open_library=lambda: library or SmallLibrary(),
        open_store=lambda: open_store(folder),
        load_scoring=lambda: tools,
        clock=HandClock(),
        new_id=lambda: next(ids),
        new_seed=lambda: 7,
    )
