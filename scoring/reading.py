"""What a reader of replies takes in and gives out. The reader itself is in `scoring.reader`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Said:
    """One reply in its setting: all that a reader may look at.

    `customer` is what the customer said just before. Names may be empty when they are not known.
    """

    reply: str
    customer: str = ""
    channel: str = "phone"
    company: str = ""
    agent_name: str = ""
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A behaviour found in a reply, with the words that show it.

    `start` and `end` count characters of the reply (`reply[start:end] == text`), end excluded.
    `confidence` lies in 0..1, rounded to two places. `why` names the words that carried the
    decision.
    """

    behaviour: str
    start: int
    end: int
    text: str
    confidence: float
    why: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads one reply into behaviours. The same words always give the same reading."""

    @property
    def fingerprint(self) -> str:
        """A short hash of everything the reading depends on, recorded with every session."""
        ...

    def read(self, said: Said) -> tuple[Shown, ...]:
        """The behaviours shown, in the order of their spans, one span a behaviour and place."""
        ...
