"""What is kept of a session, and the door through which it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.mistakes import Mistake

Payload = Mapping[str, Any]
"""Plain JSON values: what an event holds beside its kind and its time."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """Who played what. `started` is UTC in ISO 8601 with Z; `mode` is "practice" or "test".

    A session that goes another way from somewhere in an earlier one names that one in `branch_of`;
    `from_event` is the `seq` of the event there that it does anew. Both are None in a first call.
    """

    id: str
    scenario: str
    persona: str
    seed: int
    mode: str
    trainee: str
    started: str
    branch_of: str | None = None
    from_event: int | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that happened. `seq` counts from 0 within the session, `at` is in milliseconds
    since the call began. `kind` is started, replied, acted, waited, answered, ended, drilled,
    rescored or reviewed."""

    session: str
    seq: int
    kind: str
    at: int
    payload: Payload


@dataclass(frozen=True, slots=True)
class Overview:
    """One line of the history: the session, how many replies it has, when the last event came, the
    payload of `ended`, or None while it can still be resumed, and those of later scores and of a
    trainer's reviews."""

    session: SessionRow
    replies: int
    last_at: int
    ended: Payload | None
    rescored: tuple[Payload, ...] = ()
    reviewed: tuple[Payload, ...] = ()


class StoreFailed(Mistake):
    """The records cannot be opened, read or written; the text says where and what to do."""


class UnknownSession(Mistake):
    """No session, or more than one, has that id."""


class OutOfStep(Mistake):
    """Another program has written to this session since it was read."""


class Store(Protocol):
    """Keeps sessions. Every write is durable when the call returns; nothing is ever changed."""

    def check_writable(self) -> None:
        """Make one durable write now; raises StoreFailed when the folder is full or read-only."""
        ...

    def begin(self, session: SessionRow, started: Payload, then: Sequence[EventRow] = ()) -> None:
        """Keep a new session, its event `started` (seq 0, at 0) and the events that it goes on with
        from there together, or nothing of it."""
        ...

    def append(self, event: EventRow) -> None:
        """Keep one event; raises OutOfStep when its place is taken, StoreFailed when it cannot."""
        ...

    def session(self, session_id: str) -> SessionRow:
        """The session of that id, or of the only id that begins so; raises UnknownSession."""
        ...

    def events(self, session_id: str) -> tuple[EventRow, ...]:
        """All events of a session (its whole id) in order; none for an unknown id."""
        ...

    def branches(self) -> tuple[SessionRow, ...]:
        """Every session that is a branch of another, the oldest first."""
        ...

    def history(self) -> tuple[Overview, ...]:
        """Every session, the newest first."""
        ...

    def close(self) -> None:
        """Let go of the records; a closed store is not used again."""
        ...
