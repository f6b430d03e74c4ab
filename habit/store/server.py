"""The store on a PostgreSQL server: the compiled statements on psycopg itself."""

import logging
from collections.abc import Iterable, Sequence
from itertools import islice
from types import TracebackType
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import TransactionStatus

from habit.errors import DamagedStore, HabitError
from habit.store.codecs import columns_read, written
from habit.store.database import Row
from habit.store.revision import APPLICATION_ID, HEAD
from habit.store.server_compiled import STATEMENTS
from habit.store.server_failures import explained, unreached
from habit.store.server_url import ServerUrl
from habit.store.sqlite import WAITING_SECONDS

Connection = psycopg.Connection[Row]

# what it warns of when a connection broke, the error says that is raised then
logging.getLogger("psycopg").setLevel(logging.CRITICAL)

_REVISION = b"SELECT version_num FROM alembic_version"
_HOLD = b"SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock($2)"

_CHUNK = 2000
"""Rows sent to the server at once: bounded memory, few round trips."""


def conninfo(url: ServerUrl) -> str:
    """How libpq reaches the database. Raises HabitError for an option that it does not know."""
    usual = {"connect_timeout": str(int(WAITING_SECONDS))}
    try:
        return make_conninfo(**{**usual, **url.parameters(), "client_encoding": "utf8"})
    except psycopg.Error as error:
        raise unreached(error, url.shown()) from error


def connect(url: ServerUrl) -> Connection:
    """A connection on which a statement outside a transaction is one by itself."""
    try:
        connection = psycopg.connect(conninfo(url), autocommit=True)
        # the server has said how it writes dates, and psycopg reads instants in this way alone
        if not str(connection.info.parameter_status("DateStyle")).startswith("ISO"):
            connection.execute(b"SET DateStyle = ISO")
    except (psycopg.Error, UnicodeError) as error:  # or the host's name is none
        raise unreached(error, url.shown()) from error
    return connection


def hold(connection: Connection) -> None:
    """Let no other process write until the transaction ends; writers wait for one another."""
    waiting = f"{int(WAITING_SECONDS * 1000)}ms"
    psycopg.RawCursor(connection).execute(_HOLD, (waiting, APPLICATION_ID))


class ServerDatabase:
    """An open store on a server."""

    def __init__(self, connection: Connection, where: str) -> None:
        self._connection = connection
        self._where = where

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """All rows of a reading statement."""
        found = self._found(name, parameters)
        # what needs no conversion need not be taken apart
        return (
            list(zip(*self._columns(name, found), strict=True)) if STATEMENTS[name].reads else found
        )

    def columns(self, name: str, **parameters: Any) -> list[Sequence[Any]]:
        """The columns of a reading statement's rows; none when there are no rows."""
        return self._columns(name, self._found(name, parameters))

    def _found(self, name: str, parameters: dict[str, Any]) -> list[Row]:
        statement = STATEMENTS[name]
        values = written([parameters[one] for one in statement.parameters], statement.writes)
        try:
            cursor = psycopg.RawCursor(self._connection).execute(statement.sql.encode(), values)
        except psycopg.Error as error:
            raise explained(error, self._where) from error
        try:
            return cursor.fetchall()
        except psycopg.DataError as error:  # a date that is beyond Python's calendar
            raise self._not_ours(error) from error

    def _columns(self, name: str, found: list[Row]) -> list[Sequence[Any]]:
        try:
            return columns_read(found, STATEMENTS[name].reads)
        except ValueError as error:
            raise self._not_ours(error) from error

    def _not_ours(self, error: Exception) -> DamagedStore:
        return DamagedStore(
            f"{self._where} holds a value that habit did not write ({error}). "
            "habit db check says more."
        )

    def run_many(self, name: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run a writing statement once for each row of parameters; the rows touched in all."""
        statement = STATEMENTS[name]
        encoded = (written(row, statement.writes) for row in rows)
        touched = 0
        try:
            while chunk := list(islice(encoded, _CHUNK)):
                cursor = psycopg.RawCursor(self._connection)
                cursor.executemany(statement.sql.encode(), chunk)
                touched += cursor.rowcount
        except psycopg.Error as error:
            raise explained(error, self._where) from error
        return touched

    def transaction(self) -> "ServerTransaction":
        """Hold the store for writing from the start, so that what is read stays true."""
        return ServerTransaction(self._connection, self._where)

    def current(self) -> bool:
        """Whether the schema is the one that this program knows."""
        try:
            return self._connection.execute(_REVISION).fetchone() == (HEAD,)
        except psycopg.ProgrammingError:  # there is no such table; asking for it first costs more
            return False
        except psycopg.Error as error:
            raise explained(error, self._where) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class ServerTransaction:
    """BEGIN to COMMIT, with the lock that all writers take."""

    def __init__(self, connection: Connection, where: str) -> None:
        self._connection = connection
        self._where = where

    def __enter__(self) -> None:
        if self._begun():
            raise HabitError("A change is already being written by this very command.")
        try:
            # in a stricter one, what is read would be older than the lock that was waited for
            self._connection.execute(b"BEGIN ISOLATION LEVEL READ COMMITTED")
            hold(self._connection)
        except psycopg.Error as error:
            self._take_back()
            raise explained(error, self._where) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._take_back()
            return
        try:
            done = self._connection.execute(b"COMMIT").statusmessage
        except psycopg.Error as failure:
            self._take_back()
            raise explained(failure, self._where) from failure
        if done != "COMMIT":  # it says ROLLBACK when a statement has failed, and that is no error
            raise HabitError("A part of the change failed. Nothing was changed; try again.")

    def _begun(self) -> bool:
        status = self._connection.info.transaction_status
        return status in {TransactionStatus.INTRANS, TransactionStatus.INERROR}

    def _take_back(self) -> None:
        try:
            if self._begun():
                self._connection.execute(b"ROLLBACK")
        except psycopg.Error:
            # closing the connection rolls back as well; the first error is the one to show
            self._connection.close()
