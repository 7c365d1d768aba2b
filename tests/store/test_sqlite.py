"""The store against a real SQLite file: nothing kept is lost, nothing kept is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.store import folder
from simulator.store.records import (
    EventRow,
    OutOfStep,
    SessionRow,
    StoreFailed,
    UnknownSession,
)
from simulator.store.sqlite import FILE, SqliteStore, open_store

ROW = SessionRow("abcd2345", "late-van", "angry", 7, "practice", "Kim", "2026-03-01T09:00:00.000Z")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty store."""
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def replied(seq: int, text: str = "hello", session: str = ROW.id) -> EventRow:
    """A reply at its place."""
    return EventRow(session, seq, "replied", seq * 1000, {"text": text})


def test_what_is_kept_comes_back_the_same(store: SqliteStore) -> None:
    """Every value of a session and its events survives, any language and any number among them."""
    odd = {"text": "héllo ✓ שלום \u202e\u2400", "n": 0.25, "deep": {"b": [None, True], "a": 2**53}}
    store.begin(ROW, {"seed": 7})
    store.append(EventRow(ROW.id, 1, "replied", 1_500, odd))
    assert store.session(ROW.id) == ROW
    assert store.events(ROW.id) == (
        EventRow(ROW.id, 0, "started", 0, {"seed": 7}),
        EventRow(ROW.id, 1, "replied", 1_500, odd),
    )


def test_a_second_program_sees_what_the_first_has_kept(store: SqliteStore, tmp_path: Path) -> None:
    """A write is there for everybody as soon as it returns."""
    other = open_store(tmp_path)
    store.begin(ROW, {})
    assert [event.seq for event in other.events(ROW.id)] == [0]
    other.append(replied(1))
    assert [event.seq for event in store.events(ROW.id)] == [0, 1]
    other.close()


def test_two_programs_cannot_take_the_same_place(store: SqliteStore, tmp_path: Path) -> None:
    """The second of two programs that play one session is told, and the first event stays."""
    other = open_store(tmp_path)
    store.begin(ROW, {})
    store.append(replied(1, "first"))
    with pytest.raises(OutOfStep, match=f"play --resume {ROW.id}"):
        other.append(replied(1, "second"))
    assert store.events(ROW.id)[1].payload == {"text": "first"}
    other.close()


def test_many_writers_at_once_lose_nothing(store: SqliteStore) -> None:
    """Threads writing to sessions of their own all get through."""

    def play(name: str) -> None:
        store.begin(SessionRow(name, "s", "p", 1, "test", "", "2026-01-01T00:00:00Z"), {})
        for seq in range(1, 8):
            store.append(replied(seq, session=name))

    threads = [threading.Thread(target=play, args=(f"session{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [overview.replies for overview in store.history()] == [7] * 6


def test_nothing_kept_can_be_changed(store: SqliteStore) -> None:
    """The database itself refuses to change or drop single events; a whole session may go."""
    store.begin(ROW, {})
    store.append(replied(1))
    raw = sqlite3.connect(store.path)
    raw.execute("PRAGMA foreign_keys=ON")
    for statement in (
        "UPDATE events SET payload = '{}'",
        "UPDATE sessions SET seed = 8",
        "DELETE FROM events WHERE seq = 1",
    ):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            raw.execute(statement)
    raw.rollback()
    raw.execute("DELETE FROM sessions")
    raw.commit()
    raw.close()
    assert store.events(ROW.id) == ()


@pytest.mark.parametrize("typed", ["abcd2345", "abcd", "A", " abcd2345 "])
def test_a_session_is_found_by_the_beginning_of_its_id(store: SqliteStore, typed: str) -> None:
    """As much of the id as tells it apart is enough."""
    store.begin(ROW, {})
    assert store.session(typed) == ROW


@pytest.mark.parametrize("typed", ["zzz", "", "%", "abcd23456"])
def test_an_unknown_session_is_said_so(store: SqliteStore, typed: str) -> None:
    """No wildcard, no blank and no longer id finds anything."""
    store.begin(ROW, {})
    with pytest.raises(UnknownSession, match="firstcall history"):
        store.session(typed)


def test_an_ambiguous_id_lists_the_candidates(store: SqliteStore) -> None:
    """Two sessions that begin alike are both named; a whole id still finds its own."""
    longer = SessionRow("abcd23459", "s", "p", 1, "test", "", "2026-01-01T00:00:00Z")
    store.begin(ROW, {})
    store.begin(longer, {})
    with pytest.raises(UnknownSession, match="abcd2345, abcd23459"):
        store.session("abcd")
    assert store.session("abcd2345") == ROW


def test_history_is_newest_first_and_knows_what_is_unfinished(store: SqliteStore) -> None:
    """Each session once, with its replies, its last time and its end."""
    old = SessionRow("old", "s", "p", 1, "test", "", "2026-01-01T00:00:00Z")
    store.begin(old, {})
    store.append(replied(1, session="old"))
    store.append(EventRow("old", 2, "ended", 9_000, {"overall": 80}))
    store.begin(ROW, {})
    new_one, old_one = store.history()
    assert (new_one.session, new_one.replies, new_one.ended) == (ROW, 0, None)
    assert (old_one.session, old_one.replies, old_one.last_at) == (old, 1, 9_000)
    assert old_one.ended == {"overall": 80}


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    """The place, the reason and what to do; no traceback."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFailed) as failed:
        open_store(tmp_path / "file" / "home")
    assert str(tmp_path) in str(failed.value)
    assert folder.HOME_VARIABLE in str(failed.value)


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    """A damaged file is neither overwritten nor a traceback."""
    (tmp_path / FILE).write_bytes(b"this is a letter to my aunt " * 100)
    with pytest.raises(StoreFailed, match="damaged"):
        open_store(tmp_path)
    assert (tmp_path / FILE).read_bytes().startswith(b"this is a letter")


def test_the_records_are_for_their_owner_alone(store: SqliteStore) -> None:
    """Nobody else on the machine can read what a trainee typed."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps a user's folders private in another way")
    assert store.path.stat().st_mode & 0o077 == 0


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from simulator.store.records import StoreFailed
from simulator.store.sqlite import open_store
store = open_store(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    store.check_writable()
except StoreFailed as failed:
    print("said:", failed)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit to set")
def test_a_full_disk_is_said_before_the_call(tmp_path: Path) -> None:
    """Where nothing more can be written, the check says so and names the folder."""
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("said: Nothing can be saved in")
    assert str(tmp_path) in done.stdout
    assert not list(tmp_path.glob(".room*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_read_only_folder_can_be_read_and_is_told_before_the_call(tmp_path: Path) -> None:
    """What was played can be seen; what cannot be kept does not begin."""
    made = open_store(tmp_path)
    made.begin(ROW, {})
    made.close()
    tmp_path.chmod(0o500)
    try:
        store = open_store(tmp_path)
        assert store.session(ROW.id) == ROW
        with pytest.raises(StoreFailed, match="Nothing can be saved"):
            store.check_writable()
        store.close()
    finally:
        tmp_path.chmod(0o700)
