"""What a daily command costs in the store, counted rather than timed."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.starting import STARTING_METRICS
from habit.store import sqlite
from habit.store.compiled import STATEMENTS
from habit.store.opening import open_store

RUNNING = STARTING_METRICS[1].id
MON = date(2024, 1, 15)
AT = datetime(2024, 1, 18, tzinfo=UTC)

WHOLE_TABLE = {
    "settings",
    "aliases",
    "goals",
    "layouts",
    "devices",
    "every_edit",
    *(name for name in STATEMENTS if name.startswith("every_")),
}
"""Statements that are asked for all there is; those of long tables are for checks only."""


@pytest.fixture
def connection(store_file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite.connect(str(store_file))) as connection:
        yield connection


@pytest.mark.parametrize("name", sorted(set(STATEMENTS) - WHOLE_TABLE))
def test_a_statement_finds_its_rows_by_an_index(connection: sqlite3.Connection, name: str) -> None:
    sql = STATEMENTS[name].sql
    plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?")).fetchall()
    scans = {step for *_, step in plan if step.startswith("SCAN")}
    # the metrics themselves are few, and a constant row is no table
    assert scans <= {"SCAN metric", "SCAN CONSTANT ROW"}


@pytest.mark.parametrize("name", ["changes", "entries_of", "edits", "edits_backwards"])
def test_the_newest_come_from_an_index_without_sorting(
    connection: sqlite3.Connection, name: str
) -> None:
    sql = STATEMENTS[name].sql
    plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?")).fetchall()
    assert [step for *_, step in plan if "TEMP B-TREE" in step] == []


def test_opening_and_logging_takes_a_fixed_number_of_statements(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real_connect = sqlite3.connect

    def connect(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real_connect(*arguments, **options)  # type: ignore[call-overload]  # handed through as they are
        connection.set_trace_callback(seen.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)
    with closing(open_store(str(store_file))) as store:
        assert [sql.split("\n")[0] for sql in seen] == [
            "PRAGMA foreign_keys=ON",
            "PRAGMA synchronous=FULL",
            "PRAGMA application_id",
            "SELECT version_num FROM alembic_version",
        ]
        seen.clear()
        with store.transaction():
            entry = Entry(RUNNING, MON, State.VALUE, "4km", number=4.0)
            store.record("log run 4km", [Edit(None, entry)], AT)
    verbs = [sql.split()[0] for sql in seen]
    assert verbs == ["BEGIN", "SELECT", "INSERT", "INSERT", "INSERT", "COMMIT"]


def test_a_commit_is_synced_and_references_are_checked(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA synchronous").fetchall() == [(2,)]
    assert connection.execute("PRAGMA foreign_keys").fetchall() == [(1,)]
    assert connection.execute("PRAGMA busy_timeout").fetchall() == [(5000,)]
    assert connection.execute("PRAGMA journal_mode").fetchall() == [("delete",)]


def test_the_daily_path_imports_nothing_heavy(store_file: Path) -> None:
    code = """
import sys
from datetime import UTC, date, datetime
from habit.domain.journal import Edit
from habit.domain.settings import Setting
from habit.paths import store_target
from habit.store.opening import open_store
store_target()
store = open_store(sys.argv[1])
store.catalog(date(2024, 1, 15))
store.entries(date(2024, 1, 15), date(2024, 1, 21))
read = set(sys.modules)
with store.transaction():
    store.record("config", [Edit(None, Setting("a", "b"))], datetime(2024, 1, 1, tzinfo=UTC))
written = set(sys.modules) - read
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "pendulum", "rich", "typer", "pathlib",
         "json", "uuid", "tempfile", "dataclasses", "inspect", "logging", "urllib", "platformdirs"}
print(sorted(heavy & read), sorted(heavy & written))
"""
    done = subprocess.run(
        # without site-packages' own start-up files, which may import anything
        [sys.executable, "-S", "-c", code, str(store_file)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[] []\n"


def test_a_large_change_costs_a_few_statements_a_chunk(store_file: Path) -> None:
    edits = [
        Edit(None, Entry(RUNNING, date.fromordinal(700_000 + n), State.VALUE, "1km", number=1.0))
        for n in range(12_000)
    ]
    with closing(open_store(str(store_file))) as store:
        calls: list[str] = []
        run_many = store._database.run_many  # noqa: SLF001 - what reaches the database is meant

        def counted(name: str, rows: object) -> int:
            calls.append(name)
            return run_many(name, rows)  # type: ignore[arg-type]  # handed through as they are

        store._database.run_many = counted  # type: ignore[method-assign]  # noqa: SLF001 - see above
        with store.transaction():
            store.record("import", edits, AT)
    assert calls == ["insert_change", *["insert_edit", "insert_entry"] * 3]
