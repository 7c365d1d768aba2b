"""One session's place in the records, and its clock: what happens is kept with its time."""

from __future__ import annotations

from dataclasses import replace

from simulator.practice import chain
from simulator.practice.desk import Clock
from simulator.store.records import EventRow, Payload, SessionRow, Store


class Ledger:
    """Appends to one session. The time runs on from the last event, whenever that was."""

    def __init__(self, store: Store, clock: Clock, row: SessionRow) -> None:
        self.row = row
        self._store, self._clock = store, clock
        self._next_seq = 1
        self._last_at = 0
        self._link = ""
        self._began_ms = clock.now_ms()

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds since the call began; the time of a break-off does not count."""
        return max(self._last_at, self._clock.now_ms() - self._began_ms)

    def go_on_from(self, last: EventRow) -> None:
        """Take up the count and the time after an event that is kept already."""
        self._next_seq = last.seq + 1
        self._last_at = last.at
        self._link = last.payload.get(chain.KEY, "")
        self._began_ms = self._clock.now_ms() - last.at

    def skip(self, seconds: int) -> None:
        """Let the session's own clock run on by so much; a negative number takes it back."""
        self._began_ms -= seconds * 1000

    def begin(self, started: Payload) -> None:
        """Keep the session and its first event; raises StoreFailed when it cannot."""
        first = self._chained(EventRow(self.row.id, 0, "started", 0, started))
        self._store.begin(self.row, first.payload)
        self._link = first.payload.get(chain.KEY, "")

    def keep(self, kind: str, payload: Payload, at: int | None = None) -> None:
        """Keep an event durably, now or at `at`; raises OutOfStep or StoreFailed, and then nothing
        has changed."""
        moment = self.elapsed_ms if at is None else at
        event = self._chained(EventRow(self.row.id, self._next_seq, kind, moment, payload))
        self._store.append(event)
        self._link = event.payload.get(chain.KEY, "")
        self._next_seq += 1
        self._last_at = moment

    def _chained(self, event: EventRow) -> EventRow:
        """The event with its link, where the session is a test that has been chained from the
        start."""
        if self.row.mode != "test" or (event.seq and not self._link):
            return event
        return replace(event, payload=chain.linked(self._link, event))

    def events(self) -> tuple[EventRow, ...]:
        """Everything kept of this session."""
        return self._store.events(self.row.id)
