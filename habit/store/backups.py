"""Copies of a store's file, taken while it is in use and opened to prove that they are whole."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

from habit import clock
from habit.domain.checkup import Backup
from habit.domain.retention import superfluous
from habit.errors import DamagedStore, HabitError, NothingFound, UsageProblem
from habit.paths import backups_dir
from habit.store.dailybackup import daily_path
from habit.store.opening import open_store
from habit.store.sqlite_failures import explained

NEWEST = "newest"
"""What the newest copy may be called."""

ABANDONED_AFTER = 3600
"""Seconds after which a copy that is not finished will never be."""


def back_up(path: str, reason: str) -> str:
    """Copy the store at ``path`` into the folder ``backups`` beside it; the copy's path.

    ``reason`` becomes part of the name. The copy appears under its name only when it is
    whole; one of the same second and reason is replaced.
    """
    place = os.path.realpath(path)
    moment = clock.now().strftime("%Y%m%dT%H%M%SZ")
    return _back_up(path, os.path.join(backups_dir(place), f"{_stem(place)}-{moment}-{reason}.db"))


def back_up_daily(path: str) -> str:
    """Make the copy of this day, and let the ones go whose time is over; the copy's path."""
    target = _back_up(path, daily_path(path))
    rotate(path)
    return target


def backups_of(path: str) -> list[Backup]:
    """The copies of the store at ``path``, newest first."""
    place = os.path.realpath(path)
    name = re.compile(re.escape(_stem(place)) + r"-(\d{8})(T\d{6}Z)?-([a-z0-9-]+)\.db")
    try:
        files = list(os.scandir(backups_dir(place)))
    except OSError:
        return []
    found = []
    for file in files:
        if match := name.fullmatch(file.name):
            try:
                day = datetime.strptime(match[1] + "+0000", "%Y%m%d%z").date()
                size = file.stat().st_size
                moment = match[1] + (match[2] or _time_of(file, match[1]))
            except (ValueError, OSError):
                # no day of the calendar, or gone since the folder was read
                continue
            found.append(Backup(file.name, day, moment, match[3], size))
    return sorted(found, key=lambda one: (one.moment, one.reason), reverse=True)


def newest_backup(path: str) -> str:
    """The newest copy of the store at ``path``, or ""."""
    found = backups_of(path)
    return os.path.join(backups_dir(os.path.realpath(path)), found[0].name) if found else ""


def backup_named(path: str, name: str) -> str:
    """A copy of the store at ``path`` by its name, as ``newest``, or any file by its path."""
    if name == NEWEST:
        if newest := newest_backup(path):
            return newest
        raise NothingFound(f"There is no backup in {backups_dir(os.path.realpath(path))}.")
    if any(one.name == name for one in backups_of(path)):
        return os.path.join(backups_dir(os.path.realpath(path)), name)
    if not os.path.isfile(name):
        raise NothingFound(f"There is no backup {name}. habit db list shows the ones there are.")
    if os.path.exists(path) and os.path.samefile(name, path):
        raise UsageProblem("That is the store itself. habit db list shows the backups.")
    return os.path.abspath(name)


def rotate(path: str) -> None:
    """Delete the copies that need not stay, and what interrupted copying has left."""
    folder = backups_dir(os.path.realpath(path))
    today: date = clock.now().date()
    for one in superfluous(backups_of(path), today):
        os.unlink(os.path.join(folder, one.name))
    for file in os.scandir(folder):
        if file.name.endswith(".part") and _age(file) > ABANDONED_AFTER:
            os.unlink(file.path)


def verify(path: str) -> int:
    """Open a copy and read it; how many entries it holds. Raises DamagedStore."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            [(verdict,), *_] = copy.execute("PRAGMA integrity_check(1)").fetchall()
            [(entries,)] = copy.execute("SELECT count(*) FROM entry").fetchall()
    except sqlite3.Error as error:
        raise DamagedStore(f"The copy {path} cannot be read ({error}).") from error
    if verdict != "ok":
        raise DamagedStore(f"The copy {path} is damaged ({verdict}).")
    return int(entries)


def upgraded_copy(path: str, folder: str) -> str:
    """A copy of a backup, in today's schema, that may be read and thrown away."""
    copy = os.path.join(folder, f"{len(os.listdir(folder))}-{os.path.basename(path)}")
    try:
        shutil.copyfile(path, copy)
    except OSError as error:
        raise HabitError(f"{path} cannot be read: {error.strerror}.") from error
    open_store(copy).close()
    return copy


def _back_up(path: str, target: str) -> str:
    folder = os.path.dirname(target)
    beside = f"{target}.{os.getpid()}.part"
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
    finally:
        if os.path.exists(beside):
            os.unlink(beside)
    return target


def _copy(path: str, beside: str) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as copy:
        # a copy that is not finished is deleted: one sync at the end will do
        copy.execute("PRAGMA synchronous=FULL")
        source.backup(copy)
    try:
        verify(beside)
    except DamagedStore as problem:
        raise DamagedStore(
            f"{path} is damaged. Nothing was changed. Mend it: habit db check --repair."
        ) from problem


def _time_of(file: "os.DirEntry[str]", day: str) -> str:
    """When the copy of a day was made: the file tells, unless it has been copied since."""
    made = datetime.fromtimestamp(file.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    return made[8:] if made.startswith(day) else "T000000Z"


def _stem(place: str) -> str:
    return os.path.splitext(os.path.basename(place))[0]


def _age(file: "os.DirEntry[str]") -> float:
    return clock.now().timestamp() - file.stat().st_mtime
