"""What the trainee does in a call, and what comes back: the closed set of events."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.facts import Stated
from scoring.reading import Shown


@dataclass(frozen=True, slots=True)
class Replied:
    """The trainee sent a reply. `at` is in milliseconds since the call began.

    `shown` and `stated` are what the reader found, kept with the event so that a replay never reads
    again. `heard` counts the beats of the customer's last words that had arrived; None means all.
    `meant` is what the customer takes in where that is not the text: without what makes no sense,
    as typed and with its slips mended.
    """

    at: int
    text: str
    shown: tuple[Shown, ...] = ()
    stated: tuple[Stated, ...] = ()
    heard: int | None = None
    meant: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Acted:
    """The trainee did something: an id of `scoring.transcript.ACTIONS` and its words."""

    at: int
    action: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Waited:
    """The trainee let `seconds` pass without a word. `at` is when that silence was noticed."""

    at: int
    seconds: int


Event = Replied | Acted | Waited


@dataclass(frozen=True, slots=True)
class Moved:
    """Why something moved: `what` is "mood" or "stage", `words` are the trainee's that did it."""

    what: str
    before: str
    after: str
    behaviours: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """What one event led to.

    `says` are the customer's beats, `told` is what the agent's own screen says (a look-up, a check
    of identity). `abusive` is true when the customer's words are abuse. `outcome` is set once: by
    the event that ends the call.
    """

    says: tuple[str, ...] = ()
    told: str = ""
    moves: tuple[Moved, ...] = ()
    mood: str = ""
    heat: str = ""
    stage: str = ""
    abusive: bool = False
    outcome: str = ""
