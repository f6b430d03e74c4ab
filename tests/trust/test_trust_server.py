"""The same promises on a PostgreSQL server."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from habit.actions.checking import check_store
from habit.cli.exits import guarded
from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.store.opening import open_store

ROOT = Path(__file__).parents[2]
THURSDAY = date(2024, 1, 18)
NOW = datetime(2024, 1, 18, 1, 30, tzinfo=UTC)
TERMINATE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid != pg_backend_pid()"
)


@pytest.fixture
def server(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a new store on a server, which commands use."""
    monkeypatch.setenv("HABIT_DATABASE_URL", postgres_url)
    open_store(postgres_url).close()
    return postgres_url


def execute(url: str, statement: str) -> None:
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement.encode())


def texts(url: str) -> list[str]:
    with closing(open_store(url)) as store:
        return [one.text for one in store.entries(date.min, date.max)]


def test_commands_undo_and_redo_go_the_same_way(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: tuple[tuple[str, list[str] | None], ...] = (
        ("log run 4km", ["4km"]),
        ("log run 5km", ["9km"]),
        ("undo", ["4km"]),
        ("redo", ["9km"]),
        ("rm run", []),
        ("undo", ["9km"]),
        (f"import {ROOT / 'tests' / 'documents' / 'week-2024-06.md'}", None),
        ("undo", ["9km"]),
        ("metric archive run", ["9km"]),
        ("undo", ["9km"]),
    )
    for line, expected in lines:
        assert guarded(line.split()) == 0, line
        if expected is not None:
            assert texts(server) == expected, line
    assert check_store(server, "the server").findings == ()
    capsys.readouterr()
    assert guarded(["db", "check"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Sound: postgresql+psycopg://")
    assert out.endswith("(entries: 1, changes: 11)\n")


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE entry SET text = '5km'", "state"),
        ("UPDATE journal SET command = 'log run 5km' WHERE position = 2", "journal"),
        ("UPDATE journal_edit SET after = replace(after, '4km', '5km')", "journal"),
        ("DELETE FROM entry", "state"),
        ("DROP INDEX ix_entry_day_metric_id", "schema"),
        ("ALTER TABLE entry ADD COLUMN mood text", "schema"),
        ("ALTER TABLE entry DROP COLUMN zone", "state"),
        ("DROP TABLE entry", "schema"),
        ("DROP TABLE journal_edit", "journal"),
        ("UPDATE entry SET day = 'infinity'", "state"),
    ],
)
def test_what_somebody_did_to_the_tables_is_found(server: str, statement: str, check: str) -> None:
    assert guarded(["log", "run", "4km"]) == 0
    execute(server, statement)
    assert check in {one.check for one in check_store(server, "the server").findings}
    assert guarded(["db", "check"]) == 4


def test_a_check_of_tables_that_are_not_there_names_them_and_says_what_is_left_to_do(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    execute(server, "DROP TABLE goal")
    capsys.readouterr()
    assert guarded(["db", "check"]) == 4
    told = capsys.readouterr()
    assert "  schema: The table goal is missing.\n  state: " in told.out
    assert 'lacks what habit made there (relation "goal" does not exist)' in told.out
    assert told.err == "A server has backups of its own; habit export writes what can be read.\n"
    assert guarded(["week"]) == 4
    assert "habit db check says more" in capsys.readouterr().err


def test_what_is_for_files_only_is_refused_with_the_way_to_do_it(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for words in (["db", "backup"], ["db", "list"], ["db", "restore", "newest"]):
        assert guarded(words) == 2
        assert "pg_dump" in capsys.readouterr().err
    assert guarded(["db", "check", "--repair"]) == 2
    assert texts(server) == []


def test_a_change_that_breaks_a_constraint_is_refused_and_nothing_of_it_is_done(
    server: str,
) -> None:
    with closing(open_store(server)) as store:
        running = store.catalog(THURSDAY).resolve("run").metric.id
        good = Edit(None, Entry(running, THURSDAY, State.VALUE, "4km", number=4.0))
        bad = Edit(None, Entry("f" * 32, THURSDAY, State.VALUE, "4km", number=4.0))
        with pytest.raises(Exception, match="Nothing was changed"), store.transaction():
            store.record("log", [good, bad], NOW)
    assert texts(server) == []
    assert guarded(["db", "check"]) == 0


def test_a_holder_that_takes_too_long_is_said_in_a_line(
    server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habit.store.server.WAITING_SECONDS", 0.1)
    with closing(open_store(server)) as holder, holder.transaction():
        capsys.readouterr()
        assert guarded(["log", "run", "4km"]) == 75
        assert capsys.readouterr().err == (
            "habit: Another process is writing to the store and did not finish in time. "
            "Nothing was changed; try again.\n"
        )
    assert guarded(["log", "run", "4km"]) == 0


def test_a_server_that_is_not_there_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HABIT_DATABASE_URL", "postgresql+psycopg://me:secret@127.0.0.1:1/habit")
    capsys.readouterr()
    for words in (["log", "run", "4km"], ["week"], ["undo"], ["db", "check"]):
        assert guarded(words) == 1
        err = capsys.readouterr().err
        assert err.startswith("habit: postgresql+psycopg://me:***@127.0.0.1:1/habit cannot be")
        assert err.count("\n") == 1
        assert "secret" not in err


@pytest.mark.parametrize(
    "times", [4, pytest.param(40, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_a_server_that_breaks_off_in_mid_command_leaves_nothing_half_done(
    server: str, times: int, tmp_path: Path
) -> None:
    acknowledged = tmp_path / "acknowledged"
    code = (
        "import sys; from habit.cli.exits import guarded\n"
        "for number in range(1, 500):\n"
        "    code = guarded(['log', 'run', f'{number}km', '--set'])\n"
        "    if code: sys.exit(code)\n"
        "    open(sys.argv[1], 'w').write(str(number))\n"
    )
    for attempt in range(times):
        acknowledged.unlink(missing_ok=True)
        worker = subprocess.Popen(
            [sys.executable, "-c", code, str(acknowledged)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        _wait_for(acknowledged)
        time.sleep(0.003 * attempt)
        while worker.poll() is None:
            execute(server, TERMINATE)
            time.sleep(0.01)
        _, err = worker.communicate()
        assert worker.returncode == 1, err
        assert "Nothing is half done" in err
        assert err.count("\n") == 1
        number = int(acknowledged.read_text())
        # the one that broke off may have been committed before the answer was lost
        assert texts(server) in [[f"{number}km"], [f"{number + 1}km"]]
        assert check_store(server, "the server").findings == ()
        assert guarded(["rm", "run"]) == 0


def _wait_for(path: Path, check: Callable[[Path], bool] = Path.exists) -> None:
    for _ in range(2000):
        if check(path):
            return
        time.sleep(0.01)
    raise TimeoutError(path)
