"""What SQLite's failures mean to the person at the terminal, and what to do about each."""

import sqlite3

from habit.errors import DamagedStore, HabitError, StoreBusy, UsageProblem
from habit.store.database import StaleEdit

_UNWRITABLE = (
    HabitError,
    (
        "{path} cannot be written: the file or its folder is read-only. "
        "Nothing was changed; check their permissions."
    ),
)

_BUSY = (
    StoreBusy,
    (
        "Another process is writing to the store and did not finish in time. "
        "Nothing was changed; try again."
    ),
)

MENDING = " Mend it: habit db check --repair."
"""What is said of a damaged store, and cannot be of a backup."""

_MEANINGS: dict[int, tuple[type[HabitError], str]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_AUTH: _UNWRITABLE,
    sqlite3.SQLITE_NOTADB: (
        DamagedStore,
        (
            "{path} is not a habit store, or its beginning is damaged. "
            "If it was one, mend it: habit db check --repair."
        ),
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedStore,
        "{path} is damaged. Mend it: habit db check --repair.",
    ),
    sqlite3.SQLITE_FULL: (
        HabitError,
        "The disk is full. Nothing was changed; free some space and try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        HabitError,
        "{path} cannot be opened. Check that you may read it and write to its folder.",
    ),
    sqlite3.SQLITE_IOERR: (
        HabitError,
        (
            "The disk failed while {path} was in use ({error}). Nothing was changed; "
            "check the disk before trying again."
        ),
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        StaleEdit,
        "The change does not fit what is stored ({error}). Nothing was changed; try again.",
    ),
}
"""By SQLite's primary result code."""

_UNKNOWN = (
    DamagedStore,
    "{path} cannot be used: {error}. Nothing was changed; habit db check says more.",
)


def explained(error: BaseException, path: str) -> HabitError:
    """The error to raise in place of the driver's own, for the store at ``path``."""
    if isinstance(error, OverflowError):
        return UsageProblem("A number is too large to be stored. Nothing was changed.")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    condition, text = _MEANINGS.get(code, _UNKNOWN)
    return condition(text.format(path=path, error=error))
