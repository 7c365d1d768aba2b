"""What a call would have brought the company and the customer: plain values, all simulated.

How they are made stands in `scoring.kpis`; the numbers of the model in `scoring/data/kpis.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["good", "fair", "poor", "none"]
State = Literal["kept", "logged", "loose", "open"]
When = Literal["now", "later"]

LABEL = "simulated"
"""What stands beside every one of these values: no customer was asked."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that moved a measure: in words, by how much, and where.

    `effect` is in the measure's own points of 100, above 0 for the better. `turn` is the place in
    the transcript with its `words`; None where it is the whole call.
    """

    text: str
    effect: int
    turn: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Kpi:
    """One measure of 001, simulated for one call.

    `value` is in the measure's own unit: FCR 1 or 0, AHT seconds, CSAT 1..5, NPS 0..10,
    abandonment the risk in percent; None where the call cannot tell. `points` put it on 0..100,
    100 best. `shown` is it in words, `why` the reasons, those that moved most first.
    """

    id: str
    name: str
    value: int | None
    points: int | None
    shown: str
    grade: Grade
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class TrustPoint:
    """The customer's trust after a turn, 0..100, and what moved it there."""

    turn: int
    value: int
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its place and words, what it is about, when it is due, and what became of it.

    `proof` is the turn that kept it or wrote it down. `open` is one that may still be kept, or one
    of a transcript that does not tell what the agent did besides talking.
    """

    turn: int
    start: int
    end: int
    words: str
    deed: str
    when: When
    state: State
    proof: int | None = None


@dataclass(frozen=True, slots=True)
class CallBack:
    """The customer gets in touch again: with these words, and why; `over` are the words of the turn
    that it is about."""

    says: str
    why: str
    turn: int | None = None
    over: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of a call. `trust` has a point for each turn that moved it, the first before the
    call; `call_back` is None when nothing brings the customer back."""

    fcr: Kpi
    aht: Kpi
    csat: Kpi
    nps: Kpi
    abandonment: Kpi
    trust: tuple[TrustPoint, ...] = ()
    promises: tuple[Promise, ...] = ()
    call_back: CallBack | None = None
    label: str = LABEL

    @property
    def all(self) -> tuple[Kpi, ...]:
        """The five in the order of the handbook (001, Key performance indicators)."""
        return (self.fcr, self.aht, self.csat, self.nps, self.abandonment)
