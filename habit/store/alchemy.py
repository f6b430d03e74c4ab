"""The store on a PostgreSQL server: the same statements, run by SQLAlchemy."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, func, make_url, select, text
from sqlalchemy.exc import ArgumentError, ProgrammingError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from habit.errors import HabitError, UsageProblem
from habit.store.compiled import STATEMENTS as COMPILED
from habit.store.database import Row
from habit.store.founding import found
from habit.store.repository import Repository
from habit.store.revision import APPLICATION_ID, HEAD
from habit.store.server_failures import explained
from habit.store.sqlite import WAITING_SECONDS
from habit.store.statements import STATEMENTS

_REVISION = text("SELECT version_num FROM alembic_version")

_CHUNK = 2000
"""Rows sent to the server at once: bounded memory, few round trips."""


class ServerDatabase:
    """An open store on a server. Writers take turns by an advisory lock."""

    def __init__(self, connection: Connection, where: str) -> None:
        self._connection = connection
        self._where = where

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """All rows of a reading statement."""
        try:
            with self._held():
                found = self._connection.execute(STATEMENTS[name], parameters)
                return [tuple(row) for row in found]
        except SQLAlchemyError as error:
            raise explained(error, self._where) from error

    def columns(self, name: str, **parameters: Any) -> list[Sequence[Any]]:
        """The same rows by their columns; none at all when there is no row."""
        return list(zip(*self.rows(name, **parameters), strict=True))

    def run_many(self, name: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run a writing statement once for each row of parameters; the rows touched in all."""
        names = COMPILED[name].parameters
        statement = STATEMENTS[name].execution_options(preserve_rowcount=True)
        named = (dict(zip(names, row, strict=True)) for row in rows)
        touched = 0
        try:
            while chunk := list(islice(named, _CHUNK)):
                touched += self._connection.execute(statement, chunk).rowcount
        except SQLAlchemyError as error:
            raise explained(error, self._where) from error
        return touched

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the store for writing from the start, so that what is read stays true."""
        if self._connection.in_transaction():
            raise HabitError("A change is already being written by this very command.")
        try:
            with self._connection.begin():
                waiting = f"{int(WAITING_SECONDS * 1000)}ms"
                self._connection.execute(
                    select(
                        func.set_config("lock_timeout", waiting, True),
                        func.pg_advisory_xact_lock(APPLICATION_ID),
                    )
                )
                yield
        except SQLAlchemyError as error:
            raise explained(error, self._where) from error

    def migrate(self) -> None:
        """Make or upgrade the tables, all in one transaction, unless another process just has."""
        from habit.store.upgrading import (  # noqa: PLC0415 - Alembic: 10 starts
            migrate,
            outdated,
            schema_revision,
        )

        with self.transaction():
            if not outdated(self._connection, self._where):
                return
            fresh = schema_revision(self._connection) is None
            migrate(self._connection)
            if fresh:
                found(Repository(self))

    def current(self) -> bool:
        """Whether the schema is the one that this program knows."""
        try:
            with self._held():
                return self._connection.execute(_REVISION).scalar() == HEAD
        except ProgrammingError:  # there is no such table; asking for it first costs a start
            return False
        except SQLAlchemyError as error:
            raise explained(error, self._where) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _held(self) -> AbstractContextManager[Any]:
        """A transaction to read in: the one that is open, or one of its own."""
        connection = self._connection
        return nullcontext() if connection.in_transaction() else connection.begin()


def open_database(target: str) -> ServerDatabase:
    """The store at a database URL, made on first use and upgraded when it is older."""
    engine = engine_of(target)
    where = engine.url.render_as_string(hide_password=True)
    try:
        connection = engine.connect()
    except SQLAlchemyError as error:
        raise explained(error, where) from error
    database = ServerDatabase(connection, where)
    try:
        if not database.current():
            database.migrate()
    except BaseException:
        database.close()
        raise
    return database


def engine_of(target: str) -> Engine:
    """The way to the database that a URL names; nothing is connected yet."""
    return _engine(_server_url(target))


def _server_url(target: str) -> URL:
    try:
        url = make_url(target)
    except (ArgumentError, ValueError) as error:
        raise UsageProblem(
            "The database URL cannot be read. Write postgresql+psycopg://USER@HOST/DATABASE."
        ) from error
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername != "postgresql+psycopg":
        raise UsageProblem(
            f"habit keeps its store in SQLite or PostgreSQL, not in {url.drivername}. "
            "Write postgresql+psycopg://USER@HOST/DATABASE, or the path of a file."
        )
    return url


def _engine(url: URL) -> Engine:
    waiting = {} if "connect_timeout" in url.query else {"connect_timeout": int(WAITING_SECONDS)}
    try:
        return create_engine(url, poolclass=NullPool, connect_args=waiting)
    except ModuleNotFoundError as error:
        raise HabitError(
            "A store on PostgreSQL needs psycopg. Install it: pip install 'habit[postgres]'"
        ) from error
