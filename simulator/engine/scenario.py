"""A scenario: what happened, what is true, the plot, and how the call may end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.facts import Fact
from scoring.procedures import Change
from scoring.transcript import Channel, Result
from simulator.engine.conditions import When
from simulator.engine.lines import NOTHING, Lines


@dataclass(frozen=True, slots=True)
class YouAre:
    """Who the trainee is in this call, and what the company allows."""

    name: str
    company: str
    role: str
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Customer:
    """Who contacts the company. `account` is what the agent's screen shows, in the file's order."""

    name: str
    pronouns: str = ""
    about: str = ""
    account: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One entry of the knowledge base that the agent may look up."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What proves who the customer is: what to ask for, and what the customer then says."""

    asks_for: str
    says: Lines


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer says when asked about something. `again` is for asking it twice; without it
    the persona's own words are used. `sets` are flags to set the first time."""

    when: When
    says: Lines
    again: Lines = NOTHING
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A way from one stage to another stage, or to an outcome."""

    when: When
    to: str
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the plot. `says` is spoken on arrival, `nudges` when a reply leads nowhere.

    `task` is what a good agent does here, shown by the coach; `model` are good replies for it.
    `settled` marks a stage in which nothing is left open: a farewell then ends the call well.
    """

    id: str
    task: str
    says: Lines
    nudges: Lines = NOTHING
    answers: tuple[Answer, ...] = ()
    goes: tuple[Move, ...] = ()
    model: tuple[str, ...] = ()
    settled: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call may end. `about` tells the trainee what it means; `says` are the last words."""

    id: str
    kind: Result
    about: str
    says: Lines = NOTHING


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario. `starts` is the first stage; `resolved` the outcome of a farewell in a
    settled stage. `anywhere` are moves and `answers` are answers that hold in every stage, after
    the stage's own. `procedures` are changes to the procedures that this call is judged by. `par`
    are the simulated minutes that a good call takes; 0 is what the channel usually takes.
    """

    id: str
    title: str
    about: str
    industry: str
    channel: Channel
    difficulty: int
    trains: tuple[str, ...]
    personas: tuple[str, ...]
    you_are: YouAre
    customer: Customer
    briefing: str
    starts: str
    resolved: str
    stages: Mapping[str, Stage]
    outcomes: Mapping[str, Outcome]
    facts: tuple[Fact, ...] = ()
    knowledge: tuple[Article, ...] = ()
    identity: Identity | None = None
    answers: tuple[Answer, ...] = ()
    anywhere: tuple[Move, ...] = ()
    procedures: tuple[Change, ...] = ()
    par: int = 0

    def __hash__(self) -> int:
        return hash(self.id)


LEFT, CUT_OFF, ENDED_SAFELY, LEFT_OPEN, PASSED_ON = (
    "customer_left",
    "cut_off",
    "ended_safely",
    "left_open",
    "passed_on",
)

STANDARD_OUTCOMES: Mapping[str, Outcome] = {
    outcome.id: outcome
    for outcome in (
        Outcome(LEFT, "bad", "The customer ran out of patience and left."),
        Outcome(
            CUT_OFF,
            "bad",
            "You disconnected without cause: first a warning, and only if the abuse goes on.",
        ),
        Outcome(
            ENDED_SAFELY,
            "good",
            "You warned the customer, the abuse went on, and you ended the call by the handbook.",
        ),
        Outcome(LEFT_OPEN, "bad", "You ended the call with the customer's problem still open."),
        Outcome(PASSED_ON, "mixed", "You passed the customer on though you could have helped."),
    )
}
"""The outcomes every scenario has; one of the same id in the file replaces it."""
