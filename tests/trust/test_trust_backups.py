"""Backups: made behind the day's first command, kept by day, week and month, and gone back to."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.cli.exits import guarded
from habit.domain.checkup import Backup
from habit.domain.retention import BEFORE_KEPT_FOR, superfluous
from habit.store.backups import back_up, back_up_daily, backups_of, verify
from habit.store.opening import open_store

ROOT = Path(__file__).parents[2]
THURSDAY = date(2024, 1, 18)


WRITER = """
from habit.cli.exits import guarded
for number in range(1, 400):
    guarded(["log", "run", f"{number}km", "exercise", "x", "--set"])
"""


def cells(path: Path) -> dict[str, str]:
    with closing(open_store(str(path))) as store:
        slugs = {named.metric.id: named.metric.slug for named in store.catalog(THURSDAY)}
        return {slugs[one.metric_id]: one.text for one in store.entries(date.min, date.max)}


def names(path: Path) -> list[str]:
    return [one.name for one in backups_of(str(path))]


def habit(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "habit", *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HABIT_NO_BACKUP": "", **environment},
    )


def awaited(path: Path, count: int) -> list[str]:
    """The names of the backups, once there are so many of them."""
    for _ in range(500):
        if len(names(path)) >= count:
            break
        time.sleep(0.01)
    return names(path)


def test_the_first_command_of_a_day_leaves_a_backup_behind_it(store_file: Path) -> None:
    assert habit("log", "run", "4km").stderr == ""
    assert awaited(store_file, 1) == ["habit-20240118-daily.db"]
    backup = store_file.parent / "backups" / "habit-20240118-daily.db"
    assert cells(backup) == {"running": "4km"}
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    habit("log", "run", "1km")
    habit("log", "run", "2km", HABIT_NOW="2024-01-19T09:30+08:00")
    assert awaited(store_file, 2) == ["habit-20240119-daily.db", "habit-20240118-daily.db"]
    assert cells(backup) == {"running": "4km"}


def test_the_commands_output_ends_before_its_backup_does(store_file: Path) -> None:
    # a pipe that the copying process held open would make the reader wait for it
    started = time.monotonic()
    done = habit("log", "run", "4km")
    waited = time.monotonic() - started
    assert done.stdout == "Running · Thu 18 Jan · 4km\n"
    assert waited < 5
    awaited(store_file, 1)


def test_backups_can_be_left_to_the_users_own_means(store_file: Path) -> None:
    habit("log", "run", "4km", HABIT_NO_BACKUP="1")
    assert not (store_file.parent / "backups").exists()


def test_a_folder_that_takes_no_backups_is_no_reason_to_complain(store_file: Path) -> None:
    (store_file.parent / "backups").write_text("in the way")
    assert habit("log", "run", "4km").stderr == ""
    assert habit("log", "run", "1km").stdout == "Running · Thu 18 Jan · 5km (added to 4km)\n"


def backup(day: date, reason: str = "daily") -> Backup:
    return Backup(f"habit-{day:%Y%m%d}-{reason}.db", day, f"{day:%Y%m%d}T000000Z", reason, 1)


def test_of_a_year_of_daily_backups_seven_days_four_weeks_and_twelve_months_stay() -> None:
    today = date(2024, 12, 31)
    every = [backup(today - timedelta(days=ago)) for ago in range(500)]
    kept = set(every) - set(superfluous(every, today))
    assert sorted(one.day.isoformat() for one in kept) == [
        "2024-01-31",
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
        "2024-05-31",
        "2024-06-30",
        "2024-07-31",
        "2024-08-31",
        "2024-09-30",
        "2024-10-31",
        "2024-11-30",
        "2024-12-15",
        "2024-12-22",
        *(f"2024-12-{day}" for day in range(25, 32)),
    ]


@given(st.sets(st.integers(0, 900), max_size=60), st.integers(0, 900))
def test_rotating_day_by_day_keeps_what_rotating_once_would(ages: set[int], ago: int) -> None:
    start = date(2022, 1, 1)
    held: list[Backup] = []
    for offset in sorted(ages):
        day = start + timedelta(days=offset)
        held.append(backup(day))
        gone = superfluous(held, day)
        held = [one for one in held if one not in gone]
    every = [backup(start + timedelta(days=offset)) for offset in ages]
    if every:
        today = max(one.day for one in every)
        assert set(held) == set(every) - set(superfluous(every, today))
        assert len(held) <= 7 + 4 + 12
    by_hand = backup(start - timedelta(days=ago), "by-hand")
    assert by_hand not in superfluous([*held, by_hand], start)


def test_what_was_saved_before_an_upgrade_stays_for_a_season() -> None:
    today = date(2024, 6, 30)
    old = [backup(today - timedelta(days=ago), "before-0004") for ago in range(120)]
    gone = superfluous(old, today)
    assert all(today - one.day > BEFORE_KEPT_FOR for one in gone)
    assert len(gone) > 20


def test_rotation_deletes_nothing_but_its_own_and_what_was_interrupted(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = store_file.parent / "backups"
    back_up(str(store_file), "by-hand")
    for name in ("mine.txt", "habit-20230101-daily.db.1.part", "other-20230101-daily.db"):
        (folder / name).write_text("x")
        os.utime(folder / name, (0, 0))
    for offset in range(12):
        day = date(2024, 2, 1) + timedelta(days=offset)
        monkeypatch.setenv("HABIT_NOW", f"{day}T09:30+08:00")
        back_up_daily(str(store_file))
    daily = [one for one in names(store_file) if "daily" in one]
    assert daily == [f"habit-202402{day:02}-daily.db" for day in (12, 11, 10, 9, 8, 7, 6, 4)]
    assert sorted(one.name for one in folder.iterdir() if one.name not in daily) == [
        "habit-20240118T013000Z-by-hand.db",
        "mine.txt",
        "other-20230101-daily.db",
    ]


def test_a_backup_is_opened_and_read_before_it_gets_its_name(store_file: Path) -> None:
    content = bytearray(store_file.read_bytes())
    content[5 * 4096 : 6 * 4096] = bytes(4096)
    store_file.write_bytes(content)
    assert guarded(["db", "backup"]) == 4
    assert list((store_file.parent / "backups").iterdir()) == []


def test_a_backup_taken_while_others_write_is_of_one_moment(store_file: Path) -> None:
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            WRITER,
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(10):
            path = Path(back_up(str(store_file), "by-hand"))
            verify(str(path))
            with closing(open_store(str(path))) as store:
                changes = store.changes(1)[0].position - 1
            assert cells(path).get("running", "0km") == f"{changes}km"
    finally:
        writer.kill()
        writer.wait()


def test_a_restore_is_one_change_that_undo_takes_back(
    store_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded(["log", "run", "4km", "sleep", "3:40"])
    guarded(["db", "backup"])
    guarded(["rm", "sleep"])
    guarded(["log", "run", "1km"])
    guarded(["metric", "rename", "run", "Jogging"])
    guarded(["metric", "add", "Books", "--kind", "count"])
    before = cells(store_file)
    capsys.readouterr()
    assert guarded(["db", "restore", "newest", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == 5
    assert cells(store_file) == {"running": "4km", "fall-asleep": "3:40"}
    assert guarded(["undo"]) == 0
    assert cells(store_file) == before
    assert guarded(["redo"]) == 0
    assert guarded(["undo"]) == 0
    assert guarded(["db", "check"]) == 0


def test_a_store_that_is_gone_or_destroyed_is_replaced_by_the_backup_and_kept(
    store_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded(["log", "run", "4km"])
    guarded(["db", "backup"])
    store_file.unlink()
    assert guarded(["db", "restore", "newest"]) == 0
    assert cells(store_file) == {"running": "4km"}
    store_file.write_bytes(b"nonsense" * 9999)
    capsys.readouterr()
    assert guarded(["db", "restore", names(store_file)[0], "--json"]) == 0
    kept = Path(json.loads(capsys.readouterr().out)["kept"])
    assert kept.read_bytes() == b"nonsense" * 9999
    assert cells(store_file) == {"running": "4km"}
    assert stat.S_IMODE(store_file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("newest", (3, "There is no backup in ")),
        ("habit-19990101-daily.db", (3, "habit db list shows the ones there are.")),
        ("THE STORE", (2, "That is the store itself.")),
        ("A DIARY", (4, "not a habit store")),
    ],
)
def test_what_is_no_backup_is_not_restored(
    store_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    refusal: tuple[int, str],
) -> None:
    code, words = refusal
    diary = tmp_path / "diary.db"
    diary.write_text("dear diary\n" * 99)
    content = store_file.read_bytes()
    capsys.readouterr()
    named = {"THE STORE": str(store_file), "A DIARY": str(diary)}.get(name, name)
    assert guarded(["db", "restore", named]) == code
    assert words in capsys.readouterr().err
    assert store_file.read_bytes() == content


def test_a_backup_is_checked_as_thoroughly_as_the_store(
    store_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded(["log", "run", "4km"])
    guarded(["db", "backup"])
    guarded(["log", "sleep", "3:40"])
    copy = store_file.parent / "backups" / names(store_file)[0]
    capsys.readouterr()
    assert guarded(["db", "check", "newest"]) == 0
    assert capsys.readouterr() == (f"Sound: {copy} (entries: 1, changes: 2)\n", "")
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE entry SET text = '7km'")
    content = copy.read_bytes()
    assert verify(str(copy)) == 1
    assert guarded(["db", "check", copy.name]) == 4
    shown = capsys.readouterr()
    assert shown.out == (
        f"Not as it should be in {copy}:\n"
        "  state: Running on 2024-01-18: the store has 7km, the journal says 4km.\n"
    )
    assert shown.err == "habit db list shows the other backups.\n"
    assert copy.read_bytes() == content
    assert guarded(["db", "check"]) == 0
    assert guarded(["db", "check", "newest", "--repair"]) == 2


def test_a_backup_whose_pages_are_damaged_is_not_said_to_be_mended_by_a_repair(
    store_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded(["db", "backup"])
    copy = store_file.parent / "backups" / names(store_file)[0]
    with closing(sqlite3.connect(copy)) as connection:
        [(page,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'setting'")
        [(size,)] = connection.execute("PRAGMA page_size")
    with copy.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    capsys.readouterr()
    assert guarded(["db", "check", "newest"]) == 4
    assert capsys.readouterr() == (
        f"Not as it should be in {copy}:\n  file: {copy} is damaged.\n",
        "habit db list shows the other backups.\n",
    )


def test_a_backup_of_an_older_revision_is_checked_and_stays_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = ROOT / "tests" / "store" / "assets" / "revision-0001.db"
    content = old.read_bytes()
    assert guarded(["db", "check", str(old)]) == 0
    assert capsys.readouterr().out.startswith(f"Sound: {old} (entries: ")
    assert old.read_bytes() == content


def test_a_backup_of_an_older_revision_can_be_restored(store_file: Path) -> None:
    old = ROOT / "tests" / "store" / "assets" / "revision-0001.db"
    content = old.read_bytes()
    assert guarded(["db", "restore", str(old)]) == 0
    assert len(cells(store_file)) > 0
    assert old.read_bytes() == content
    assert guarded(["undo"]) == 0
    assert cells(store_file) == {}
    assert guarded(["db", "check"]) == 0


def test_the_list_tells_every_backup_newest_first(
    store_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    capsys.readouterr()
    assert guarded(["db", "list"]) == 0
    folder = store_file.parent / "backups"
    assert capsys.readouterr().err == f"There is no backup in {folder} yet.\n"
    back_up_daily(str(store_file))
    monkeypatch.setenv("HABIT_NOW", "2024-01-19T09:30+08:00")
    guarded(["db", "backup"])
    capsys.readouterr()
    assert guarded(["db", "list"]) == 0
    size = -(-store_file.stat().st_size // 1024)
    printed = capsys.readouterr()
    assert printed.out == (
        f"habit-20240119T013000Z-by-hand.db  {size:>6} kB\n"
        f"habit-20240118-daily.db            {size:>6} kB\n"
    )
    assert printed.err == f"They are in {folder}.\n"


def test_two_stores_in_one_folder_keep_their_backups_apart(
    store_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "store" / "habit-2.db"
    guarded(["--db", str(other), "log", "run", "9km"])
    guarded(["--db", str(other), "db", "backup"])
    back_up_daily(str(store_file))
    assert names(store_file) == ["habit-20240118-daily.db"]
    assert names(other) == ["habit-2-20240118T013000Z-by-hand.db"]
