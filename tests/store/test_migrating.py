"""Migrations: named, tested from the first one on, safe when programs start together."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from simulator.store.connecting import new_engine
from simulator.store.migrating import alembic_config, bring_up_to_date, version
from simulator.store.records import SessionRow, StoreFailed
from simulator.store.schema import HEAD, metadata
from simulator.store.sqlite import FILE, open_store

FIRST = "0001_sessions_and_events"
FIRST_SCHEMA = (Path(__file__).parent / "first_schema.sql").read_text(encoding="utf-8")


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    """`HEAD` names Alembic's only head, so the cheap check and the migrations agree."""
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [HEAD]


def test_the_first_migration_keeps_its_name() -> None:
    """A database in the field knows it by this name for good."""
    assert ScriptDirectory.from_config(alembic_config()).get_bases() == [FIRST]


def test_migrations_lead_to_the_schema_that_queries_use(tmp_path: Path) -> None:
    """A migrated database and the tables of `schema` do not differ."""
    engine = new_engine(tmp_path / FILE)
    bring_up_to_date(engine)
    with engine.connect() as connection:
        assert version(connection) == HEAD
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_very_first_schema_upgrades_with_its_records(tmp_path: Path) -> None:
    """A database made by the first migration, with a session in it, opens and shows it."""
    raw = sqlite3.connect(tmp_path / FILE)
    raw.executescript(FIRST_SCHEMA)
    raw.close()
    store = open_store(tmp_path)
    (kept,) = store.history()
    assert kept.session.scenario == "late-van"
    assert [event.payload for event in store.events(kept.session.id)] == [{}, {"text": "hello"}]
    store.close()


def test_a_database_from_the_future_is_left_alone(tmp_path: Path) -> None:
    """Records of a newer version are not touched; the user is told to upgrade."""
    open_store(tmp_path).close()
    raw = sqlite3.connect(tmp_path / FILE)
    raw.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    raw.commit()
    with pytest.raises(StoreFailed, match="newer version"):
        open_store(tmp_path)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (
        "9999_from_the_future",
    )
    raw.close()


def test_an_up_to_date_store_opens_without_alembic(tmp_path: Path) -> None:
    """Starting stays quick: the migration library is loaded only to migrate."""
    open_store(tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from simulator.store.sqlite import open_store;"
        " open_store(Path(sys.argv[1])).history(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_programs_that_start_together_make_one_database(tmp_path: Path) -> None:
    """Four programs on one empty folder: all of them begin a session, none fails."""
    code = (
        "import sys; from pathlib import Path; from simulator.store.sqlite import open_store;"
        "from simulator.store.records import SessionRow; sys.stdin.read(1);"
        " open_store(Path(sys.argv[1])).begin("
        "SessionRow(sys.argv[2], 's', 'p', 1, 'test', '', '2026-01-01'), {})"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), f"program{number}"], stdin=subprocess.PIPE
        )
        for number in range(4)
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.close()
    assert [program.wait() for program in programs] == [0] * 4
    store = open_store(tmp_path)
    ids = sorted(overview.session.id for overview in store.history())
    store.close()
    assert ids == [f"program{number}" for number in range(4)]


def test_a_session_row_has_a_column_for_every_part() -> None:
    """What a session is made of and what the table keeps are the same."""
    assert tuple(SessionRow.__slots__) == tuple(metadata.tables["sessions"].columns.keys())
