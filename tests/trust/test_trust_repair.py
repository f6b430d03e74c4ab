"""Repairs that have little to go by, and going back to a backup when things are damaged."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from habit.cli.exits import guarded
from habit.domain.journal import Edit, Record
from habit.store.opening import open_store
from habit.store.sealed import sealed_changes

Sound = Callable[[Path], None]


@pytest.fixture
def store(store_file: Path) -> Path:
    """A store with a week in it and a metric of the user's own."""
    for day in range(11, 18):
        guarded(["log", "--day", f"2024-01-{day}", "sleep", "3:40", "run", f"{day}km"])
    guarded(["metric", "add", "Books", "--kind", "count"])
    guarded(["log", "books", "xx"])
    guarded(["log", "run", "3km"])
    return store_file


@pytest.fixture
def backup(store: Path) -> Path:
    """A backup of all that is in it."""
    guarded(["db", "backup"])
    [made] = (store.parent / "backups").iterdir()
    return made


def content(path: Path) -> tuple[list[Record], list[Any]]:
    with closing(open_store(str(path))) as opened:
        return opened.every_record(), list(sealed_changes(opened))


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def far_off(path: Path) -> None:
    spoil(path, "UPDATE journal SET position = 1000000000000 WHERE position = 5")


def another_ones(path: Path) -> None:
    """Give change 5 the number of change 4, which no statement would."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT id, device_id FROM journal WHERE position = 5"
        [(own, device)] = connection.execute(sql).fetchall()
    row = own.encode() + b"\x05" + device.encode()
    damaged = path.read_bytes().replace(row, row.replace(b"\x05", b"\x04"))
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)


def checked(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = guarded(["db", "check", "--json", *options])
    return code, json.loads(capsys.readouterr().out)


def findings(capsys: pytest.CaptureFixture[str]) -> list[str]:
    code, said = checked(capsys)
    assert code == 4
    return [one["text"] for one in said["findings"]]


def test_a_number_that_is_far_off_ends_no_repair(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    state, _ = content(store)
    far_off(store)
    code, said = checked(capsys, "--repair")
    assert (code, said["repair"]["lost"]) == (
        0,
        ["5 (unreadable)", "12–999999999999 (unreadable)"],
    )
    assert content(store)[0] == state
    sound(store)


@pytest.mark.parametrize("number", [far_off, another_ones])
def test_a_change_under_a_wrong_number_goes_to_its_place_in_a_backup(
    store: Path,
    backup: Path,
    capsys: pytest.CaptureFixture[str],
    number: Callable[[Path], None],
) -> None:
    before = content(store)
    assert backup.exists()
    number(store)
    assert findings(capsys)
    code, said = checked(capsys, "--repair")
    assert (code, said["repair"]["lost"]) == (0, [])
    assert content(store) == before


def test_what_was_built_on_a_lost_metric_is_kept_as_values(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    state, _ = content(store)
    guarded(["skip", "all", "-1"])
    spoil(
        store,
        "UPDATE journal SET command = 'metric add Bookz' WHERE command = 'metric add Books'",
        "UPDATE journal SET command = 'skip al -1' WHERE command = 'skip all -1'",
    )
    code, said = checked(capsys, "--repair")
    assert (code, said["repair"]["values"]) == (0, 4)
    assert said["repair"]["lost"] == [
        "9 (metric add Bookz)",
        "10 (log books xx)",
        "12 (skip al -1)",
    ]
    assert len(content(store)[0]) == len(state) + 1
    assert guarded(["undo"]) == 0
    sound(store)


def test_without_the_first_change_and_a_backup_the_values_are_kept(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    state, _ = content(store)
    spoil(store, "UPDATE journal SET command = 'new stor' WHERE position = 1")
    code, said = checked(capsys, "--repair")
    assert (code, said["repair"]["lost"][:2]) == (
        0,
        ["1 (new stor)", "2 (log sleep 3:40 run 11km --day 2024-01-11)"],
    )
    assert content(store)[0] == state
    sound(store)


def test_a_value_that_cannot_be_written_again_costs_no_other(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    state, _ = content(store)
    spoil(
        store,
        "UPDATE journal SET command = 'log rum 3km' WHERE command = 'log run 3km'",
        "UPDATE journal SET command = 'log bookz xx' WHERE command = 'log books xx'",
        "UPDATE entry SET text = CAST(x'ff' AS TEXT) WHERE text = 'xx'",
    )
    code, said = checked(capsys, "--repair")
    assert (code, said["repair"]["values"]) == (0, 1)
    assert len(content(store)[0]) == len(state) - 1
    sound(store)


def test_something_to_see_to_keeps_nothing_from_being_mended(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_store(str(store))) as opened, opened.transaction():
        sleep = opened.catalog(date(2024, 1, 15)).resolve("sleep").metric.id
        entry = opened.entry(sleep, date(2024, 1, 15))
        assert entry is not None
        moved = entry._replace(zone="Moon/Base")
        opened.record("odd", [Edit(entry, moved)], datetime(2024, 1, 18, tzinfo=UTC))
    spoil(store, "UPDATE entry SET text = '9km' WHERE text = '11km'")
    code, said = checked(capsys, "--repair")
    assert code == 1
    assert [one["weight"] for one in said["remaining"]] == ["note"]
    assert guarded(["sleep"]) == 1
    assert capsys.readouterr().err == (
        "habit: No time zone found with key Moon/Base. An entry was logged there; "
        "habit db check says which.\n"
        "Bring this computer's time zones up to date (the package tzdata).\n"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET position = x'ff' WHERE position = 5",
        "UPDATE journal_edit SET position = x'ff' WHERE day = '2024-01-12' AND position = 1",
        "UPDATE device SET name = CAST(x'ff41' AS TEXT)",
        "INSERT INTO written_cell VALUES (CAST(x'ff' AS TEXT), 'a', '2024-01-12', '')",
        "INSERT INTO reminder_delivery VALUES ('a', 'b', 'c', 'odd', '2024-01-12 00:00:00', 1, '')",
    ],
)
def test_what_habit_never_writes_is_found_and_mended(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound, statement: str
) -> None:
    state, _ = content(store)
    spoil(store, statement)
    assert findings(capsys)
    assert checked(capsys, "--repair")[0] == 0
    assert content(store)[0] == state
    sound(store)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"CREATE TABLE journal (", b"CREATE QABLE journal ("),
        (b"tablejournal_editjournal_edit", b"tablejourna\xff_editjournal_edit"),
        (b"CREATE INDEX ix_entry_day_metric_id", b"CREATE INDEX iy_entry_day_metric_id"),
    ],
)
def test_a_table_whose_description_is_damaged_loses_nothing(
    store: Path, capsys: pytest.CaptureFixture[str], old: bytes, new: bytes
) -> None:
    before, whole = content(store), store.read_bytes()
    assert whole.count(old) == 1
    store.write_bytes(whole.replace(old, new))
    assert findings(capsys)
    code, said = checked(capsys, "--repair")
    assert (code, said["repair"]["lost"]) == (0, [])
    assert content(store) == before


def test_a_table_that_cannot_be_read_is_one_finding_about_the_store(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(store, "UPDATE entry SET day = 'banana' WHERE text = '11km'")
    [finding] = findings(capsys)
    assert finding.startswith(f"{store} holds a value that habit did not write (")


def test_every_kind_of_record_is_told_by_its_own_name(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in ("note add read", "plan set thesis 3 3 0 3", "skip run -1", "remind snooze 1h"):
        guarded(line.split())
    spoil(
        store,
        "UPDATE day_note SET text = 'reed'",
        "UPDATE plan_task SET required = '9'",
        "UPDATE skip SET last = '2024-01-19'",
        "UPDATE snooze SET until = since",
        "UPDATE entry SET number = 9 WHERE text = '11km'",
        "UPDATE metric_alias SET name = 'jog' WHERE name = 'run'",
    )
    assert findings(capsys) == [
        "The name jog: the store has something, the journal says nothing.",
        "The name run: the store has nothing, the journal says something.",
        "Running on 2024-01-11: it is not what the journal says.",
        "The reminder *: it is not what the journal says.",
        "The note on 2024-01-18: the store has reed, the journal says read.",
        "The task thesis of the week of 2024-01-15: it is not what the journal says.",
        "The skipping from 2024-01-17: it is not what the journal says.",
    ]


def test_a_restore_into_a_damaged_store_waits_until_it_is_mended(
    store: Path, backup: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    before, _ = content(store)
    guarded(["log", "exercise", "x"])
    spoil(store, "DELETE FROM metric_definition WHERE label = 'Books'")
    damaged = store.read_bytes()
    capsys.readouterr()
    assert guarded(["db", "restore", backup.name]) == 4
    assert capsys.readouterr().err == (
        f"habit: {store} is damaged. Mend it first: habit db check --repair.\n"
    )
    assert store.read_bytes() == damaged
    assert guarded(["db", "check", "--repair"]) == 0
    assert guarded(["db", "restore", backup.name]) == 0
    assert content(store)[0] == before
    sound(store)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0815'", "was written by a newer habit."),
        ("DELETE FROM alembic_version", "is not a habit store, or is damaged."),
        ("UPDATE entry SET day = 'banana' WHERE text = '11km'", "is damaged itself."),
    ],
)
def test_a_backup_that_cannot_be_used_is_said_by_its_own_name(
    store: Path, backup: Path, capsys: pytest.CaptureFixture[str], statement: str, words: str
) -> None:
    before = store.read_bytes()
    spoil(backup, statement)
    capsys.readouterr()
    assert guarded(["db", "restore", "newest"]) == 4
    assert capsys.readouterr().err.startswith(f"habit: {backup} {words} ")
    assert store.read_bytes() == before


def test_what_only_looks_like_a_backup_is_none(
    store: Path, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(backup, backup.with_name("habit-20249999-daily.db"))
    backup.with_name("habit-20240119-daily.db").symlink_to("gone")
    capsys.readouterr()
    assert guarded(["db", "list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [backup.name]
    assert guarded(["db", "restore", "newest"]) == 0
    assert guarded(["db", "check"]) == 0
    assert store.exists()
