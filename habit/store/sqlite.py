"""The store on SQLite: the compiled statements on the standard library's driver."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

from habit.errors import DamagedStore, HabitError
from habit.lighttypes import TYPE_CHECKING, Any
from habit.store.codecs import columns_read, written
from habit.store.compiled import STATEMENTS

if TYPE_CHECKING:
    from habit.store.database import Row

WAITING_SECONDS = 5.0
"""How long a command waits for another one that is writing."""


def explained(error: BaseException, path: str) -> HabitError:
    """The error to raise in place of the driver's own, for the store at ``path``."""
    from habit.store.sqlite_failures import explained as meaning  # noqa: PLC0415 - once it failed

    return meaning(error, path)


def connect(path: str) -> sqlite3.Connection:
    """A connection that begins no transaction on its own, with foreign keys enforced.

    ``synchronous=FULL`` with the rollback journal syncs every commit; a change that was
    acknowledged survives the loss of power.
    """
    connection = sqlite3.connect(path, timeout=WAITING_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.Error:
        connection.close()
        raise
    except UnicodeDecodeError as error:
        # the driver cannot even name what is damaged
        connection.close()
        problem = sqlite3.DatabaseError("the names of its tables are no text")
        problem.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise problem from error
    return connection


class SqliteDatabase:
    """An open store in one file."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def rows(self, name: str, **parameters: Any) -> "list[Row]":
        """All rows of a reading statement."""
        found = self._found(name, parameters)
        # what needs no conversion need not be taken apart
        return (
            list(zip(*self._columns(name, found), strict=True)) if STATEMENTS[name].reads else found
        )

    def columns(self, name: str, **parameters: Any) -> "list[Sequence[Any]]":
        """The columns of a reading statement's rows; none when there are no rows."""
        return self._columns(name, self._found(name, parameters))

    def _found(self, name: str, parameters: dict[str, Any]) -> list[Any]:
        statement = STATEMENTS[name]
        values = [parameters[one] for one in statement.parameters]
        try:
            encoded = written(values, statement.writes)
            return self._connection.execute(statement.sql, encoded).fetchall()
        except sqlite3.Error as error:
            raise explained(error, self._path) from error

    def _columns(self, name: str, found: list[Any]) -> list[Sequence[Any]]:
        try:
            return columns_read(found, STATEMENTS[name].reads)
        except ValueError as error:
            raise DamagedStore(
                f"{self._path} holds a value that habit did not write ({error}). "
                "Mend it: habit db check --repair."
            ) from error

    def run_many(self, name: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run a writing statement once for each row of parameters; the rows touched in all."""
        statement = STATEMENTS[name]
        encoded: Iterator[Sequence[Any]] = (written(row, statement.writes) for row in rows)
        try:
            return self._connection.executemany(statement.sql, encoded).rowcount
        except (sqlite3.Error, OverflowError) as error:
            raise explained(error, self._path) from error

    def transaction(self) -> "SqliteTransaction":
        """Hold the store for writing from the start, so that what is read stays true."""
        return SqliteTransaction(self._connection, self._path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class SqliteTransaction:
    """BEGIN IMMEDIATE to COMMIT. A class, because a generator costs more on each command."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def __enter__(self) -> None:
        if self._connection.in_transaction:
            raise HabitError("A change is already being written by this very command.")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise explained(error, self._path) from error

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
            self._connection.execute("COMMIT")
        except sqlite3.Error as failure:
            self._take_back()
            raise explained(failure, self._path) from failure

    def _take_back(self) -> None:
        try:
            # after a full disk SQLite has rolled back by itself, and a second time is an error
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # closing the connection rolls back as well; the first error is the one to show
            self._connection.close()
