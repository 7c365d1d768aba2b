"""Brings a database to the newest schema; loads Alembic only when there is something to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from simulator.store.records import StoreFailed
from simulator.store.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine) -> None:
    """Migrate to `HEAD`, safely when several programs start at once: the first one migrates in one
    transaction that holds the write lock, the others wait and find nothing to do. Raises
    StoreFailed for a database that a newer First Call has migrated."""
    with engine.connect().execution_options(reads=True) as connection:
        if version(connection) == HEAD:
            return
    with engine.begin() as connection:
        if version(connection) != HEAD:
            upgrade(connection, HEAD)


def version(connection: Connection) -> str | None:
    """The name of the last migration that this database has seen; None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, to: str) -> None:
    """Run the migrations up to `to` inside the transaction that `connection` is in."""
    from alembic import command
    from alembic.util.exc import CommandError

    config = alembic_config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise StoreFailed(
            "These records were written by a newer version of First Call"
            f" (schema {version(connection)}; this one knows {HEAD})."
            " Upgrade First Call to read them."
        ) from error


def alembic_config() -> Config:
    """Alembic's settings for our migrations; it needs no file of its own."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
