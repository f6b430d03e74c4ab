"""Bytes that the disk changed: found by the check, mended out of the journal and the backups."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from habit.cli.exits import guarded
from habit.domain.journal import Edit, Record
from habit.store.opening import open_store
from habit.store.sealed import sealed_changes

PAGE = 4096
NOW = datetime(2024, 1, 18, 1, 30, tzinfo=UTC)
Sound = Callable[[Path], None]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with some months in it, and a backup of all but the last day."""
    path = tmp_path_factory.mktemp("lived") / "habit.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABIT_DB", str(path))
        patch.setenv("HABIT_NO_BACKUP", "1")
        patch.setenv("TZ", "Asia/Shanghai")
        first = date(2023, 11, 1)
        for offset in range(78):
            day = first + timedelta(days=offset)
            patch.setenv("HABIT_NOW", f"{day}T09:30+08:00")
            guarded(["log", "sleep", "3:40", "up", "8:55", "run", f"{1 + offset % 9}km"])
        guarded(["undo"])
        guarded(["metric", "rename", "run", "Jogging"])
        guarded(["metric", "goal", "run", "at least 3 a week"])
        guarded(["db", "backup"])
        patch.setenv("HABIT_NOW", "2024-01-18T09:30+08:00")
        guarded(["log", "exercise", "xx"])
    return path


@pytest.fixture
def store(lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, without the backups, that commands use."""
    path = tmp_path / "store" / "habit.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy2(lived_in, path)
    monkeypatch.setenv("HABIT_DB", str(path))
    return path


@pytest.fixture
def backups(lived_in: Path, store: Path) -> Path:
    """The backups beside the copy."""
    folder = store.parent / "backups"
    shutil.copytree(lived_in.parent / "backups", folder, copy_function=shutil.copy2)
    folder.chmod(0o700)
    return folder


def content(path: Path) -> tuple[list[Record], list[Any]]:
    with closing(open_store(str(path))) as opened:
        return opened.every_record(), list(sealed_changes(opened))


def replaced(path: Path, old: bytes, new: bytes, *, most: int = -1) -> None:
    before = path.read_bytes()
    after = before.replace(old, new, most)
    assert after != before
    assert len(after) == len(before)
    path.write_bytes(after)


def check(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = guarded(["db", "check", "--json", *options])
    return code, json.loads(capsys.readouterr().out)


def test_a_store_that_is_lived_in_is_sound(store: Path, sound: Sound) -> None:
    sound(store)


def test_the_check_reads_and_changes_nothing(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = store.read_bytes()
    code, said = check(capsys)
    assert (code, said["sound"], said["changes"]) == (0, True, 83)
    assert store.read_bytes() == before
    assert list(store.parent.iterdir()) == [store]


def test_a_value_that_changed_is_named_and_taken_from_the_journal(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    before = content(store)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(
            "UPDATE entry SET text = '3:41' WHERE day = '2024-01-15' AND minute > 1440"
        )
        connection.commit()
    code, said = check(capsys)
    assert code == 4
    assert said["findings"] == [
        {
            "check": "state",
            "weight": "damage",
            "text": "Fall Sleep on 2024-01-15: the store has 3:41, the journal says 3:40.",
        }
    ]
    damaged = store.read_bytes()
    code, said = check(capsys, "--repair")
    assert (code, said["sound"]) == (0, True)
    assert content(store) == before
    assert Path(said["repair"]["kept"]).read_bytes() == damaged
    sound(store)


def test_damage_inside_the_journal_is_mended_out_of_a_backup(
    store: Path, backups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(store)
    replaced(store, b"log sleep 3:40 up 8:55 run 7km", b"log sleep 3:40 up 8:55 run 8km", most=2)
    code, said = check(capsys)
    assert code == 4
    assert said["findings"][0] == {
        "check": "journal",
        "weight": "damage",
        "text": ("Change 17 (log sleep 3:40 up 8:55 run 8km): it is not what was written."),
    }
    code, said = check(capsys, "--repair")
    assert (code, said["repair"]["from_backups"], said["repair"]["lost"]) == (0, 2, [])
    assert content(store) == before
    assert len(list(backups.iterdir())) == 1


def test_what_no_backup_has_is_lost_but_its_values_are_kept_and_can_be_undone(
    store: Path, capsys: pytest.CaptureFixture[str], sound: Sound
) -> None:
    state, _ = content(store)
    replaced(store, b"log exercise xx", b"log exercise xy")
    code, said = check(capsys, "--repair")
    assert code == 0
    assert said["repair"]["lost"] == ["83 (log exercise xy)"]
    assert said["repair"]["values"] == 1
    after, changes = content(store)
    assert after == state
    assert changes[-1].change.command == "db check --repair"
    assert guarded(["undo"]) == 0
    assert len(content(store)[0]) == len(state) - 1
    sound(store)


def test_a_header_that_is_destroyed_loses_nothing(
    store: Path, backups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(store)
    damaged = bytearray(store.read_bytes())
    damaged[:100] = bytes(100)
    store.write_bytes(damaged)
    assert guarded(["log", "run", "1km"]) == 4
    code, said = check(capsys, "--repair")
    assert (code, said["repair"]["lost"]) == (0, [])
    assert content(store) == before
    assert backups.exists()


def test_an_index_that_is_destroyed_loses_nothing(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(store)
    with closing(sqlite3.connect(store)) as connection:
        [(root,)] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_journal_1'"
        )
    damaged = bytearray(store.read_bytes())
    damaged[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    store.write_bytes(damaged)
    assert check(capsys)[0] == 4
    code, said = check(capsys, "--repair")
    assert (code, said["repair"]["lost"]) == (0, [])
    assert content(store) == before


def test_a_file_that_is_something_else_is_replaced_by_the_newest_backup(
    store: Path, backups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.write_text("dear diary\n" * 9999)
    code, said = check(capsys, "--repair")
    [backup] = backups.iterdir()
    assert code == 0
    assert said["repair"]["lost"] == ["whatever came after the newest backup"]
    assert content(store) == content(backup)


def test_without_anything_to_mend_from_the_file_is_left_as_it_is(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.write_text("dear diary\n" * 9999)
    before = store.read_bytes()
    assert guarded(["db", "check", "--repair"]) == 4
    assert "no backup" in capsys.readouterr().err
    assert store.read_bytes() == before
    assert list(store.parent.iterdir()) == [store]


@pytest.mark.parametrize(
    "times", [20, pytest.param(400, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_a_byte_changed_anywhere_is_found_or_changes_nothing(
    store: Path, times: int, capsys: pytest.CaptureFixture[str]
) -> None:
    content_before, original = content(store), store.read_bytes()
    moments = random.Random(83)  # noqa: S311 - the same places each time
    found = 0
    for _ in range(times):
        damaged = bytearray(original)
        place = moments.randrange(len(damaged))
        damaged[place] ^= 1 << moments.randrange(8)
        store.write_bytes(damaged)
        code = guarded(["db", "check"])
        found += code == 4
        assert code in {0, 4}, place
        if code == 0:
            assert content(store) == content_before, place
        for command in (["week"], ["history"], ["log", "run", "1km"], ["undo"]):
            assert guarded(command) in {0, 1, 4}, (place, command)
        assert "bug in habit" not in capsys.readouterr().err, place
    assert found > times // 3


@pytest.mark.parametrize(
    "times", [4, pytest.param(60, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_whole_pages_that_are_destroyed_are_mended_with_a_backup(
    store: Path, backups: Path, times: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (state, changes), original = content(store), store.read_bytes()
    [backup] = backups.iterdir()
    kept = len(content(backup)[1])
    moments = random.Random(84)  # noqa: S311 - the same pages each time
    unharmed = 0
    for _ in range(times):
        damaged = bytearray(original)
        page = moments.randrange(1, len(damaged) // PAGE)
        damaged[page * PAGE : (page + 1) * PAGE] = moments.randbytes(PAGE)
        store.write_bytes(damaged)
        assert guarded(["db", "check", "--repair"]) == 0, page
        after_state, after = content(store)
        # at the most the change that came after the backup is lost
        assert [one[0][0] for one in after][:kept] == [one[0][0] for one in changes][:kept], page
        unharmed += after_state == state
        assert len(state) - len(after_state) <= 1, page
        for one in store.parent.glob("*.damaged-*"):
            one.unlink()
    assert unharmed > times * 3 // 4
    capsys.readouterr()


def test_an_entry_whose_moment_is_not_its_time_is_noted(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_store(str(store))) as opened, opened.transaction():
        sleep = opened.catalog(date(2024, 1, 15)).resolve("sleep").metric.id
        entry = opened.entry(sleep, date(2024, 1, 15))
        assert entry is not None
        opened.record("odd", [Edit(entry, entry._replace(minute=1661))], NOW)
        other = opened.entry(sleep, date(2024, 1, 14))
        assert other is not None
        opened.record("odd", [Edit(other, other._replace(zone="Moon/Base"))], NOW)
    code, said = check(capsys)
    assert code == 1
    assert [one["text"] for one in said["findings"]] == [
        "Fall Sleep on 2024-01-14 was logged in no zone of this computer (Moon/Base).",
        "Fall Sleep on 2024-01-15: 3:40 is not the moment that is stored, 2024-01-16 03:40 there.",
    ]
    assert {one["weight"] for one in said["findings"]} == {"note"}


def test_a_store_that_others_may_read_is_noted_and_closed(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.chmod(0o644)
    code, said = check(capsys)
    assert (code, [one["check"] for one in said["findings"]]) == (1, ["permissions"])
    code, said = check(capsys, "--repair")
    assert (code, said["repair"]["kept"]) == (0, None)
    assert store.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("statement", "check_name"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END", "schema"),
        ("DROP INDEX ix_entry_day_metric_id", "schema"),
        ("ALTER TABLE entry ADD COLUMN mood text", "schema"),
        ("CREATE VIEW v AS SELECT 1", "schema"),
        ("DELETE FROM journal WHERE position = 9", "journal"),
        ("DELETE FROM journal_edit WHERE position = 2 AND record = 'entry'", "journal"),
        ("UPDATE journal SET checksum = NULL WHERE position = 9", "journal"),
        ("DELETE FROM metric WHERE slug = 'running'", "references"),
        ("DELETE FROM entry WHERE day = '2024-01-15'", "state"),
        ("INSERT INTO setting VALUES ('day_start', '05:00')", "state"),
        ("UPDATE entry SET day = 'banana' WHERE day = '2024-01-15'", "state"),
    ],
)
def test_what_another_program_did_to_the_store_is_found(
    store: Path, capsys: pytest.CaptureFixture[str], statement: str, check_name: str
) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(statement)
        connection.commit()
    code, said = check(capsys)
    assert code == 4
    assert check_name in {one["check"] for one in said["findings"]}
