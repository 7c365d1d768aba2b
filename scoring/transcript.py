"""A call in plain values, as the scorecard judges it: what was said and done, in order.

Calls of our own scenarios and transcripts from anywhere else take this same shape, so that one
scorer judges both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.facts import Fact, Stated
from scoring.procedures import Change
from scoring.reading import Shown

Channel = Literal["phone", "chat", "email", "social", "in_person"]
Result = Literal["good", "mixed", "bad"]


@dataclass(frozen=True, slots=True)
class CustomerTurn:
    """What the customer said in one go. `signals` are what it shows (see `scoring.customer`).

    `heat` is cool, warm, hot or boiling where the customer's mood is known, else empty.
    """

    text: str
    signals: frozenset[str] = frozenset()
    heat: str = ""


@dataclass(frozen=True, slots=True)
class AgentTurn:
    """One reply, already read. `interrupted` is true when it cut the customer short.

    `waited` are the seconds since the customer last spoke or the agent last did something; None
    where nobody took the time. `heat` is the customer's after it.
    """

    text: str
    shown: tuple[Shown, ...] = ()
    stated: tuple[Stated, ...] = ()
    interrupted: bool = False
    waited: int | None = None
    heat: str = ""


@dataclass(frozen=True, slots=True)
class ActionTurn:
    """What the agent did: an id of `ACTIONS` or `WORK`, its words, and its length in seconds.

    `heat` is the customer's after it.
    """

    action: str
    detail: str = ""
    seconds: int = 0
    heat: str = ""


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
    """A whole call, or one so far. `result` is how it ended where that is known; `procedures` are
    the case's own changes to the procedures that it is judged by.

    `facts` are what is true in the case, `account` what the agent's screen shows of the customer,
    `par` the seconds a good call takes (0: not known); `left` is true when the customer gave up.
    """

    channel: Channel
    turns: tuple[Turn, ...]
    agent_name: str = ""
    customer_name: str = ""
    company: str = ""
    result: Result | None = None
    ended: bool = True
    procedures: tuple[Change, ...] = ()
    facts: tuple[Fact, ...] = ()
    account: tuple[str, ...] = ()
    par: int = 0
    left: bool = False
