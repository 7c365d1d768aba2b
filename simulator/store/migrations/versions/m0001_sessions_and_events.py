"""Sessions and their append-only events."""

import sqlalchemy as sa
from alembic import op

revision = "0001_sessions_and_events"
down_revision = None

APPEND_ONLY = (
    # A kept line is never changed.
    """CREATE TRIGGER events_stay BEFORE UPDATE ON events
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    """CREATE TRIGGER sessions_stay BEFORE UPDATE ON sessions
       BEGIN SELECT RAISE(ABORT, 'sessions are append-only'); END""",
    # No single event goes; a whole session may be erased with all that belongs to it.
    """CREATE TRIGGER events_go_together BEFORE DELETE ON events
       WHEN EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session)
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
)


def upgrade() -> None:
    """Make the two tables, and let the database itself refuse to change what is kept."""
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("persona", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("trainee", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column(
            "session",
            sa.Text,
            sa.ForeignKey("sessions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in APPEND_ONLY:
            op.execute(trigger)
