"""A session may be a branch of an earlier one."""

import sqlalchemy as sa
from alembic import op

revision = "0002_branches"
down_revision = "0001_sessions_and_events"


def upgrade() -> None:
    """Say of a branch where it comes from. It holds all its events itself, so that it outlives the
    session it came from; hence no foreign key."""
    op.add_column("sessions", sa.Column("branch_of", sa.Text, nullable=True))
    op.add_column("sessions", sa.Column("from_event", sa.Integer, nullable=True))
