"""Whether the tables in a store's file are those that the revisions make."""

import re
import sqlite3
from contextlib import closing

from habit.domain.checkup import Finding, damage
from habit.store.described import TABLES
from habit.store.schemaparts import SCHEMA, compared, not_ours, parts_of
from habit.store.sqlite import connect

_OBJECTS = r"""
    SELECT type, name, coalesce(tbl_name, ''), CAST(coalesce(sql, '') AS TEXT)
    FROM sqlite_master WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
"""
"""What there is but SQLite's own, of which a damaged file may not say all."""

_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX .*? ON [^(]+(\(.*)", re.DOTALL | re.IGNORECASE)


def schema(path: str) -> list[Finding]:
    """Where the tables are not as they should be, or not alone there."""
    try:
        with closing(connect(path)) as connection:
            objects = connection.execute(_OBJECTS).fetchall()
    except sqlite3.Error as error:
        return [damage(SCHEMA, f"The tables cannot be read: {error}.")]
    found = {name: list(parts_of(sql)) for kind, name, _, sql in objects if kind == "table"}
    for kind, name, table, sql in objects:
        if kind == "index":
            found.setdefault(table, []).append(_index(name, sql))
    strays = [(kind, name) for kind, name, *_ in objects if kind in {"trigger", "view"}]
    return compared(found, TABLES) + [damage(SCHEMA, text) for text in not_ours(strays)]


def _index(name: str, sql: str) -> str:
    """What an index is on, as a part of its table."""
    match = _INDEX.fullmatch(sql)
    unique, columns = match.groups() if match else ("", sql)
    return f"{unique or ''}INDEX {name} {columns}"
