"""Looking into a store without the power to change, make or upgrade it."""

import os
import sqlite3

from habit.paths import is_url
from habit.store.repository import Repository
from habit.store.revision import HEAD
from habit.store.sqlite import SqliteDatabase

WAITING_SECONDS = 0.2
"""Nobody waits for a completion behind another command."""


def peek(target: str) -> Repository | None:
    """The store's file opened read-only; None when it is not there, not current or no file.

    Reading from it raises as from any store, for example while another command writes.
    """
    if is_url(target) or not os.path.isfile(target):
        return None
    # of the characters of a path, these three mean something in a URI
    escaped = target.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        connection = sqlite3.connect(
            f"file:{escaped}?mode=ro", uri=True, timeout=WAITING_SECONDS, isolation_level=None
        )
    except sqlite3.Error:
        return None
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.Error:
        found = []
    if found != [(HEAD,)]:
        connection.close()
        return None
    return Repository(SqliteDatabase(connection, target))
