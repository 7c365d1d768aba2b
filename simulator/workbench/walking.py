"""Calls that simulated trainees play by themselves, each drawn from its seed alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random

from scoring.reading import Reader, Said, Shown
from scoring.transcript import Result
from simulator.content.read_transcript import Step, TranscriptFile
from simulator.engine.events import Replied
from simulator.practice.desk import Desk, Scoring
from simulator.practice.finding import find_persona, find_scenario
from simulator.practice.words import Refused
from simulator.workbench.phrasebook import Phrasebook
from simulator.workbench.playing import Play
from simulator.workbench.recording import recorded
from simulator.workbench.trainees import Trainee, trainee
from simulator.workbench.trying import take

MOST_STEPS = 120
"""No simulated trainee does more in one call; the customer has left long before."""

STUCK_AFTER = 6
"""So many replies in one stage that is not settled, and the call is stuck there."""

_MOST_REFUSALS = 10


@dataclass(frozen=True, slots=True)
class Round:
    """A call to be walked: the persona, the trainee, and the number of the call among those."""

    persona: str
    trainee: str
    number: int


@dataclass(frozen=True, slots=True)
class Walked:
    """A call that was walked. `stuck_in` is the stage it was stuck in, or empty; `outcome` is empty
    for a call that the trainee left open."""

    round: Round
    seed: int
    outcome: str
    kind: Result | None
    overall: int
    replies: int
    stuck_in: str
    script: TranscriptFile


class RememberingReader:
    """The reader, asked once for equal replies in equal settings."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[Said, tuple[Shown, ...]] = {}

    @property
    def fingerprint(self) -> str:
        """That of the reader."""
        return self._reader.fingerprint

    def read(self, said: Said) -> tuple[Shown, ...]:
        """The reader's reading."""
        if said not in self._known:
            self._known[said] = self._reader.read(said)
        return self._known[said]


class Walker:
    """Walks calls of one scenario. What is read or loaded once serves all of them."""

    def __init__(self, desk: Desk, scenario: str, seed: int) -> None:
        """Raises NotFound for a scenario that cannot be played."""
        self._desk, self._seed = desk, seed
        self.scenario = find_scenario(desk.library, scenario)
        self._books: dict[str, Phrasebook] = {}

    def walk(self, one: Round) -> Walked:
        """Play one call to its end; the same seed and round give the same call."""
        persona = find_persona(self._desk.library, self.scenario, one.persona)
        seed = Random(f"{self._seed}:{one.persona}:{one.trainee}:{one.number}").randrange(10**6)
        play = Play(self.scenario, persona, seed, self._scoring, self._reader)
        if one.persona not in self._books:
            rubric, signals = self._scoring.rubric, self._scoring.signals
            self._books[one.persona] = Phrasebook(self.scenario, persona, rubric, signals)
        _play_out(play, trainee(one.trainee, self._books[one.persona], seed))
        return _walked(play, one)

    @property
    def _scoring(self) -> Scoring:
        return self._desk.scoring

    @cached_property
    def _reader(self) -> Reader:
        return RememberingReader(self._scoring.reader)


def _play_out(play: Play, who: Trainee) -> None:
    refused = 0
    for _ in range(MOST_STEPS):
        step = who.next(play) if refused < _MOST_REFUSALS else Step(0, act="end")
        if step is None:
            return
        try:
            take(play, step)
            refused = 0
        except Refused:
            refused += 1


def _walked(play: Play, one: Round) -> Walked:
    outcome = play.call.outcome
    return Walked(
        round=one,
        seed=play.seed,
        outcome=outcome.id if outcome else "",
        kind=outcome.kind if outcome else None,
        overall=play.scorecard.overall,
        replies=sum(isinstance(taken.event, Replied) for taken in play.taken),
        stuck_in=_stuck_in(play),
        script=recorded(play),
    )


def _stuck_in(play: Play) -> str:
    """The first stage, not a settled one, in which `STUCK_AFTER` replies in a row were sent."""
    stage, count = play.opening.stage, 0
    for taken in play.taken:
        count += isinstance(taken.event, Replied)
        if taken.response.stage != stage:
            stage, count = taken.response.stage, 0
        if count >= STUCK_AFTER and not play.scenario.stages[stage].settled:
            return stage
    return ""
