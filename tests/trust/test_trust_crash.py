"""Commands killed at any moment: what had answered is there, and the next one needs no help."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from habit.cli.exits import guarded
from habit.store.opening import open_store

ASSETS = Path(__file__).parents[1] / "store" / "assets"
DOCUMENTS = Path(__file__).parents[1] / "documents"
THURSDAY = date(2024, 1, 18)
FEW, MANY = 8, 70
"""How often each kind of command is killed: every day, and in the full run (350 in all)."""

REPETITIONS = [
    pytest.param(FEW, id="few"),
    pytest.param(MANY, id="many", marks=pytest.mark.slow),
]
Sound = Callable[[Path], None]
Kill = Callable[..., int]


def cells(path: Path) -> dict[str, str]:
    """What stands in Thursday's cells, by the metrics' slugs."""
    with closing(open_store(str(path))) as store:
        slugs = {named.metric.id: named.metric.slug for named in store.catalog(THURSDAY)}
        return {slugs[one.metric_id]: one.text for one in store.entries(THURSDAY, THURSDAY)}


def works(path: Path, sound: Sound) -> None:
    """The next command works without help, and there is nothing wrong with the store."""
    sound(path)
    assert guarded(["log", "up", "8:55"]) == 0
    assert cells(path)["get-up"] == "8:55"
    sound(path)
    assert {one.name for one in path.parent.iterdir()} <= {"habit.db", "backups"}


def renewed(path: Path, original: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(original, path)
    path.chmod(0o600)


@pytest.mark.parametrize("times", REPETITIONS)
def test_every_log_that_answered_is_there(
    store_file: Path, fresh_store: Path, kill: Kill, sound: Sound, times: int
) -> None:
    commands = [["log", "run", f"{number}km", "--set"] for number in range(1, 60)]
    interrupted = 0
    for _ in range(times):
        renewed(store_file, fresh_store)
        answered = kill(commands, within=0.08)
        interrupted += answered < len(commands)
        # of the command that was running, all is there or nothing
        possible = {answered, answered + 1}
        assert int(cells(store_file).get("running", "0km").removesuffix("km")) in possible
        works(store_file, sound)
    assert interrupted > times // 2


@pytest.mark.parametrize("times", REPETITIONS)
def test_an_undo_is_done_or_not_done(
    store_file: Path, fresh_store: Path, kill: Kill, sound: Sound, times: int
) -> None:
    cycle = [
        (["log", "run", "4km", "--set"], {"running": "4km"}),
        (["undo"], {}),
        (["redo"], {"running": "4km"}),
        (["log", "exercise", "xx"], {"running": "4km", "exercise": "xx"}),
        (["undo"], {"running": "4km"}),
        (["undo"], {}),
    ] * 10
    states = [{}, *(state for _, state in cycle)]
    interrupted = 0
    for _ in range(times):
        renewed(store_file, fresh_store)
        answered = kill([command for command, _ in cycle], within=0.1)
        interrupted += answered < len(cycle)
        assert cells(store_file) in states[answered : answered + 2]
        works(store_file, sound)
    assert interrupted > times // 2


@pytest.mark.parametrize("times", REPETITIONS)
def test_an_import_is_there_whole_or_not_at_all(
    store_file: Path, fresh_store: Path, kill: Kill, sound: Sound, times: int
) -> None:
    interrupted = 0
    for _ in range(times):
        renewed(store_file, fresh_store)
        answered = kill([["import", str(DOCUMENTS)]], within=0.12)
        interrupted += not answered
        with closing(open_store(str(store_file))) as store:
            found = len(store.entries(date.min, date.max))
            changes = [change.command for change in store.changes(9)]
        assert len(changes) == 1 + (found > 0)
        assert found or not answered
        works(store_file, sound)
        assert guarded(["import", str(DOCUMENTS)]) == 0
    assert interrupted > times // 3


@pytest.mark.parametrize("times", REPETITIONS)
def test_every_backup_that_is_there_can_be_restored(
    store_file: Path, kill: Kill, sound: Sound, times: int
) -> None:
    assert guarded(["log", "run", "4km"]) == 0
    backups = store_file.parent / "backups"
    interrupted = 0
    for number in range(times):
        moment = f"2024-02-{1 + number % 28:02}T09:30:{number % 60:02}+08:00"
        answered = kill([["db", "backup"]], within=0.08, HABIT_NOW=moment)
        interrupted += not answered
        found = list(backups.glob("*.db"))
        assert found or not answered
        for one in found:
            sound(one)
            assert cells(one)["running"] == "4km"
            one.unlink()
        assert guarded(["log", "exercise", "x"]) == 0
    assert interrupted > times // 3
    sound(store_file)


@pytest.mark.parametrize("times", REPETITIONS)
def test_an_upgrade_is_done_or_not_done(
    store_file: Path, kill: Kill, sound: Sound, times: int
) -> None:
    old = ASSETS / "revision-0001.db"
    with closing(sqlite3.connect(old)) as connection:
        before = connection.execute("SELECT * FROM entry ORDER BY 1, 2").fetchall()
    interrupted = 0
    for _ in range(times):
        renewed(store_file, old)
        answered = kill([["db", "upgrade"]], within=0.25)
        interrupted += not answered
        sound(store_file)
        with closing(sqlite3.connect(store_file)) as connection:
            assert connection.execute("SELECT * FROM entry ORDER BY 1, 2").fetchall() == before
        assert guarded(["log", "exercise", "x"]) == 0
        sound(store_file)
    assert interrupted > times // 3


def test_the_first_command_of_all_is_killed_without_harm(
    tmp_path: Path, kill: Kill, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(FEW):
        path = tmp_path / f"new-{number}" / "habit.db"
        path.parent.mkdir(mode=0o700)
        kill([["log", "run", "4km"]], within=0.3, HABIT_DB=str(path))
        monkeypatch.setenv("HABIT_DB", str(path))
        assert guarded(["log", "run", "5km", "--set"]) == 0
        assert cells(path) == {"running": "5km"}
        sound(path)
