"""Putting a whole file where a damaged store is, while others may be using that."""

import os
import shutil
import sqlite3
from contextlib import closing
from types import TracebackType
from typing import Self

from habit import clock
from habit.errors import HabitError, StoreBusy
from habit.store.sqlite import WAITING_SECONDS, connect
from habit.store.sqlite_failures import explained
from habit.store.syncing import sync_folder

_COUNTER = 24, 4
"""Where a SQLite file counts its changes: the place and length in its header."""

_STEP_SECONDS = 0.1
_PAGES = 8
"""How many pages are written before the first look at the count: fewer than any store has."""


class Watched:
    """A store's file from the moment that it is read until it is replaced.

    What another process writes in between would be lost; so the file's own count of its
    changes is compared once nobody else can write any more.
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._file = -1
        self._count = b""

    def __enter__(self) -> Self:
        try:
            # a change that a killed process left half done is taken back before the count is read
            with closing(connect(self._place)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlite3.Error:
            pass
        try:
            # closing any descriptor of the file lets go of SQLite's locks: this one stays open
            self._file = os.open(self._place, os.O_RDONLY)
        except OSError as error:
            raise HabitError(f"{self._place} cannot be read: {error.strerror}.") from error
        self._count = self._counted()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def replace_by(self, made: str) -> str:
        """Put the file ``made`` in this one's place; where the old one is kept now."""
        moment = clock.now().strftime("%Y%m%dT%H%M%SZ")
        kept = _unused(f"{self._place}.damaged-{moment}")
        try:
            _keep(self._place, kept)
            self._overwrite(made)
        except OSError as error:
            raise HabitError(
                f"{self._place} could not be replaced: {error.strerror}. It is as it was."
            ) from error
        return kept

    def _overwrite(self, made: str) -> None:
        """Write into the file itself, so that commands that have it open see the new one."""
        waited = 0.0

        def watch(status: int, _remaining: int, _total: int) -> None:
            nonlocal waited
            if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                waited += _STEP_SECONDS
            elif status == sqlite3.SQLITE_DONE or self._counted() == self._count:
                return
            else:
                waited = WAITING_SECONDS
            if waited >= WAITING_SECONDS:
                raise StoreBusy(
                    "Another process wrote to the store meanwhile. Nothing was changed; try again."
                )

        try:
            with closing(sqlite3.connect(made)) as source, closing(connect(self._place)) as target:
                source.backup(target, pages=_PAGES, progress=watch, sleep=_STEP_SECONDS)
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
                raise explained(error, self._place) from error
            self._exchange(made)

    def _exchange(self, made: str) -> None:
        """Take the name away from a file that SQLite cannot even open, so nobody has it open."""
        journal = f"{self._place}-journal"
        if os.path.exists(journal):
            os.unlink(journal)
        fill_place(self._place, made)

    def _counted(self) -> bytes:
        offset, length = _COUNTER
        return os.pread(self._file, length, offset)


def fill_place(path: str, copy: str) -> None:
    """Give a store's file a whole content, in one step, for the user alone."""
    place = os.path.realpath(path)
    beside = f"{place}.{os.getpid()}.part"
    try:
        _copy(copy, beside)
        os.replace(beside, place)
        sync_folder(os.path.dirname(place))
    except OSError as error:
        raise HabitError(f"{path} cannot be written: {error.strerror}.") from error


def _copy(path: str, copy: str) -> None:
    with open(path, "rb") as source, open(copy, "xb", opener=_for_the_user_alone) as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())


def _for_the_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keep(place: str, kept: str) -> None:
    for ending in ("", "-journal"):
        if os.path.exists(place + ending):
            _copy(place + ending, kept + ending)


def _unused(path: str) -> str:
    number, found = 2, path
    while os.path.exists(found):
        found = f"{path}-{number}"
        number += 1
    return found
