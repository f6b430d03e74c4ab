"""Making and opening a store's file: whole or not at all, and nothing is ever written over."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.starting import STARTING_METRICS
from habit.errors import DamagedStore, HabitError, StoreBusy
from habit.paths import store_target
from habit.store import sqlite
from habit.store.database import NewerStore
from habit.store.opening import open_store
from habit.store.repository import Repository

MON = date(2024, 1, 15)
ENTRY = Entry(STARTING_METRICS[1].id, MON, State.VALUE, "4km", number=4.0)
AT = datetime(2024, 1, 18, tzinfo=UTC)

Opener = Callable[[str], Repository]


def write(repository: Repository) -> None:
    with repository.transaction():
        repository.record("log", [Edit(None, ENTRY)], AT)


def test_a_first_start_makes_a_folder_and_a_file_for_the_user_alone(opened: Opener) -> None:
    opened(store_target())
    path = Path(store_target())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["habit.db"]


def test_a_missing_folder_that_the_user_named_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "not mounted" / "habit.db"
    with pytest.raises(HabitError) as refused:
        open_store(str(missing))
    assert str(refused.value) == (
        f"There is no folder {missing.parent}. Make it first, or check --db and HABIT_DB."
    )
    assert not missing.parent.exists()


@pytest.mark.parametrize(
    "name", ["a b.db", "a%20b.db", "a?mode=ro.db", "a#b.db", "习惯.db", "file:x"]
)
def test_any_name_of_a_file_will_do(tmp_path: Path, opened: Opener, name: str) -> None:
    write(opened(str(tmp_path / name)))
    assert opened(str(tmp_path / name)).entry(*ENTRY[:2]) == ENTRY
    assert {one.name for one in tmp_path.iterdir()} == {name, "home"}


def test_a_link_to_a_store_that_is_not_there_yet_stays_a_link(
    tmp_path: Path, opened: Opener
) -> None:
    real = tmp_path / "disk"
    real.mkdir()
    link = tmp_path / "habit.db"
    link.symlink_to(real / "store.db")
    write(opened(str(link)))
    assert link.is_symlink()
    assert opened(str(real / "store.db")).entry(*ENTRY[:2]) == ENTRY


def test_two_first_starts_at_once_share_one_store() -> None:
    code = (
        "import sys; from habit.store.opening import open_store; from habit.paths import "
        "store_target; store = open_store(store_target()); print(store.changes(9)[-1].id)"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(4)
    ]
    founded = {process.communicate()[0] for process in started}
    assert [process.returncode for process in started] == [0] * 4
    assert len(founded) == 1
    assert [one.name for one in Path(store_target()).parent.iterdir()] == ["habit.db"]


def test_a_file_system_without_hard_links_gets_a_store_too(
    tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    write(opened(str(tmp_path / "habit.db")))
    assert opened(str(tmp_path / "habit.db")).entry(*ENTRY[:2]) == ENTRY


def test_a_new_store_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("habit.store.creating.found", fail)
    with pytest.raises(HabitError):
        open_store(str(tmp_path / "habit.db"))
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def damaged(path: Path, change: Callable[[bytearray], None]) -> None:
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)


def another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.commit()


def without_revision(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE alembic_version")


def of_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0815'")
        connection.commit()


def overwritten_header(content: bytearray) -> None:
    content[:16] = bytes(16)


@pytest.mark.parametrize(
    ("spoil", "condition", "said"),
    [
        (lambda path: path.write_bytes(b""), DamagedStore, "is empty, and habit did not leave"),
        (lambda path: path.write_text("dear diary\n" * 99), DamagedStore, "is not a habit store"),
        (lambda path: os.truncate(path, 20_000), DamagedStore, "is damaged"),
        (lambda path: damaged(path, overwritten_header), DamagedStore, "is not a habit store"),
        (another_program, DamagedStore, "is a database of another program"),
        (without_revision, DamagedStore, "does not say which version"),
        (of_the_future, NewerStore, "was written by a newer habit (revision 0815;"),
    ],
)
def test_what_is_no_sound_store_is_refused_and_left_as_it_is(
    store_file: Path,
    opened: Opener,
    spoil: Callable[[Path], object],
    condition: type[HabitError],
    said: str,
) -> None:
    spoil(store_file)
    content = store_file.read_bytes()
    with pytest.raises(condition) as refused:
        opened(str(store_file)).every_record()
    assert said in str(refused.value)
    assert refused.value.exit_code == 4
    assert store_file.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(HabitError, match="is a folder"):
        open_store(str(tmp_path))


def test_a_value_that_habit_did_not_write_is_damage(store_file: Path, opened: Opener) -> None:
    write(opened(str(store_file)))
    for text in ("banana", b"\xff\xfe"):
        with closing(sqlite3.connect(store_file)) as connection:
            connection.execute("UPDATE entry SET day = CAST(? AS TEXT)", (text,))
            connection.commit()
        with pytest.raises(DamagedStore):
            opened(str(store_file)).all_metric_entries(ENTRY.metric_id)


def test_a_store_that_is_held_too_long_is_busy(
    store_file: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAITING_SECONDS", 0.05)
    first, second = opened(str(store_file)), opened(str(store_file))
    with first.transaction(), pytest.raises(StoreBusy) as busy:
        write(second)
    assert busy.value.exit_code == 75
    write(second)


def test_a_commit_that_readers_hold_up_is_taken_back(
    store_file: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAITING_SECONDS", 0.05)
    repository = opened(str(store_file))
    with closing(sqlite3.connect(store_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM metric").fetchone()
        with pytest.raises(StoreBusy):
            write(repository)
    assert repository.entry(*ENTRY[:2]) is None
    write(repository)
    assert repository.entry(*ENTRY[:2]) == ENTRY


@pytest.mark.parametrize("writable", [True, False])
def test_a_store_in_a_read_only_folder_can_be_read(store_file: Path, *, writable: bool) -> None:
    code = """
import json, os, sys
from datetime import UTC, date, datetime
from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.errors import HabitError
from habit.store.opening import open_store
if os.geteuid() == 0:  # root may write anywhere
    os.seteuid(65534)
store = open_store(sys.argv[1])
print(len(list(store.catalog(date(2024, 1, 1)))))
metric = next(iter(store.catalog(date(2024, 1, 1)))).metric
edit = Edit(None, Entry(metric.id, date(2024, 1, 1), State.NONE, "none"))
try:
    with store.transaction():
        store.record("log", [edit], datetime(2024, 1, 1, tzinfo=UTC))
    print("written")
except HabitError as error:
    print(error.exit_code, error)
"""
    # pytest's own folders are closed to other users
    folder = Path("/tmp") / f"habit-read-only-{os.getpid()}"  # noqa: S108 - removed below
    try:
        folder.mkdir()
        path = folder / "habit.db"
        shutil.copy(store_file, path)
        path.chmod(0o666 if writable else 0o444)
        folder.chmod(0o777 if writable else 0o555)
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)
    said = (
        "written"
        if writable
        else f"1 {path} cannot be written: the file or its folder is read-only. "
        "Nothing was changed; check their permissions."
    )
    assert (done.stderr, done.stdout) == ("", f"4\n{said}\n")


def test_a_full_disk_is_said_and_leaves_the_store_as_it_was(
    store_file: Path, opened: Opener
) -> None:
    repository = opened(str(store_file))
    with closing(sqlite3.connect(store_file)) as connection:
        [(pages,)] = connection.execute("PRAGMA page_count")
    # a limit on the file's size is what a full disk looks like to SQLite
    repository._database._connection.execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way to fill the disk
    days = [date.fromordinal(700_000 + offset) for offset in range(2_000)]
    before = repository.every_record()
    with pytest.raises(HabitError, match="The disk is full"), repository.transaction():
        repository.record("import", [Edit(None, ENTRY._replace(day=day)) for day in days], AT)
    assert repository.every_record() == before
