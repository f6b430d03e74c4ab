"""Opening the store: found, checked, and made or brought up to date where need be."""

import os
import sqlite3
import stat

from habit.errors import DamagedStore, HabitError
from habit.paths import is_url
from habit.store.repository import Repository
from habit.store.revision import APPLICATION_ID, HEAD
from habit.store.sqlite import SqliteDatabase, connect, explained


def open_store(target: str) -> Repository:
    """The store at a path or a database URL, made on first use and upgraded when it is older."""
    if is_url(target):
        from habit.store.server_opening import open_database  # noqa: PLC0415 - psycopg: 11 starts

        return Repository(open_database(target))
    if not _exists(target):
        from habit.store.creating import create_store  # noqa: PLC0415 - Alembic: 40 starts

        create_store(target)
    return Repository(_open_file(target))


def _exists(path: str) -> bool:
    """Whether there is a store's file.

    An empty file is refused, because habit never leaves one: a store appears whole or not at
    all. What emptied it may have emptied a store, and a fresh one would hide that.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise HabitError(f"{path} cannot be opened: {error.strerror}.") from error
    if stat.S_ISDIR(found.st_mode):
        raise HabitError(f"{path} is a folder. Name the file of the store in it.")
    if found.st_size == 0:
        raise DamagedStore(
            f"{path} is empty, and habit did not leave it so. habit db restore newest puts a "
            "backup in its place; if there never was a store, delete the file."
        )
    return True


def _open_file(path: str) -> SqliteDatabase:
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    try:
        if revision_of(connection, path) != HEAD:
            from habit.store.upgrading import upgrade_file  # noqa: PLC0415 - Alembic: 40 starts

            upgrade_file(path)
    except sqlite3.Error as error:
        connection.close()
        raise explained(error, path) from error
    except BaseException:
        connection.close()
        raise
    return SqliteDatabase(connection, path)


def revision_of(connection: sqlite3.Connection, path: str) -> str:
    """The revision of the schema in a store's file. Raises DamagedStore when it is no store."""
    [(application,)] = connection.execute("PRAGMA application_id").fetchall()
    if application != APPLICATION_ID:
        raise DamagedStore(
            f"{path} is a database of another program. Name another file with --db or HABIT_DB."
        )
    try:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        rows = []
    if len(rows) != 1:
        raise DamagedStore(
            f"{path} does not say which version of habit wrote it. "
            "Mend it: habit db check --repair."
        )
    return str(rows[0][0])
