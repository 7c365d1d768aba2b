"""The store over SQLite: one file, many readers, one writer at a time, every write durable."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import QueuePool

from simulator.store import folder
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
BUSY_SECONDS = 15
"""How long a write waits for another program's write before it gives up."""


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
        raise _failed(path, error) from error
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
            raise _failed(self.path, error) from error

    def begin(self, session: SessionRow, started: Payload) -> None:
        """Keep a new session and its event `started`; raises OutOfStep when the id is taken."""
        first = EventRow(session.id, 0, "started", 0, started)
        row = {name: getattr(session, name) for name in SessionRow.__slots__}
        self._write(session.id, (insert(sessions), row), (insert(events), _values(first)))

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
        raise UnknownSession(_which(session_id, found if wanted else []))

    def events(self, session_id: str) -> tuple[EventRow, ...]:
        """All events of a session in order."""
        query = select(events).where(events.c.session == session_id).order_by(events.c.seq)
        with self._reading() as connection:
            return tuple(EventRow(**row._mapping) for row in connection.execute(query))

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
        with self._reading() as connection:
            return tuple(_overview(row._mapping) for row in connection.execute(counted))

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

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
            raise _failed(self.path, error) from error


class _Reading:
    """A connection for reading, whose failures are said in words."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def __enter__(self) -> Connection:
        try:
            self._connection = self._engine.connect().execution_options(reads=True)
        except DatabaseError as error:
            raise _failed(self._path, error) from error
        return self._connection

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._connection.close()
        if isinstance(error, DatabaseError):
            raise _failed(self._path, error) from error


def new_engine(path: Path) -> Engine:
    """A way to the database file, set up for durable writes by several programs at once.

    In a folder that may only be read it is a way to read what lies there.
    """
    readable_only = path.exists() and not os.access(path.parent, os.W_OK)
    url = URL.create("sqlite", database=str(path))
    if readable_only and not path.with_name(f"{path.name}-wal").exists():
        place = f"file:{quote(str(path))}"
        url = URL.create("sqlite", database=place, query={"immutable": "1", "uri": "true"})
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        poolclass=QueuePool,
        json_serializer=_canonical,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own transactions would begin too late for a migration and a durable write.
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _write_ahead(connection: Any) -> None:
    """Turn on the write-ahead log. Only the first program has to; while it does, SQLite tells the
    others at once that the file is locked, whatever the timeout, so they ask again."""
    for attempt in range(100):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 99:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    # Taking the write lock at once avoids a lock that can no longer be upgraded half-way.
    writes = connection.get_execution_options().get("reads") is not True
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _values(event: EventRow) -> dict[str, Any]:
    return {
        "session": event.session,
        "seq": event.seq,
        "kind": event.kind,
        "at": event.at,
        "payload": dict(event.payload),
    }


def _overview(row: Any) -> Overview:
    session = SessionRow(**{name: row[name] for name in SessionRow.__slots__})
    return Overview(session, row["replies"], row["last_at"], row["ended"])


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _which(wanted: str, found: list[SessionRow]) -> str:
    if not found:
        return f"There is no session {wanted!r}. The ids are listed by: firstcall history"
    ids = ", ".join(row.id for row in found[:5])
    return f"More than one session begins with {wanted!r}: {ids}. Give more of the id."


def _failed(path: Path, error: DatabaseError) -> StoreFailed:
    said = str(error.orig).lower()
    why = next((words for sign, words in _WHY.items() if sign in said), said)
    return StoreFailed(
        f"The records in {path} cannot be used: {why}."
        f" {folder.HOME_VARIABLE} may name another folder."
    )


_WHY = {
    "full": "the disk is full",
    "disk i/o": "the disk is full or broken",
    "readonly": "they may be read but not written",
    "unable to open": "the folder or the file may not be opened",
    "locked": f"another program has held them for more than {BUSY_SECONDS} seconds",
    "not a database": "the file is damaged or no database; move it away and start again",
    "malformed": "the file is damaged; move it away and start again",
}
"""What SQLite says, and what that means to a user."""
