"""The tables as they are today, for queries; how they came to be is told by the migrations."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, MetaData, Table, Text

HEAD = "0002_branches"
"""The newest migration. A store that says so needs no migrating, and Alembic is not loaded."""

metadata = MetaData()

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("persona", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("trainee", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("branch_of", Text),
    Column("from_event", Integer),
)

events = Table(
    "events",
    metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("payload", JSON, nullable=False),
)
