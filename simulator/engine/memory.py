"""What a customer remembers of the call so far, and what the outside may see of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.engine.lines import Line


@dataclass(slots=True)
class Memory:
    """The whole changing state of one call. Only the engine changes it, one event at a time."""

    stage: str
    mood: str
    flags: set[str] = field(default_factory=set)
    stated: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    used: dict[int, int] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    said: dict[Line, int] = field(default_factory=dict)
    last_line: Line = ()
    last_beats: int = 0
    events: int = 0
    replies: int = 0
    stage_replies: int = 0
    fruitless: int = 0
    silences: int = 0
    held_since: int | None = None
    hold_agreed: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class CallState:
    """A picture of a call at one moment. `outcome` is empty until the call has ended."""

    stage: str
    mood: str
    heat: str
    flags: frozenset[str]
    replies: int
    on_hold: bool
    held_since: int | None
    settled: bool
    private: bool
    outcome: str

    @property
    def ended(self) -> bool:
        """True once the call is over; only the note and the break are left then."""
        return bool(self.outcome)
