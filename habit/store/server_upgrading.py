"""Making or upgrading the tables on a server, with Alembic."""

from typing import Any

import psycopg
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from habit.errors import HabitError
from habit.store.database import NewerStore
from habit.store.founding import found
from habit.store.repository import Repository
from habit.store.server import ServerDatabase, connect, hold
from habit.store.server_failures import explained
from habit.store.server_url import DRIVER, ServerUrl
from habit.store.upgrading import migrate, outdated, schema_revision


def upgrade_server(url: ServerUrl) -> None:
    """Make or upgrade the tables, all in one transaction, unless another process just has."""
    where = url.shown()
    engine = create_engine(f"{DRIVER}://", creator=lambda: _connect(url), poolclass=NullPool)
    try:
        with engine.begin() as connection:
            _upgrade(connection, where)
    except (SQLAlchemyError, psycopg.Error) as error:  # the lock is waited for on psycopg itself
        raise explained(error, where) from error


def _connect(url: ServerUrl) -> psycopg.Connection[Any]:
    """A connection that begins transactions by itself, as the engine expects."""
    connection = connect(url)
    connection.autocommit = False
    # what is looked at after the lock must be what another process has made meanwhile
    connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
    return connection


def _upgrade(connection: Connection, where: str) -> None:
    driver: Any = connection.connection.driver_connection  # psycopg's own
    hold(driver)
    # another process may have been quicker while this one waited
    try:
        if not outdated(connection, where):
            return
    except NewerStore:
        if inspect(connection).has_table("journal"):
            raise
        raise HabitError(
            f"{where} holds another program's tables. Nothing was changed; "
            "give habit a database of its own."
        ) from None
    fresh = schema_revision(connection) is None
    migrate(connection)
    if fresh:
        found(Repository(ServerDatabase(driver, where)))
