"""Stores as earlier programs left them on a disk, opened by today's."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.reminders import EVERY_DAY, Reminder, ReminderMetric, What
from habit.store.database import StaleEdit
from habit.store.replay import replay
from habit.store.repository import Repository
from habit.store.revision import HEAD
from habit.store.sealed import sealed_changes
from habit.store.upgrading import alembic_config, file_engine

ASSETS = Path(__file__).parent / "assets"
OLD_STORES = sorted(ASSETS.glob("revision-*.db"))
NOW = datetime(2024, 1, 18, 1, 30, tzinfo=UTC)
Opener = Callable[[str], Repository]
Rows = dict[str, list[dict[str, object]]]


def rows_of(path: Path, like: Rows | None = None) -> Rows:
    """Every row of every table, by its columns' names; of the tables and columns in ``like``."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
        ).fetchall()
        found = {name: _rows(connection, name) for (name,) in tables}
    if like is None:
        return found
    return {
        name: [
            {column: row[column] for column in row.keys() & _columns(rows, row)}
            for row in found[name]
        ]
        for name, rows in like.items()
    }


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    found = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2')  # noqa: S608 - the names are the database's own
    names = [one[0] for one in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _columns(like: list[dict[str, object]], row: dict[str, object]) -> set[str]:
    return set(like[0]) if like else set(row)


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.fixture(params=OLD_STORES, ids=lambda path: path.stem)
def old_store(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "habit.db"
    shutil.copyfile(request.param, path)
    assert revision_of(path) == request.param.stem.removeprefix("revision-")
    return path


def test_there_is_a_store_of_every_earlier_revision() -> None:
    versions = Path(__file__).parents[2] / "migrations" / "versions"
    revisions = {path.name[:4] for path in versions.glob("[0-9]*.py")}
    assert {path.stem.removeprefix("revision-") for path in OLD_STORES} == revisions - {HEAD}


def test_an_old_store_comes_whole_into_the_present(old_store: Path, opened: Opener) -> None:
    before = rows_of(old_store)
    opened(str(old_store)).close()
    after = rows_of(old_store)
    assert revision_of(old_store) == HEAD
    assert rows_of(old_store, before) == before
    assert all(after[name] == [] for name in after.keys() - before.keys())


def test_every_single_revision_keeps_every_row(old_store: Path) -> None:
    own = old_store.read_bytes()
    scripts = ScriptDirectory.from_config(alembic_config())
    revisions = [one.revision for one in scripts.walk_revisions()][::-1]
    for revision in revisions[revisions.index(revision_of(old_store)) + 1 :]:
        before = rows_of(old_store)
        engine = file_engine(str(old_store))
        with engine.begin() as connection:
            command.upgrade(alembic_config(connection), revision)
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        engine.dispose()
        assert revision_of(old_store) == revision
        assert rows_of(old_store, before) == before
    assert old_store.read_bytes() != own


def test_an_upgraded_journal_is_sealed(old_store: Path, opened: Opener) -> None:
    sealed = list(sealed_changes(opened(str(old_store))))
    assert len(sealed) > 5
    assert [one.flaw() for one in sealed] == [""] * len(sealed)


def test_an_upgraded_store_is_what_its_journal_says(old_store: Path, opened: Opener) -> None:
    repository = opened(str(old_store))
    by_text = sorted(map(repr, repository.every_record()))
    assert by_text == sorted(map(repr, replay(repository.every_edit()).values()))


def test_an_upgraded_store_is_read_and_written(old_store: Path, opened: Opener) -> None:
    repository = opened(str(old_store))
    sleep = repository.catalog(date(2024, 1, 18)).resolve("sleep").metric.id
    monday = repository.entry(sleep, date(2024, 1, 15))
    assert monday is not None
    assert monday.state is State.NONE
    reminder = Reminder("work", What.MISSING, 1290, EVERY_DAY, None, None, NOW)
    entry = Entry(sleep, date(2024, 1, 18), State.NONE, "none")
    records = (reminder, ReminderMetric("work", sleep), entry)
    with repository.transaction():
        repository.record("test", [Edit(None, one) for one in records], NOW)
    assert reminder in repository.reminders()
    assert ReminderMetric("work", sleep) in repository.reminder_metrics()
    assert repository.entry(sleep, entry.day) == entry
    with pytest.raises(StaleEdit), repository.transaction():
        repository.record("test", [Edit(reminder._replace(at=0), None)], NOW)
