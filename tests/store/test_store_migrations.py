"""The revisions lead to the tables, and an older store comes through them whole."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url
from sqlalchemy.schema import CreateTable

from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.starting import STARTING_METRICS
from habit.errors import DamagedStore, HabitError
from habit.store import opening, revision, upgrading
from habit.store.backups import back_up
from habit.store.database import NewerStore
from habit.store.opening import open_store
from habit.store.repository import Repository
from habit.store.tables import Stored

ENTRY = Entry(STARTING_METRICS[0].id, date(2024, 1, 15), State.VALUE, "8:55", minute=535)
NEXT = "9999"

Opener = Callable[[str], Repository]

ADD_A_COLUMN = """
    with op.batch_alter_table("metric", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=True))
"""


MISTAKE_THE_METRICS = """
    op.execute(sa.text("UPDATE metric SET id = 'f' || substr(id, 2)"))
"""

LOSE_THE_ENTRIES = """
    op.execute(sa.delete(sa.table("entry")))
"""


def next_revision(body: str) -> str:
    return f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{revision.HEAD}"


def upgrade() -> None:{body}
"""


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Turns this program into its successor, with one more revision of the given body."""

    def upgrade_program(body: str) -> None:
        folder = tmp_path / "50% more migrations"
        shutil.copytree(upgrading.migrations_dir(), folder)
        (folder / "versions" / f"{NEXT}_next.py").write_text(next_revision(body))
        monkeypatch.setattr(upgrading, "migrations_dir", lambda: folder)
        monkeypatch.setattr(upgrading, "HEAD", NEXT)
        monkeypatch.setattr(opening, "HEAD", NEXT)

    return upgrade_program


@pytest.fixture
def old_store(store_file: Path) -> Path:
    """A store of today's program with an entry in it."""
    with closing(open_store(str(store_file))) as store, store.transaction():
        store.record("log up 8:55", [Edit(None, ENTRY)], datetime(2024, 1, 18, tzinfo=UTC))
    return store_file


def backups_of(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*"))


def test_the_newest_revision_is_the_one_that_the_program_asks_for() -> None:
    scripts = ScriptDirectory.from_config(upgrading.alembic_config())
    assert scripts.get_heads() == [revision.HEAD]


def test_the_revisions_lead_to_the_tables(target: str, opened: Opener) -> None:
    opened(target)
    url = target if "://" in target else f"sqlite:///{target}"
    engine = create_engine(make_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Stored.metadata) == []
    engine.dispose()


def test_the_revisions_lead_to_the_same_checks(store_file: Path) -> None:
    with closing(sqlite3.connect(store_file)) as connection:
        made = dict(
            connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
                "AND name != 'alembic_version'"
            ).fetchall()
        )
    assert {name: clauses(sql) for name, sql in made.items()} == {
        table.name: clauses(str(CreateTable(table))) for table in Stored.metadata.tables.values()
    }


def clauses(sql: str) -> list[str]:
    """The lines of a CREATE TABLE that are constraints, in no order."""
    lines = (re.sub(r",\s*$", "", line.strip()) for line in sql.splitlines())
    return sorted(line for line in lines if line.startswith("CONSTRAINT"))


def test_an_older_store_is_upgraded_after_a_backup(
    old_store: Path, tomorrow: Callable[[str], None], opened: Opener
) -> None:
    before = old_store.read_bytes()
    tomorrow(ADD_A_COLUMN)
    store = opened(str(old_store))
    assert store.entry(*ENTRY[:2]) == ENTRY
    with closing(sqlite3.connect(old_store)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]
        assert connection.execute("SELECT count(colour), count(*) FROM metric").fetchall() == [
            (0, len(STARTING_METRICS))
        ]
    [backup] = backups_of(old_store)
    assert backup.name == f"habit-20240118T013000Z-before-{NEXT}.db"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    assert len(backup.read_bytes()) == len(before)


def test_a_backup_is_a_store_that_opens(old_store: Path, opened: Opener) -> None:
    with opened(str(old_store)).transaction():
        backup = back_up(str(old_store), "test")
    assert opened(backup).entry(*ENTRY[:2]) == ENTRY


def test_opening_twice_upgrades_once(
    old_store: Path, tomorrow: Callable[[str], None], opened: Opener
) -> None:
    tomorrow(ADD_A_COLUMN)
    opened(str(old_store))
    upgrading.upgrade_file(str(old_store))
    opened(str(old_store))
    assert len(backups_of(old_store)) == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (ADD_A_COLUMN + '    raise RuntimeError("out of paint")\n', "out of paint"),
        (ADD_A_COLUMN + MISTAKE_THE_METRICS, "not in it"),
        (ADD_A_COLUMN + '    op.execute("nonsense")\n', "syntax error"),
        (LOSE_THE_ENTRIES, "would lose rows of entry"),
    ],
)
def test_a_revision_that_fails_leaves_the_store_as_it_was(
    old_store: Path, tomorrow: Callable[[str], None], body: str, said: str
) -> None:
    content = old_store.read_bytes()
    tomorrow(body)
    with pytest.raises(HabitError) as failed:
        open_store(str(old_store))
    [backup] = backups_of(old_store)
    assert old_store.read_bytes() == content
    assert said in str(failed.value)
    assert str(failed.value).endswith(f"It is as it was; a copy is {backup}.")


def test_a_damaged_store_is_not_upgraded(old_store: Path, tomorrow: Callable[[str], None]) -> None:
    with closing(sqlite3.connect(old_store)) as connection:
        [(root,)] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_entry_day_metric_id'"
        )
    content = bytearray(old_store.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    old_store.write_bytes(content)
    tomorrow(ADD_A_COLUMN)
    with pytest.raises(DamagedStore, match="is damaged"):
        open_store(str(old_store))
    assert old_store.read_bytes() == content


def test_yesterdays_program_refuses_the_store_of_tomorrow(target: str) -> None:
    open_store(target).close()
    engine = create_engine(make_url(target if "://" in target else f"sqlite:///{target}"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0815'")
    engine.dispose()
    with pytest.raises(NewerStore, match=r"Upgrade habit; nothing was changed\.$"):
        open_store(target)
