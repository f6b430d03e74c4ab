"""Where the store is: an option, then ``HABIT_*``, then the platform's own folder.

Nothing is created here. The folders are those of platformdirs, which itself would cost half
a start of the interpreter; a test compares the two.
"""

import os
import sys

from habit.errors import UsageProblem

STORE_NAME = "habit.db"


def data_dir() -> str:
    """The folder of the store: ``HABIT_HOME``, or the platform's folder for a user's data."""
    if home := os.environ.get("HABIT_HOME"):
        return _absolute(home)
    return _platform_dir(sys.platform)


def store_target(option: str | None = None) -> str:
    """The path of the store's file, or the SQLAlchemy URL of its database.

    ``option`` comes first, then ``HABIT_DATABASE_URL``, ``HABIT_DB`` and ``data_dir()``. A URL
    is told from a path by its ``://``; one of SQLite is given back as the path in it.
    """
    if option:
        return _located(option)
    if url := os.environ.get("HABIT_DATABASE_URL"):
        if not is_url(url):
            raise UsageProblem(
                "HABIT_DATABASE_URL is no URL. Write postgresql+psycopg://USER@HOST/DATABASE, "
                "or put the path of a file into HABIT_DB."
            )
        return _located(url)
    if path := os.environ.get("HABIT_DB"):
        return _located(path)
    return os.path.join(data_dir(), STORE_NAME)


def is_url(target: str) -> bool:
    """Whether a target names a database rather than a file."""
    return "://" in target


def backups_dir(path: str) -> str:
    """The folder beside the store that holds its backups."""
    return os.path.join(os.path.dirname(path), "backups")


def _located(target: str) -> str:
    if not is_url(target):
        return _absolute(target)
    scheme, _, rest = target.partition("://")
    if scheme.partition("+")[0] != "sqlite":
        return target
    from urllib.parse import unquote  # noqa: PLC0415 - only this rare form of a path pays for it

    path, question, _ = rest.partition("?")
    if not path.startswith("/") or len(path) == 1 or question:
        raise UsageProblem(
            f"{target} names no file. Write sqlite:////folder/habit.db, or the plain path."
        )
    return _absolute(unquote(path[1:]))


def _absolute(path: str) -> str:
    return os.path.abspath(os.path.expanduser(path))


def _platform_dir(platform: str) -> str:
    if platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
        return os.path.join(local, "habit")
    wished = os.environ.get("XDG_DATA_HOME", "").strip()
    if os.path.isabs(wished):
        base = wished
    elif platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.path.expanduser("~/.local/share")
    return os.path.join(base, "habit")
