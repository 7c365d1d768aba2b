"""Going back in a call: a new session that repeats another up to one reply and goes on from there.

The first call stays as it was. A branch holds all its events itself, so it is resumed and replayed
like any other session.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.recording import KINDS
from simulator.practice import chain
from simulator.practice.desk import Desk
from simulator.practice.moments import Moment, replies_in
from simulator.practice.session import Session
from simulator.practice.started import check_unchanged, started_payload
from simulator.practice.words import Refused
from simulator.store.records import EventRow, Payload, SessionRow, UnknownSession


def may_go_back(session: Session) -> bool:
    """Whether a reply can be tried again now: in practice always, after a test once it is over."""
    return session.mode == "practice" or session.phase == "finished"


def replies_to_retry(session: Session) -> tuple[Moment, ...]:
    """The replies that can be tried again, the last one first; none while a test goes on."""
    return tuple(reversed(replies_in(session.moments()))) if may_go_back(session) else ()


def branch(desk: Desk, session: Session, event: int) -> Session:
    """Begin a branch of `session` in place of its reply `event` (its place among the events).

    It is in practice mode, with the same customer, seed and trainee; after a call that had ended no
    questions follow. Raises Refused in a test that is not over and for anything but a reply,
    Changed when the customer would no longer answer as it did, StoreFailed when it cannot be kept.
    """
    if not may_go_back(session):
        raise Refused("In a test there is no going back before its end.")
    if event not in {moment.event for moment in replies_in(session.moments())}:
        raise Refused("Only a reply can be tried again.")
    recorded = session.recorded()
    done = [row for row in recorded if row.kind in KINDS]
    old = desk.store.session(session.id)
    check_unchanged(old, recorded[0].payload, session.scenario, session.persona)
    row = replace(
        old,
        id=desk.new_id(),
        mode="practice",
        started=desk.clock.utc(),
        branch_of=old.id,
        from_event=done[event].seq,
    )
    started = {
        **started_payload(desk, row, session.scenario, session.persona),
        "branch": {
            "of": row.branch_of,
            "from_event": row.from_event,
            "second_try": session.second_try or session.call.outcome is not None,
        },
    }
    desk.store.begin(row, started, _copied(done[:event], row.id))
    return Session.resume(desk, row.id)


def _copied(rows: list[EventRow], to: str) -> list[EventRow]:
    """The events as the branch keeps them. The links of a test's chain belong to the test."""
    return [
        replace(row, session=to, seq=seq, payload=_unlinked(row.payload))
        for seq, row in enumerate(rows, 1)
    ]


def _unlinked(payload: Payload) -> Payload:
    return {key: value for key, value in payload.items() if key != chain.KEY}


def family(desk: Desk, session_id: str) -> tuple[SessionRow, ...]:
    """All sessions that began as one call: the first one, then its branches and theirs, the oldest
    first. Raises UnknownSession."""
    branches = desk.store.branches()
    parents = {row.id: row.branch_of for row in branches}
    root = session_id
    while parents.get(root) is not None:
        root = str(parents[root])
    within = {root}
    # A branch is never older than what it came from, so one pass finds all of them.
    found = []
    for row in branches:
        if row.branch_of in within:
            within.add(row.id)
            found.append(row)
    return (*_first(desk, root), *found)


def _first(desk: Desk, root: str) -> tuple[SessionRow, ...]:
    """The first call, or nothing when it was erased; its branches outlive it."""
    try:
        return (desk.store.session(root),)
    except UnknownSession:
        return ()
