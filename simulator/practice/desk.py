"""What a session needs from outside, handed in: library, records, scoring, clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    # For the types alone: the first screen is painted before any of these is needed.
    from collections.abc import Callable, Iterable, Mapping

    from scoring.answers import Marker, Question
    from scoring.behaviours import Behaviour
    from scoring.facts import Fact, Stated
    from scoring.levels import Levels
    from scoring.measures import Measures
    from scoring.overruling import Ruling
    from scoring.procedures import Procedures
    from scoring.reading import Reader
    from scoring.scorecard import Finding, Scorecard
    from scoring.transcript import Transcript
    from simulator.content.library import Library
    from simulator.engine.scenario import Scenario
    from simulator.practice.handbook import Handbook
    from simulator.store.records import Store


class Clock(Protocol):
    """The time. `now_ms` never goes back; `utc` is ISO 8601 with Z."""

    def now_ms(self) -> int:
        """Milliseconds since some fixed moment."""
        ...

    def utc(self) -> str:
        """The date and time in UTC, such as 2026-03-01T09:30:00Z."""
        ...


class Scoring(Protocol):
    """Everything that judges words, loaded when it is first asked for."""

    @property
    def reader(self) -> Reader:
        """Reads replies into behaviours."""
        ...

    @property
    def own_behaviours(self) -> Mapping[str, Behaviour]:
        """The behaviours that a trainer added to those of First Call, by id."""
        ...

    @property
    def marker(self) -> Marker:
        """Marks answers to the appendix questions."""
        ...

    @property
    def rubric(self) -> Any:
        """What the scorecard is judged by."""
        ...

    @property
    def procedures(self) -> Procedures:
        """The procedures of the handbook under the user's own."""
        ...

    @property
    def rubric_fingerprint(self) -> str:
        """A short hash of the rubric and of all that decides what a customer's words make due."""
        ...

    @property
    def rubric_title(self) -> str:
        """Which rubric it is, in words."""
        ...

    @property
    def procedures_fingerprint(self) -> str:
        """A short hash of the procedures, the user's own among them."""
        ...

    @property
    def questions(self) -> tuple[Question, ...]:
        """The 18 appendix questions in order."""
        ...

    def signals(self, text: str) -> frozenset[str]:
        """What the customer's words show."""
        ...

    def stated(self, text: str, facts: Iterable[Fact]) -> tuple[Stated, ...]:
        """What a reply says of the facts, right or wrong."""
        ...

    def meant(self, text: str) -> tuple[str, ...] | None:
        """What a customer takes in of a reply: see `simulator.engine.events.Replied`."""
        ...

    def judge(self, transcript: Transcript) -> Scorecard:
        """The scorecard of a call, or of one so far."""
        ...

    def measure(self, transcript: Transcript, scorecard: Scorecard) -> Measures:
        """What the call would have brought, simulated."""
        ...

    def levels(self, transcript: Transcript, scorecard: Scorecard) -> Levels:
        """Where the call and each skill stand, and what the next level takes."""
        ...

    def overrule(
        self, transcript: Transcript, scorecard: Scorecard, rulings: Mapping[int, Ruling]
    ) -> Scorecard:
        """The scorecard with rulings on some of its findings, by their numbers."""
        ...

    def worth(self, finding: Finding) -> float:
        """What a finding does to the whole call: its points by the weight of its skill."""
        ...

    def draw(self, scenario: Scenario, scorecard: Scorecard, seed: int) -> tuple[Question, ...]:
        """The three questions nearest to what the call trained and to where it was weak."""
        ...


@dataclass
class Desk:
    """A place to work at. Library, store and scoring open on first use, not before."""

    open_library: Callable[[], Library]
    open_store: Callable[[], Store]
    load_scoring: Callable[[], Scoring]
    clock: Clock
    new_id: Callable[[], str]
    new_seed: Callable[[], int]
    trainee: str = ""

    @cached_property
    def library(self) -> Library:
        """The personas and scenarios there are."""
        return self.open_library()

    @cached_property
    def store(self) -> Store:
        """The records; raises StoreFailed on first use when they cannot be opened."""
        return self.open_store()

    @cached_property
    def scoring(self) -> Scoring:
        """All that judges words."""
        return self.load_scoring()

    @property
    def reader(self) -> Reader:
        """Reads replies into behaviours."""
        return self.scoring.reader

    @property
    def marker(self) -> Marker:
        """Marks answers to the appendix questions."""
        return self.scoring.marker

    @property
    def rubric(self) -> Any:
        """What the scorecard is judged by."""
        return self.scoring.rubric

    @property
    def questions(self) -> tuple[Question, ...]:
        """The 18 appendix questions."""
        return self.scoring.questions

    @cached_property
    def handbook(self) -> Handbook:
        """The handbook to read, with what the user's own rubric and procedures add to it."""
        from simulator.practice.handbook import Handbook

        return Handbook(self.rubric, self.scoring.procedures, self.library)

    def close(self) -> None:
        """Close the store if it was opened."""
        if "store" in self.__dict__:
            self.store.close()
