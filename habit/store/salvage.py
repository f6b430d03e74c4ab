"""Getting every change that is still whole out of a damaged file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from habit.domain.journal import Record
from habit.errors import DamagedStore
from habit.lighttypes import NamedTuple
from habit.store.codecs import Codec
from habit.store.compiled import STATEMENTS
from habit.store.database import Row
from habit.store.encoding import decoded_edit
from habit.store.records import RECORD_TYPES, Key, key_of
from habit.store.sealed import SealedChange, together

BESIDE_THE_JOURNAL = {
    "device": "insert_device",
    "reminder_delivery": "insert_delivery",
    "written_cell": "insert_written_cell",
}
"""The tables that no replay brings back, and the statement that fills each."""


class Salvage(NamedTuple):
    """What could be read of a store.

    ``changes``: those that are whole, by position. ``broken``: the commands of the others, as
    far as they can be read. ``state``: the records as the tables have them. ``beside``: the
    rows of the tables that are not in the journal, as the database holds them.
    """

    changes: dict[int, SealedChange]
    broken: dict[int, str]
    state: dict[Key, Record]
    beside: dict[str, list[Row]]


NOTHING = Salvage({}, {}, {}, {})


def salvage(path: str) -> Salvage:
    """Read what can be read of the store's file at ``path``, which must have today's schema."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            # bytes that are no text must not hide the rows beside them
            connection.text_factory = _text
            return _salvaged(connection)
    except sqlite3.Error:
        return NOTHING


def _text(content: bytes) -> str:
    return content.decode(errors="surrogateescape")


def _salvaged(connection: sqlite3.Connection) -> Salvage:
    reads = {name: STATEMENTS[name].reads for name in ("sealed_changes", "sealed_edits")}
    changes = _read(_rows(connection, "journal", "insert_change"), reads["sealed_changes"])
    edits = _read(_rows(connection, "journal_edit", "insert_edit"), reads["sealed_edits"])
    whole, broken = {}, {}
    placed = [row for row in changes if isinstance(row[1], int)]
    ordered = sorted(
        (row for row in edits if isinstance(row[0], str) and isinstance(row[1], int)),
        key=lambda row: (row[0], row[1]),
    )
    for sealed in together(placed, ordered):
        if _is_whole(sealed):
            whole[sealed.change.position] = sealed
        else:
            broken[sealed.change.position] = str(sealed.change.command)
    state: dict[Key, Record] = {}
    for kind in RECORD_TYPES:
        table = STATEMENTS[f"every_{kind.name}"]
        for row in _read(_answers(connection, table.sql), table.reads):
            record = kind.record(*row)
            state[key_of(record)] = record
    beside = {
        table: [row for row in _rows(connection, table, insertion) if _is_text(row)]
        for table, insertion in BESIDE_THE_JOURNAL.items()
    }
    return Salvage(whole, broken, state, beside)


def _is_whole(sealed: SealedChange) -> bool:
    try:
        return not sealed.flaw() and all(decoded_edit(row[2], *row[5:7]) for row in sealed.edits)
    except (DamagedStore, ValueError, TypeError, AttributeError):
        return False


def _is_text(row: Row) -> bool:
    try:
        "".join(str(value) for value in row).encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(connection: sqlite3.Connection, table: str, insertion: str) -> Iterator[Row]:
    """The rows of a table, from both of its ends where its middle is broken."""
    columns = ", ".join(f'"{name}"' for name in STATEMENTS[insertion].parameters)
    found: dict[int, Row] = {}
    for direction in ("", " DESC"):
        sql = f"SELECT rowid, {columns} FROM {table} NOT INDEXED ORDER BY rowid{direction}"  # noqa: S608 - the names are our own
        before = len(found)
        for number, *row in _answers(connection, sql):
            found[number] = tuple(row)
        if len(found) == before:
            break
    yield from found.values()


def _answers(connection: sqlite3.Connection, sql: str) -> Iterator[Row]:
    """The rows up to the first that cannot be read."""
    try:
        yield from connection.execute(sql)
    except (sqlite3.Error, UnicodeDecodeError):
        return


def _read(rows: Iterator[Row], reads: tuple[tuple[int, Codec], ...]) -> Iterator[Row]:
    """The rows as Python's values, without those that hold what habit never writes."""
    for row in rows:
        values = list(row)
        try:
            for index, codec in reads:
                if values[index] is not None:
                    values[index] = codec(values[index])
        except (ValueError, TypeError):
            continue
        yield tuple(values)
