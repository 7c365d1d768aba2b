"""How SQLite is opened: durable writes, several programs at once, failures said in words."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from simulator.store import folder
from simulator.store.records import StoreFailed

BUSY_SECONDS = 15
"""How long a write waits for another program's write before it gives up."""


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


def failed(path: Path, error: DatabaseError) -> StoreFailed:
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


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
