"""Whether a store's file is sound: its pages, references and permissions."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory

from habit.domain.checkup import Finding, damage, note
from habit.errors import HabitError
from habit.paths import STORE_NAME, backups_dir, data_dir
from habit.store.sqlite import connect
from habit.store.sqlite_failures import explained

FILE, REFERENCES, PERMISSIONS = "file", "references", "permissions"
_MOST = 20
"""How many flaws of one kind are told."""


@contextmanager
def snapshot(path: str) -> Iterator[str]:
    """A copy of the store's file, page by page, to be read for as long as it takes.

    Nobody who logs meanwhile has to wait. What is damaged is damaged in the copy too.
    """
    with TemporaryDirectory(prefix="habit-check-") as folder:
        copy = os.path.join(folder, STORE_NAME)
        try:
            with closing(connect(path)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
        except sqlite3.Error as error:
            raise explained(error, path) from error
        yield copy


def pages(path: str) -> list[Finding]:
    """What SQLite itself finds: broken pages and indexes, values that break a constraint."""
    try:
        with closing(connect(path)) as connection:
            said = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        return [damage(FILE, str(explained(error, path)))]
    findings = [damage(FILE, f"SQLite: {line}.") for (line,) in said if line != "ok"]
    tables = sorted({(row[0], row[2]) for row in broken})
    return findings + [
        damage(REFERENCES, f"The table {table} refers to rows of {parent} that are not there.")
        for table, parent in tables
    ]


def permissions(path: str) -> list[Finding]:
    """Who else may read what is the user's alone."""
    folder = os.path.dirname(os.path.realpath(path))
    own = [path, backups_dir(os.path.realpath(path))]
    if folder == os.path.realpath(data_dir()):
        own.append(folder)
    return [
        note(PERMISSIONS, f"Others may read {one}. Close it: chmod {wanted:o} '{one}'")
        for one in own
        for wanted in [_wanted(one)]
        if wanted is not None
    ]


def close_to_others(path: str) -> int:
    """Take from everybody else what ``permissions`` finds; how many places were closed."""
    closed = 0
    folder = os.path.dirname(os.path.realpath(path))
    for one in (path, backups_dir(os.path.realpath(path)), folder):
        wanted = _wanted(one)
        if wanted is not None and (one != folder or folder == os.path.realpath(data_dir())):
            try:
                os.chmod(one, wanted)
            except OSError as error:
                raise HabitError(f"{one} cannot be closed to others: {error.strerror}.") from error
            closed += 1
    return closed


def _wanted(path: str) -> int | None:
    """The mode that a file or folder should have; None when it has it, or is not there."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None
    if not stat.S_IMODE(mode) & 0o077:
        return None
    return 0o700 if stat.S_ISDIR(mode) else 0o600
