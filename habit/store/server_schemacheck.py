"""Whether the tables in a server's database are those that the revisions make."""

from contextlib import closing

import psycopg

from habit.domain.checkup import Finding
from habit.store.described import TABLES
from habit.store.schemaparts import compared
from habit.store.server import Connection, connect
from habit.store.server_failures import explained
from habit.store.server_url import server_url

_PARTS = b"""
    WITH own AS (
        SELECT oid AS id, relname AS name FROM pg_catalog.pg_class
        WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid) AND relnamespace = (
            SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = to_regclass('alembic_version')
        )
    )
    SELECT name, NULL FROM own
    UNION ALL
    SELECT name, attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attcollation IN (0, '"default"'::regcollation) THEN ''
            ELSE ' COLLATE ' || attcollation::regcollation END
        || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
        || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')
    FROM own JOIN pg_catalog.pg_attribute ON attrelid = id
    LEFT JOIN pg_catalog.pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT name, 'CONSTRAINT ' || conname || ' '
        || CASE contype WHEN 'c' THEN 'CHECK' ELSE pg_get_constraintdef(oid) END
    FROM own JOIN pg_catalog.pg_constraint ON conrelid = id
    WHERE contype IN ('c', 'f', 'p', 'u', 'x')
    UNION ALL
    SELECT name, CASE WHEN indisunique THEN 'UNIQUE ' ELSE '' END
        || 'INDEX ' || indexrelid::regclass || ' '
        || regexp_replace(pg_get_indexdef(indexrelid), '^.* USING (btree )?', '')
    FROM own JOIN pg_catalog.pg_index ON indrelid = id
    WHERE NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint
        WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')
    )
    UNION ALL
    SELECT name, 'TRIGGER ' || tgname
    FROM own JOIN pg_catalog.pg_trigger ON tgrelid = id
    WHERE NOT tgisinternal
    UNION ALL
    SELECT name, 'RULE ' || rulename
    FROM own JOIN pg_catalog.pg_rewrite ON ev_class = id
"""
"""Each table once by itself, and once with each of its parts.

Looked at are the tables that commands find, in the schema of the store: the one on the search
path that holds Alembic's table. It need not be the first on it, where tables would be made.
"""

_SPELLED = {
    "character varying": "VARCHAR",
    "double precision": "DOUBLE",
    "timestamp with time zone": "DATETIME",
}
"""Types that the server calls otherwise than the description does."""


def server_schema(target: str) -> list[Finding]:
    """Where the tables of the database that a URL names are not as they should be.

    Whether a check is there is looked at, and not what it says, which each server words anew.
    """
    url = server_url(target)
    try:
        with closing(connect(url)) as connection:
            found = _read(connection)
    except psycopg.Error as error:
        raise explained(error, url.shown()) from error
    return compared(found, {name: map(_check_named, parts) for name, parts in TABLES.items()})


def _read(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, part in connection.execute(_PARTS):
        parts = found.setdefault(table, [])
        if part is not None:
            parts.append(_spelled(part))
    return found


def _spelled(part: str) -> str:
    for theirs, ours in _SPELLED.items():
        part = part.replace(theirs, ours, 1)
    return part


def _check_named(part: str) -> str:
    before, check, _ = part.partition(" CHECK ")
    return before + check.rstrip()
