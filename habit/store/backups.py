"""Copies of a store's file, taken while it is in use and opened to prove that they are whole."""

import os
import sqlite3
from contextlib import closing

from habit import clock
from habit.errors import DamagedStore, HabitError
from habit.store.sqlite_failures import backups_dir, explained


def back_up(path: str, reason: str) -> str:
    """Copy the store at ``path`` into the folder ``backups`` beside it; the copy's path.

    ``reason`` becomes part of the name. The copy appears under its name only when it is
    whole; one of the same second and reason is replaced.
    """
    folder = backups_dir(os.path.realpath(path))
    moment = clock.now().strftime("%Y%m%dT%H%M%SZ")
    target = os.path.join(folder, f"habit-{moment}-{reason}.db")
    beside = f"{target}.part"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        _copy(path, beside)
        os.replace(beside, target)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    except OSError as error:
        raise HabitError(
            f"No backup could be made in {folder}: {error.strerror}. Nothing was changed."
        ) from error
    return target


def _copy(path: str, beside: str) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as copy:
        source.backup(copy)
    with closing(sqlite3.connect(beside)) as copy:
        [(verdict,), *_] = copy.execute("PRAGMA integrity_check").fetchall()
    if verdict != "ok":
        raise DamagedStore(
            f"{path} is damaged ({verdict}). Nothing was changed; "
            f"restore a backup from {os.path.dirname(beside)}."
        )
