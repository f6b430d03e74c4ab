"""What goes wrong around a store: clear words, the right exit code, and nothing half-written."""

import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from habit.cli.exits import guarded
from habit.store.opening import open_store

ROOT = Path(__file__).parents[2]
THURSDAY = date(2024, 1, 18)
NOBODY = 65534
Sound = Callable[[Path], None]
EVERY_COMMAND = (
    ["log", "run", "4km"],
    ["undo"],
    ["week"],
    ["today"],
    ["history"],
    ["rm", "run"],
    ["metric", "list"],
    ["config"],
    ["db", "backup"],
)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def a_clear_line(text: str) -> bool:
    return bool(re.fullmatch(r"habit: [A-Z/][^\n]+[.\w]\n", text)) and "Traceback" not in text


def another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE entry (title)")
        connection.commit()


def of_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0815'")
        connection.commit()


def flipped(place: int) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[place] ^= 0xFF
        path.write_bytes(content)

    return flip


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda path: path.write_bytes(b""), "is empty", id="0 bytes"),
        pytest.param(lambda path: path.write_text("dear diary\n" * 99), "not a habit", id="text"),
        pytest.param(another_program, "another program", id="another program's"),
        pytest.param(lambda path: os.truncate(path, 20_000), "is damaged", id="truncated"),
        pytest.param(lambda path: os.truncate(path, 50), "is damaged", id="a stump"),
        pytest.param(flipped(2), "not a habit store", id="magic word"),
        pytest.param(flipped(68), "another program", id="application id"),
        pytest.param(flipped(100), "damaged", id="first page"),
        pytest.param(of_the_future, "Upgrade habit", id="newer"),
    ],
)
def test_a_store_that_cannot_be_used_is_refused_by_every_command_and_left_as_it_is(
    store_file: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], object],
    words: str,
) -> None:
    spoil(store_file)
    content = store_file.read_bytes()
    for command in EVERY_COMMAND:
        assert guarded(command) == 4, command
        text = said(capsys)
        assert a_clear_line(text), text
        assert words in text
    assert store_file.read_bytes() == content
    assert list(store_file.parent.iterdir()) == [store_file]


@pytest.mark.parametrize(
    "name", ["a b.db", "100%.db", "a%20b.db", "why?.db", "a#b.db", "习惯.db", "'; DROP.db", "[red]"]
)
def test_a_store_may_have_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: Sound, name: str
) -> None:
    folder = tmp_path / "my % store? 睡眠"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("HABIT_DB", str(folder / name))
    for command in (["log", "run", "4km"], ["undo"], ["redo"], ["week"], ["db", "backup"]):
        assert guarded(command) == 0
    assert guarded(["db", "restore", "newest"]) == 0
    sound(folder / name)
    assert {one.name for one in folder.iterdir()} == {name, "backups"}


def test_a_symlinked_store_stays_a_link_and_its_backups_are_beside_the_file(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: Sound
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store_file)
    monkeypatch.setenv("HABIT_DB", str(link))
    assert guarded(["log", "run", "4km"]) == 0
    assert guarded(["db", "backup"]) == 0
    content = bytearray(store_file.read_bytes())
    content[:100] = bytes(100)
    store_file.write_bytes(content)
    assert guarded(["db", "check", "--repair"]) == 0
    assert link.is_symlink()
    assert (store_file.parent / "backups").is_dir()
    sound(store_file)


def test_a_missing_folder_is_said_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "not mounted"
    monkeypatch.setenv("HABIT_DB", str(missing / "habit.db"))
    assert guarded(["log", "run", "4km"]) == 1
    assert said(capsys) == (
        f"habit: There is no folder {missing}. Make it first, or check --db and HABIT_DB.\n"
    )
    assert not missing.exists()


AS_NOBODY = """
import contextlib, io, json, os, sys
from habit.cli.exits import guarded
command, path = json.loads(sys.argv[1]), os.environ.pop("HABIT_DB")
if os.geteuid() == 0:  # root may write anywhere
    with contextlib.redirect_stdout(io.StringIO()):
        guarded(command)  # what it imports, nobody might not read
    os.setgroups([])
    os.setresgid({nobody}, {nobody}, {nobody})
    os.setresuid({nobody}, {nobody}, {nobody})
os.environ["HABIT_DB"] = path
sys.exit(guarded(command))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users reach: pytest's own are closed to them."""
    folder = Path("/tmp") / f"habit-faults-{os.getpid()}"  # noqa: S108 - removed below
    folder.mkdir()
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def as_nobody(path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AS_NOBODY.format(nobody=NOBODY), json.dumps(command)],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=os.environ | {"PYTHONPATH": str(ROOT), "HABIT_DB": str(path)},
    )


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
def test_an_ordinary_user_without_the_right_to_write_is_told_so(
    store_file: Path, open_folder: Path, file_mode: int, folder_mode: int
) -> None:
    path = open_folder / "habit.db"
    shutil.copyfile(store_file, path)
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    content = path.read_bytes()
    refused = as_nobody(path, "log", "run", "4km")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert a_clear_line(refused.stderr), refused.stderr
    assert str(path) in refused.stderr
    read = as_nobody(path, "week")
    assert (read.returncode, read.stderr) == (0, "")
    assert path.read_bytes() == content


def test_a_file_that_may_not_be_read_is_said(store_file: Path, open_folder: Path) -> None:
    path = open_folder / "habit.db"
    shutil.copyfile(store_file, path)
    path.chmod(0)
    refused = as_nobody(path, "week")
    assert refused.returncode == 1
    assert a_clear_line(refused.stderr), refused.stderr


def test_a_new_store_in_a_folder_that_is_read_only_is_refused(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    refused = as_nobody(open_folder / "habit.db", "log", "run", "4km")
    assert refused.returncode == 1
    assert a_clear_line(refused.stderr), refused.stderr
    assert list(open_folder.iterdir()) == []


LIMITED = """
import resource, sys
from habit.cli.exits import guarded
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
done = 0
while (code := guarded(["log", "run", f"{done + 1}km", "--set"])) == 0:
    done += 1
sys.exit(100 + min(done, 99) if code == 1 else code)
"""


def test_a_file_that_may_grow_no_more_keeps_all_that_was_acknowledged(
    store_file: Path, sound: Sound
) -> None:
    limit = store_file.stat().st_size + 8 * 4096
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    acknowledged = len(done.stdout.splitlines())
    assert done.returncode == 100 + min(acknowledged, 99), done.stderr
    assert acknowledged > 0
    assert a_clear_line(done.stderr), done.stderr
    with closing(open_store(str(store_file))) as store:
        [entry] = store.entries(THURSDAY, THURSDAY)
    assert entry.text == f"{acknowledged}km"
    sound(store_file)
    assert guarded(["log", "up", "8:55"]) == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk; the limit on a file's size is tried above")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_is_said(
    store_file: Path,
    small_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sound: Sound,
) -> None:
    path = small_disk / "habit.db"
    shutil.copyfile(store_file, path)
    path.chmod(0o600)
    monkeypatch.setenv("HABIT_DB", str(path))
    filler = small_disk / "filler"
    filler.write_bytes(bytes(750_000))
    capsys.readouterr()
    acknowledged = 0
    while (code := guarded(["log", "run", f"{acknowledged + 1}km", "--set"])) == 0:
        acknowledged += 1
    assert code == 1
    assert said(capsys) == (
        "habit: The disk is full. Nothing was changed; free some space and try again.\n"
    )
    assert guarded(["db", "backup"]) == 1
    assert a_clear_line(said(capsys))
    assert list((small_disk / "backups").iterdir()) == []
    filler.unlink()
    with closing(open_store(str(path))) as store:
        entries = store.entries(THURSDAY, THURSDAY)
    assert [one.text for one in entries] == ([f"{acknowledged}km"] if acknowledged else [])
    sound(path)
    assert guarded(["log", "up", "8:55"]) == 0


def test_a_new_store_on_a_full_disk_leaves_nothing_behind(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_disk / "filler").write_bytes(bytes(1_000_000))
    monkeypatch.setenv("HABIT_DB", str(small_disk / "habit.db"))
    capsys.readouterr()
    assert guarded(["log", "run", "4km"]) == 1
    assert a_clear_line(said(capsys))
    assert [one.name for one in small_disk.iterdir()] == ["filler"]


def test_an_older_store_on_a_full_disk_is_not_upgraded_and_stays_whole(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_disk / "habit.db"
    shutil.copyfile(ROOT / "tests" / "store" / "assets" / "revision-0001.db", path)
    content = path.read_bytes()
    filler = small_disk / "filler"
    filler.write_bytes(bytes(800_000))
    monkeypatch.setenv("HABIT_DB", str(path))
    capsys.readouterr()
    assert guarded(["week"]) == 1
    assert a_clear_line(said(capsys))
    assert path.read_bytes() == content
    filler.unlink()
    assert guarded(["week"]) == 0


def test_output_that_cannot_be_written_is_a_failure_and_the_entry_is_there(
    store_file: Path,
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "habit", "log", "run", "4km"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 1
    assert a_clear_line(done.stderr), done.stderr
    with closing(open_store(str(store_file))) as store:
        assert [one.text for one in store.entries(THURSDAY, THURSDAY)] == ["4km"]
