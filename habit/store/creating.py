"""Making a new store: whole beside its place, then put there in one step."""

import os
import sqlite3
from contextlib import closing
from tempfile import TemporaryDirectory

from sqlalchemy.exc import SQLAlchemyError

from habit.errors import HabitError
from habit.paths import STORE_NAME, data_dir
from habit.store.founding import found
from habit.store.repository import Repository
from habit.store.revision import APPLICATION_ID
from habit.store.sqlite import SqliteDatabase, connect
from habit.store.sqlite_failures import explained
from habit.store.syncing import sync_folder
from habit.store.upgrading import file_engine, migrate_file


def create_store(path: str) -> None:
    """Make the store at ``path``, unless another process has made it meanwhile.

    Only habit's own folder is made when it is missing: a folder that the user named and that
    is not there may be a disk that is not mounted, and an empty store would hide the real one.
    """
    place = os.path.realpath(path)
    folder = os.path.dirname(place)
    try:
        if folder == os.path.realpath(data_dir()):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        with TemporaryDirectory(prefix=".habit-new-", dir=folder) as workshop:
            made = os.path.join(workshop, STORE_NAME)
            _build(made)
            _put(made, place)
    except FileNotFoundError as error:
        raise HabitError(
            f"There is no folder {folder}. Make it first, or check --db and HABIT_DB."
        ) from error
    except OSError as error:
        raise HabitError(f"No store can be made at {path}: {error.strerror}.") from error


def build_empty(path: str) -> None:
    """Make the tables in a new file at ``path``, with nothing in them."""
    # journals take their mode from the file
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    engine = file_engine(path)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            migrate_file(connection, path)
    except SQLAlchemyError as error:
        raise explained(error.__cause__ or error, path) from error


def _build(path: str) -> None:
    build_empty(path)
    try:
        with closing(connect(path)) as opened:
            repository = Repository(SqliteDatabase(opened, path))
            with repository.transaction():
                found(repository)
    except sqlite3.Error as error:
        raise explained(error, path) from error


def _put(made: str, place: str) -> None:
    """Give the finished file its name, without ever replacing a store that is there."""
    try:
        os.link(made, place)
    except FileExistsError:
        return
    except OSError:
        # no hard links on this file system (FAT, some network shares)
        if not os.path.exists(place):
            os.rename(made, place)
    sync_folder(os.path.dirname(place))
