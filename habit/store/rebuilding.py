"""A damaged store's file made anew, from its own journal and from its backups."""

import os
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from tempfile import TemporaryDirectory

from sqlalchemy.exc import SQLAlchemyError

from habit import clock
from habit.domain.checkup import Repair, Weight
from habit.domain.journal import Record
from habit.errors import DamagedStore, HabitError
from habit.paths import STORE_NAME, backups_dir
from habit.store.backups import backups_of, upgraded_copy
from habit.store.checking import ContentsCheck
from habit.store.compiled import STATEMENTS
from habit.store.creating import build_empty
from habit.store.database import Row
from habit.store.encoding import decoded, encoded
from habit.store.mending import Mended, difference, mended
from habit.store.placing import Watched
from habit.store.records import TYPE_OF, Key
from habit.store.references import references_of
from habit.store.repository import Repository
from habit.store.salvage import BESIDE_THE_JOURNAL, Salvage, salvage
from habit.store.sqlite import SqliteDatabase, connect
from habit.store.sqlite_failures import explained
from habit.store.upgrading import file_engine, migrate

REPAIR = "db check --repair"
"""The command that the journal names for values that stood only in the tables."""

_HEADER = 100
"""How many bytes a SQLite file says of itself before its first page begins."""


def repair(path: str) -> Repair:
    """Make the store at ``path`` whole again, and keep the damaged file beside it.

    Raises DamagedStore when neither the store nor a backup has a change that is whole.
    """
    place = os.path.realpath(path)
    folder = os.path.dirname(place)
    with (
        Watched(place) as file,
        TemporaryDirectory(prefix=".habit-repair-", dir=folder) as workshop,
    ):
        live = _salvaged(place, workshop)
        backups = _backups(place, workshop)
        whole = mended(live, backups)
        if not whole.changes and not live.state:
            raise DamagedStore(
                f"Nothing in {path} can be read, and {backups_dir(place)} holds no backup that "
                "can. The file was left as it is."
            )
        made = os.path.join(workshop, STORE_NAME)
        values = _build(made, whole, [live, *backups])
        kept = file.replace_by(made)
    lost = whole.lost
    if not live.changes:
        lost = (*lost, "whatever came after the newest backup")
    return Repair(kept, len(whole.changes), whole.borrowed, values, lost)


def _salvaged(place: str, workshop: str) -> Salvage:
    """What the damaged file itself holds, also when it is old, or its tables' list is damaged."""
    found = salvage(place)
    if found.changes or found.broken:
        return found
    copy = os.path.join(workshop, "copy.db")
    shutil.copyfile(place, copy)
    for attempt in (_upgraded, _with_own_tables, _with_a_header):
        attempt(copy)
        found = salvage(copy)
        if found.changes or found.broken:
            break
    return found


def _upgraded(copy: str) -> None:
    engine = file_engine(copy)
    try:
        with engine.begin() as connection:
            migrate(connection)
    except (SQLAlchemyError, HabitError):
        pass
    finally:
        engine.dispose()


def _with_own_tables(copy: str) -> None:
    """Give a file whose list of tables SQLite cannot make sense of the entries of a new store.

    Where a table's pages are stays as the file has it: a store that was upgraded differs there.
    """
    columns = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    anew = "UPDATE sqlite_master SET type = ?, name = ?, tbl_name = ?, sql = ?"
    try:
        with closing(sqlite3.connect(_fresh(copy))) as fresh:
            own = fresh.execute(columns).fetchall()
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            rows = [(*row, row[1], row[3]) for row in own]
            connection.executemany(f"{anew} WHERE name = ? OR sql = ?", rows)
            connection.commit()
    except (sqlite3.Error, UnicodeDecodeError):
        pass


def _with_a_header(copy: str) -> None:
    """Give a file whose first bytes are destroyed those of a new store.

    What they say of every store of habit's is the same, but for the number of pages. Pages that
    are free are then no longer known to be, which reading does not mind.
    """
    with open(_fresh(copy), "rb") as file:
        header = bytearray(file.read(_HEADER))
    size = int.from_bytes(header[16:18], "big")
    header[28:32] = (os.path.getsize(copy) // size).to_bytes(4, "big")
    header[32:40] = bytes(8)
    header[92:96] = header[24:28]
    with open(copy, "r+b") as file:
        file.write(header)


def _fresh(copy: str) -> str:
    """An empty store beside a copy, to take from what is the same in every store."""
    fresh = f"{copy}.fresh"
    if not os.path.exists(fresh):
        build_empty(fresh)
    return fresh


def _backups(place: str, workshop: str) -> list[Salvage]:
    """What the backups hold, newest first; one that is damaged too is passed over."""
    folder, found = backups_dir(place), []
    for one in backups_of(place):
        try:
            found.append(salvage(upgraded_copy(os.path.join(folder, one.name), workshop)))
        except HabitError:
            continue
    return found


def _build(made: str, whole: Mended, sources: Sequence[Salvage]) -> int:
    """Write the history and the state into a new file; how many values only the tables had."""
    build_empty(made)
    try:
        with closing(connect(made)) as connection:
            return _fill(connection, made, whole, sources)
    except sqlite3.Error as error:
        raise explained(error, made) from error


def _fill(
    connection: sqlite3.Connection, made: str, whole: Mended, sources: Sequence[Salvage]
) -> int:
    database = SqliteDatabase(connection, made)
    repository = Repository(database)
    with repository.transaction():
        for table, insertion in BESIDE_THE_JOURNAL.items():
            rows = next((one.beside[table] for one in sources if one.beside.get(table)), [])
            # what breaks a constraint is damaged, and no reason to lose the rest
            sql = STATEMENTS[insertion].sql.replace("INSERT", "INSERT OR IGNORE", 1)
            connection.executemany(sql, rows)
        database.run_many("insert_device", _unnamed_devices(repository, whole))
        changes = ((*one.change, one.checksum) for one in whole.changes)
        database.run_many("insert_change", changes)
        database.run_many("insert_edit", (row for one in whole.changes for row in one.edits))
        for record in whole.state.values():
            database.run_many(f"insert_{TYPE_OF[type(record)].name}", [record])
    values = _keep_values(repository, whole, sources[0]) if whole.lost else 0
    _insist_on_sound(repository)
    return values


def _insist_on_sound(repository: Repository) -> None:
    for flaw in ContentsCheck(repository).run():
        if flaw.weight is Weight.DAMAGE:
            raise DamagedStore(f"The repair came to nothing: {flaw.text} Nothing was changed.")


def _unnamed_devices(repository: Repository, whole: Mended) -> list[Row]:
    known = repository.devices()
    missing = {one.change.device_id for one in whole.changes} - known.keys()
    return [(one, f"unknown {one[:8]}") for one in sorted(missing)]


def _keep_values(repository: Repository, whole: Mended, live: Salvage) -> int:
    """Write down, as a change of its own, what the lost changes seem to have left in the tables.

    A value may be damaged itself: as a change it is seen in the history, and can be undone.
    """
    everything = {**whole.state, **live.state}
    edits = [
        edit
        for edit in difference(whole.state, everything)
        if edit.after is not None and _is_whole(edit.after, everything)
    ]
    if not edits:
        return 0
    try:
        with repository.transaction():
            repository.record(REPAIR, edits, clock.now())
            _insist_on_sound(repository)
    except HabitError:
        # together they are no state that a store could have
        return 0
    return len(edits)


def _is_whole(record: Record, everything: Mapping[Key, Record]) -> bool:
    """Whether a record of the tables can be written again, and is then the same."""
    kind = TYPE_OF[type(record)].name
    try:
        same = decoded(kind, encoded(record)) == record
    except (HabitError, ValueError):
        return False
    return same and references_of(record) <= everything.keys()
