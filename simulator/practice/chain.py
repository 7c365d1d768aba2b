"""The chain of a test's records: each event carries a hash of itself and of all before it.

Whoever changes, drops or adds a record of a test without the program breaks the chain from there
on. It shows meddling with the file; it is no lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from simulator.practice.canonical import canonical_json
from simulator.store.records import EventRow, Payload

KEY = "chain"
"""Where the hash stands in a payload."""


def linked(before: str, event: EventRow) -> Payload:
    """The payload of `event` with its link; `before` is the one of the event before, or ""."""
    bare = {key: value for key, value in event.payload.items() if key != KEY}
    told = canonical_json([before, event.session, event.seq, event.kind, event.at, bare])
    return {**bare, KEY: sha256(told.encode("utf-8", "replace")).hexdigest()}


def broken_at(events: Sequence[EventRow]) -> int | None:
    """The number of the first event whose link does not fit, or None when the chain holds.

    A session recorded before there was a chain has none to break.
    """
    if not any(KEY in event.payload for event in events):
        return None
    before = ""
    for place, event in enumerate(events):
        link = linked(before, event)[KEY]
        if event.payload.get(KEY) != link or event.seq != place:
            return event.seq
        before = link
    return None
