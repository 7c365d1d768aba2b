"""The store over SQLite: one file, many readers, one writer at a time, every write durable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError, IntegrityError

from simulator.store import folder
from simulator.store.connecting import failed, new_engine
from simulator.store.migrating import bring_up_to_date
from simulator.store.records import (
    EventRow,
    OutOfStep,
    Overview,
    Payload,
    SessionRow,
    StoreFailed,
    UnknownSession,
)
from simulator.store.schema import events, sessions

FILE = "sessions.db"


def open_store(home: Path | None = None) -> SqliteStore:
    """The store in `home` (by default the user's data folder), made or migrated where needed.

    Raises StoreFailed in one sentence when the folder or the file cannot be used.
    """
    place = home if home is not None else folder.home()
    folder.make(place)
    path = place / FILE
    engine = new_engine(path)
    try:
        bring_up_to_date(engine)
    except DatabaseError as error:
        engine.dispose()
        raise failed(path, error) from error
    except StoreFailed:
        engine.dispose()
        raise
    with suppress(OSError):
        path.chmod(0o600)
    return SqliteStore(engine, path)


class SqliteStore:
    """Sessions in one SQLite file. Fit for several threads and several programs at once."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    def check_writable(self) -> None:
        """One durable write to the folder and the write lock of the file; raises StoreFailed."""
        folder.check_room(self.path.parent)
        try:
            with self._engine.begin() as connection:
                connection.execute(text("PRAGMA user_version = 1"))
        except DatabaseError as error:
            raise failed(self.path, error) from error

    def begin(self, session: SessionRow, started: Payload, then: Sequence[EventRow] = ()) -> None:
        """Keep a new session and what it begins with; raises OutOfStep when the id is taken."""
        first = EventRow(session.id, 0, "started", 0, started)
        row = {name: getattr(session, name) for name in SessionRow.__slots__}
        kept = ((insert(events), _values(event)) for event in (first, *then))
        self._write(session.id, (insert(sessions), row), *kept)

    def append(self, event: EventRow) -> None:
        """Keep one event; it is on the disk when this returns."""
        self._write(event.session, (insert(events), _values(event)))

    def session(self, session_id: str) -> SessionRow:
        """The session of that id, or of the only id that begins so; raises UnknownSession."""
        wanted = session_id.strip().lower()
        begins = func.substr(sessions.c.id, 1, len(wanted)) == wanted
        with self._reading() as connection:
            rows = connection.execute(select(sessions).where(begins).limit(6)).all()
        found = [SessionRow(**row._mapping) for row in rows]
        for row in found:
            if row.id == wanted:
                return row
        if len(found) == 1 and wanted:
            return found[0]
        raise UnknownSession(_which(session_id, found if wanted else [], self._ids()))

    def events(self, session_id: str) -> tuple[EventRow, ...]:
        """All events of a session in order."""
        query = select(events).where(events.c.session == session_id).order_by(events.c.seq)
        with self._reading() as connection:
            return tuple(EventRow(**row._mapping) for row in connection.execute(query))

    def branches(self) -> tuple[SessionRow, ...]:
        """Every session that is a branch of another, the oldest first."""
        branched = sessions.c.branch_of.is_not(None)
        query = select(sessions).where(branched).order_by(sessions.c.started, sessions.c.id)
        with self._reading() as connection:
            return tuple(SessionRow(**row._mapping) for row in connection.execute(query))

    def history(self) -> tuple[Overview, ...]:
        """Every session, the newest first."""
        ended = events.alias("ended")
        counted = (
            select(
                sessions,
                func.count().filter(events.c.kind == "replied").label("replies"),
                func.max(events.c.at).label("last_at"),
                ended.c.payload.label("ended"),
            )
            .join(events, events.c.session == sessions.c.id)
            .outerjoin(ended, (ended.c.session == sessions.c.id) & (ended.c.kind == "ended"))
            .group_by(sessions.c.id)
            .order_by(sessions.c.started.desc(), sessions.c.id)
        )
        again = (
            select(events.c.session, events.c.kind, events.c.payload)
            .where(events.c.kind.in_(("rescored", "reviewed")))
            .order_by(events.c.session, events.c.seq)
        )
        later: dict[tuple[str, str], list[Payload]] = defaultdict(list)
        with self._reading() as connection:
            for session, kind, payload in connection.execute(again):
                later[session, kind].append(payload)
            return tuple(
                _overview(row._mapping, later[row.id, "rescored"], later[row.id, "reviewed"])
                for row in connection.execute(counted)
            )

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def _ids(self) -> list[str]:
        with self._reading() as connection:
            return list(connection.execute(select(sessions.c.id)).scalars())

    def _reading(self) -> _Reading:
        return _Reading(self._engine, self.path)

    def _write(self, session_id: str, *statements: tuple[Any, dict[str, Any]]) -> None:
        try:
            with self._engine.begin() as connection:
                for statement, values in statements:
                    connection.execute(statement, values)
        except IntegrityError as error:
            raise OutOfStep(
                f"Session {session_id} has gone on in another window."
                f" Close this one, or run: firstcall play --resume {session_id}"
            ) from error
        except DatabaseError as error:
            raise failed(self.path, error) from error


class _Reading:
    """A connection for reading, whose failures are said in words."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def __enter__(self) -> Connection:
        try:
            self._connection = self._engine.connect().execution_options(reads=True)
        except DatabaseError as error:
            raise failed(self._path, error) from error
        return self._connection

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._connection.close()
        if isinstance(error, DatabaseError):
            raise failed(self._path, error) from error


def _values(event: EventRow) -> dict[str, Any]:
    return {
        "session": event.session,
        "seq": event.seq,
        "kind": event.kind,
        "at": event.at,
        "payload": dict(event.payload),
    }


def _overview(row: Any, rescored: list[Payload], reviewed: list[Payload]) -> Overview:
    session = SessionRow(**{name: row[name] for name in SessionRow.__slots__})
    counts = (row["replies"], row["last_at"], row["ended"])
    return Overview(session, *counts, tuple(rescored), tuple(reviewed))


def _which(wanted: str, found: list[SessionRow], ids: list[str]) -> str:
    if not found:
        from rapidfuzz import fuzz, process

        near = process.extractOne(wanted.strip().lower(), ids, scorer=fuzz.ratio, score_cutoff=60)
        meant = f" Did you mean {near[0]}?" if near else ""
        return f"There is no session {wanted!r}.{meant} The ids are listed by: firstcall history"
    several = ", ".join(row.id for row in found[:5])
    return f"More than one session begins with {wanted!r}: {several}. Give more of the id."
