"""What somebody did to the tables is found and named, and nothing is found where nobody did."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import create_engine

from habit.domain.checkup import Weight
from habit.store.opening import open_store
from habit.store.repository import Repository
from habit.store.schemacheck import schema
from habit.store.server_schemacheck import server_schema
from habit.store.upgrading import alembic_config

ASSETS = sorted((Path(__file__).parent / "assets").glob("revision-*.db"))
Opener = Callable[[str], Repository]

REFERENCE = (
    "CONSTRAINT fk_metric_alias_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id)"
    " DEFERRABLE INITIALLY DEFERRED"
)


def lacks(table: str, part: str) -> str:
    return f"The table {table} lacks: {part}."


def has(table: str, part: str) -> str:
    return f"The table {table} has what is not habit's: {part}."


IN_BOTH = [
    ("DROP TABLE snooze", ["The table snooze is missing."]),
    ("CREATE TABLE extra (a text)", ["The table extra is not habit's."]),
    (
        "ALTER TABLE setting RENAME TO settings",
        ["The table setting is missing.", "The table settings is not habit's."],
    ),
    ("ALTER TABLE entry ADD COLUMN mood text", [has("entry", "mood text")]),
    ("ALTER TABLE entry DROP COLUMN zone", [lacks("entry", "zone VARCHAR NOT NULL")]),
    (
        "ALTER TABLE entry RENAME COLUMN zone TO place",
        [lacks("entry", "zone VARCHAR NOT NULL"), has("entry", "place VARCHAR NOT NULL")],
    ),
    (
        "DROP INDEX ix_entry_day_metric_id",
        [lacks("entry", "INDEX ix_entry_day_metric_id (day, metric_id)")],
    ),
    ("CREATE INDEX more ON entry (text)", [has("entry", "INDEX more (text)")]),
    (
        "CREATE UNIQUE INDEX more ON entry (zone, day DESC)",
        [has("entry", "UNIQUE INDEX more (zone, day DESC)")],
    ),
    (
        (
            "DROP INDEX ix_journal_edit_day; "
            "CREATE INDEX ix_journal_edit_day ON journal_edit (day, record)"
        ),
        [
            lacks("journal_edit", "INDEX ix_journal_edit_day (day)"),
            has("journal_edit", "INDEX ix_journal_edit_day (day, record)"),
        ],
    ),
    (
        (
            "DROP INDEX ix_journal_edit_day; "
            "CREATE UNIQUE INDEX ix_journal_edit_day ON journal_edit (day)"
        ),
        [
            lacks("journal_edit", "INDEX ix_journal_edit_day (day)"),
            has("journal_edit", "UNIQUE INDEX ix_journal_edit_day (day)"),
        ],
    ),
]

IN_A_FILE = [
    ("CREATE VIEW v AS SELECT 1", ["The view v is not habit's."]),
    (
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END",
        ["The trigger t is not habit's."],
    ),
    (
        "CREATE INDEX more ON entry (text) WHERE zone = ''",
        [has("entry", "INDEX more (text) WHERE zone = ''")],
    ),
]

REWRITTEN = [
    (
        "skip",
        "metric_id VARCHAR(32) NOT NULL",
        "metric_id VARCHAR(64) NOT NULL",
    ),
    ("skip", "last DATE NOT NULL", "last TEXT NOT NULL"),
    ("skip", "last DATE NOT NULL", "last DATE"),
    ("skip", "last DATE NOT NULL", "last DATE NOT NULL DEFAULT '2024-01-01'"),
    ("setting", "name VARCHAR NOT NULL", "name VARCHAR COLLATE NOCASE NOT NULL"),
    (
        "skip",
        "CONSTRAINT pk_skip PRIMARY KEY (metric_id, first)",
        "CONSTRAINT pk_skip PRIMARY KEY (metric_id)",
    ),
    (
        "device",
        "CONSTRAINT uq_device_name UNIQUE (name)",
        "CONSTRAINT uq_device_name UNIQUE (id, name)",
    ),
    ("metric_alias", REFERENCE, REFERENCE.removesuffix(" DEFERRABLE INITIALLY DEFERRED")),
    ("metric_alias", REFERENCE, f"{REFERENCE[:82]} ON DELETE CASCADE{REFERENCE[82:]}"),
    (
        "reminder",
        "CONSTRAINT ck_reminder_at CHECK (at BETWEEN 0 AND 1439)",
        "CONSTRAINT ck_reminder_at CHECK (at BETWEEN 0 AND 9999)",
    ),
    (
        "entry",
        "CONSTRAINT ck_entry_state CHECK (state IN ('value', 'none', 'text'))",
        "CONSTRAINT ck_entry_state CHECK (state IN ('value', 'None', 'text'))",
    ),
]

ON_A_SERVER = [
    ("CREATE VIEW v AS SELECT 1", []),
    ("CREATE SCHEMA other; CREATE TABLE other.extra (a text)", []),
    ("CREATE SCHEMA postgres; CREATE TABLE postgres.extra (a text)", []),
    (
        "CREATE SCHEMA postgres; CREATE TABLE postgres.skip (LIKE public.skip)",
        ["The table skip is missing."],
    ),
    ("CREATE RULE r AS ON INSERT TO entry DO INSTEAD NOTHING", [has("entry", "RULE r")]),
    (
        'ALTER TABLE setting ALTER name TYPE varchar COLLATE "C"',
        [
            lacks("setting", "name VARCHAR NOT NULL"),
            has("setting", 'name VARCHAR COLLATE "C" NOT NULL'),
        ],
    ),
    (
        (
            "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
            "CREATE TRIGGER t AFTER INSERT ON entry FOR EACH ROW EXECUTE FUNCTION f()"
        ),
        [has("entry", "TRIGGER t")],
    ),
    (
        "ALTER TABLE skip ALTER metric_id TYPE varchar(64)",
        [
            lacks("skip", "metric_id VARCHAR(32) NOT NULL"),
            has("skip", "metric_id VARCHAR(64) NOT NULL"),
        ],
    ),
    (
        "ALTER TABLE skip ALTER last TYPE text",
        [lacks("skip", "last DATE NOT NULL"), has("skip", "last text NOT NULL")],
    ),
    (
        "ALTER TABLE entry ALTER minute TYPE integer",
        [lacks("entry", "minute BIGINT"), has("entry", "minute integer")],
    ),
    (
        "ALTER TABLE entry ALTER instant TYPE timestamp",
        [
            lacks("entry", "instant DATETIME"),
            has("entry", "instant timestamp without time zone"),
        ],
    ),
    (
        "ALTER TABLE skip ALTER last DROP NOT NULL",
        [lacks("skip", "last DATE NOT NULL"), has("skip", "last date")],
    ),
    (
        "ALTER TABLE goal ALTER low SET NOT NULL",
        [lacks("goal", "low DOUBLE"), has("goal", "low DOUBLE NOT NULL")],
    ),
    (
        "ALTER TABLE skip ALTER last SET DEFAULT '2024-01-01'",
        [
            lacks("skip", "last DATE NOT NULL"),
            has("skip", "last date NOT NULL DEFAULT '2024-01-01'::date"),
        ],
    ),
    (
        "ALTER TABLE skip DROP CONSTRAINT pk_skip",
        [lacks("skip", "CONSTRAINT pk_skip PRIMARY KEY (metric_id, first)")],
    ),
    (
        "ALTER TABLE device DROP CONSTRAINT uq_device_name",
        [lacks("device", "CONSTRAINT uq_device_name UNIQUE (name)")],
    ),
    (
        "ALTER TABLE metric_alias DROP CONSTRAINT fk_metric_alias_metric_id",
        [lacks("metric_alias", REFERENCE)],
    ),
    (
        "ALTER TABLE metric_alias ALTER CONSTRAINT fk_metric_alias_metric_id NOT DEFERRABLE",
        [
            lacks("metric_alias", REFERENCE),
            has(
                "metric_alias",
                "CONSTRAINT fk_metric_alias_metric_id FOREIGN KEY (metric_id)"
                " REFERENCES metric(id)",
            ),
        ],
    ),
    (
        "ALTER TABLE reminder DROP CONSTRAINT ck_reminder_at",
        [lacks("reminder", "CONSTRAINT ck_reminder_at CHECK")],
    ),
]


def run(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)


def run_there(url: str, statements: str) -> None:
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statements.encode())


def found(path: Path) -> list[str]:
    findings = schema(str(path))
    assert {(one.check, one.weight) for one in findings} <= {("schema", Weight.DAMAGE)}
    return [one.text for one in findings]


def test_a_new_store_has_the_tables_that_are_described(store_file: Path) -> None:
    assert found(store_file) == []


@pytest.mark.parametrize("asset", ASSETS, ids=lambda path: str(path.stem))
def test_a_store_has_them_whichever_revision_it_began_with(
    asset: Path, tmp_path: Path, opened: Opener
) -> None:
    path = tmp_path / "habit.db"
    shutil.copyfile(asset, path)
    assert found(path) != []
    opened(str(path)).close()
    assert found(path) == []


def test_a_new_store_on_a_server_has_them(postgres_url: str, opened: Opener) -> None:
    opened(postgres_url)
    assert server_schema(postgres_url) == []


@pytest.mark.parametrize("revision", [path.stem.removeprefix("revision-") for path in ASSETS])
def test_a_store_on_a_server_has_them_whichever_revision_it_began_with(
    postgres_url: str, opened: Opener, revision: str
) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), revision)
    engine.dispose()
    assert server_schema(postgres_url) != []
    opened(postgres_url)
    assert server_schema(postgres_url) == []


@pytest.mark.parametrize(("statements", "said"), [*IN_BOTH, *IN_A_FILE])
def test_what_was_done_to_a_file_is_found(
    store_file: Path, statements: str, said: list[str]
) -> None:
    run(store_file, statements)
    assert found(store_file) == said


@pytest.mark.parametrize(("table", "part", "other"), REWRITTEN)
def test_a_table_that_was_made_in_another_way_is_found(
    store_file: Path, table: str, part: str, other: str
) -> None:
    with closing(sqlite3.connect(store_file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        rewritten = connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ? AND sql LIKE ?",
            (part, other, table, f"%{part}%"),
        )
        assert rewritten.rowcount == 1
        connection.commit()
    assert found(store_file) == [lacks(table, part), has(table, other)]


def test_how_a_tool_quotes_and_spaces_what_is_the_same_does_not_matter(store_file: Path) -> None:
    with closing(sqlite3.connect(store_file)) as connection:
        [(sql,)] = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'skip'")
        connection.execute("ALTER TABLE skip RENAME TO old")
        spaced = sql.replace("metric_id", '"metric_id"').replace(" (", "(").replace(", ", " , ")
        connection.execute(spaced.replace("DATE", "date").replace("\n", "\n\n\t"))
        connection.execute("INSERT INTO skip SELECT * FROM old")
        connection.execute("DROP TABLE old")
        connection.commit()
    assert spaced != sql
    assert found(store_file) == []


def test_what_sqlite_keeps_for_itself_is_no_stranger(store_file: Path) -> None:
    run(store_file, "ANALYZE")
    assert found(store_file) == []


def test_a_file_whose_tables_cannot_be_read_is_said_to_be_so(store_file: Path) -> None:
    damage = "UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'skip'"
    run(store_file, f"PRAGMA writable_schema = ON; {damage}")
    [said] = found(store_file)
    assert said.startswith("The tables cannot be read: malformed database schema (skip)")


@pytest.mark.parametrize(("statements", "said"), [*IN_BOTH, *ON_A_SERVER])
def test_what_was_done_on_a_server_is_found(
    postgres_url: str, statements: str, said: list[str]
) -> None:
    open_store(postgres_url).close()
    run_there(postgres_url, statements)
    assert [one.text for one in server_schema(postgres_url)] == said
