"""Many commands on one store at once: all are there, none is refused within the waiting time."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from habit.cli.exits import guarded
from habit.store import sqlite
from habit.store.opening import open_store

ROOT = Path(__file__).parents[2]
THURSDAY = date(2024, 1, 18)


def crowd(folder: Path, processes: int, logs: int) -> list[int]:
    """Log at once from several processes; how many commands of each failed."""
    start = folder / "start"
    started = [
        subprocess.Popen(
            [
                sys.executable,
                str(Path(__file__).with_name("crowd_worker.py")),
                "exercise",
                str(logs),
                str(start),
            ],
            stdout=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for _ in range(processes)
    ]
    start.touch()
    return [process.wait() for process in started]


@pytest.mark.parametrize(
    ("processes", "logs"), [(4, 25), pytest.param(8, 200, marks=pytest.mark.slow)]
)
def test_writers_at_once_lose_nothing_and_none_is_refused(
    store_file: Path,
    tmp_path: Path,
    sound: Callable[[Path], None],
    processes: int,
    logs: int,
) -> None:
    assert crowd(tmp_path, processes, logs) == [0] * processes
    total = processes * logs
    with closing(open_store(str(store_file))) as store:
        exercise = store.catalog(THURSDAY).resolve("exercise").metric.id
        entry = store.entry(exercise, THURSDAY)
        assert entry is not None
        assert entry.number == total
        assert [one.position for one in store.changes(total + 9)] == list(range(total + 1, 0, -1))
    sound(store_file)


@pytest.mark.slow
def test_writers_at_once_lose_nothing_on_a_server(postgres_url: str, tmp_path: Path) -> None:
    open_store(postgres_url).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABIT_DATABASE_URL", postgres_url)
        assert crowd(tmp_path, 4, 50) == [0] * 4
    with closing(open_store(postgres_url)) as store:
        exercise = store.catalog(THURSDAY).resolve("exercise").metric.id
        entry = store.entry(exercise, THURSDAY)
        assert entry is not None
        assert entry.number == 200


def test_a_writer_that_holds_the_store_too_long_is_said_in_a_line(
    store_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAITING_SECONDS", 0.05)
    with closing(open_store(str(store_file))) as holder, holder.transaction():
        assert guarded(["log", "run", "4km"]) == 75
        assert guarded(["undo"]) == 75
    assert (
        capsys.readouterr().err
        == (
            "habit: Another process is writing to the store and did not finish in time. "
            "Nothing was changed; try again.\n"
        )
        * 2
    )
    assert guarded(["log", "run", "4km"]) == 0


def test_lines_that_come_slowly_keep_nobody_from_writing(
    store_file: Path, monkeypatch: pytest.MonkeyPatch, sound: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(sqlite, "WAITING_SECONDS", 0.05)
    coming = ["run 1km\n", "run 2km\n", ""]
    codes: list[int] = []

    class Slow:
        """Standard input, while another command writes before each of its lines."""

        def readline(self, _most: int) -> str:
            codes.append(guarded(["log", "exercise", "x"]))
            return coming.pop(0)

    monkeypatch.setattr(sys, "stdin", Slow())
    codes.append(guarded(["log", "-"]))
    assert codes == [0, 0, 0, 0]
    with closing(open_store(str(store_file))) as store:
        assert sorted(one.text for one in store.entries(date.min, date.max)) == ["3km", "xxx"]
    sound(store_file)


def test_undo_in_two_terminals_takes_back_two_changes(
    store_file: Path, tmp_path: Path, sound: Callable[[Path], None]
) -> None:
    for command in (["log", "run", "1km"], ["log", "run", "2km"], ["log", "run", "4km"]):
        assert guarded(command) == 0
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "habit", "undo"],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            cwd=tmp_path,
            text=True,
        )
        for _ in range(2)
    ]
    said = sorted(process.communicate()[0].splitlines()[0] for process in started)
    assert said == ["Undone: log run 2km", "Undone: log run 4km"]
    with closing(open_store(str(store_file))) as store:
        [entry] = store.entries(THURSDAY, THURSDAY)
    assert entry.text == "1km"
    sound(store_file)
