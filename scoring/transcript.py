"""A call in plain values, as the scorecard judges it: what was said and done, in order.

Calls of our own scenarios and transcripts from anywhere else take this same shape, so that one
scorer judges both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.facts import Stated
from scoring.reading import Shown

Channel = Literal["phone", "chat", "email", "social", "in_person"]
Result = Literal["good", "mixed", "bad"]


@dataclass(frozen=True, slots=True)
class CustomerTurn:
    """What the customer said in one go. `signals` are what it shows (see `scoring.customer`)."""

    text: str
    signals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AgentTurn:
    """One reply, already read. `interrupted` is true when it cut the customer short."""

    text: str
    shown: tuple[Shown, ...] = ()
    stated: tuple[Stated, ...] = ()
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class ActionTurn:
    """What the agent did: an id of `ACTIONS` or `WORK`, its words, and its length in seconds."""

    action: str
    detail: str = ""
    seconds: int = 0


Turn = CustomerTurn | AgentTurn | ActionTurn

ACTIONS = (
    "hold",
    "resume",
    "look_up",
    "verify",
    "transfer_warm",
    "transfer_cold",
    "escalate",
    "note",
    "end",
    "disconnect",
    "take_break",
)
"""What an agent can do in a call besides talking."""

WORK = "work"
"""Any step in the company's systems that helps: a refund issued, a booking made. Only transcripts
from elsewhere tell of it; in our own calls the reply does."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole call, or one so far. `result` is how it ended where that is known."""

    channel: Channel
    turns: tuple[Turn, ...]
    agent_name: str = ""
    customer_name: str = ""
    company: str = ""
    result: Result | None = None
    ended: bool = True
