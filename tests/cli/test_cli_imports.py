"""What the daily commands import: start-up time is the product."""

import os
import subprocess
import sys
from contextlib import closing

import pytest
from cli_runner import REPOSITORY, habit

from habit.store.opening import open_store

BANNED = ["alembic", "pendulum", "psycopg", "pydantic", "rich", "sqlalchemy", "sqlmodel"]

PROGRAM = """
import sys
sys.argv = ["habit", *sys.argv[1:]]
from habit.cli.exits import guarded
code = guarded(sys.argv[1:])
print(*sorted(set(sys.modules) & set({banned!r})), file=sys.stderr)
sys.exit(code)
"""


def said(*arguments: str, **environment: str) -> list[str]:
    """The lines of a command's standard error; the last one names the modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(banned=BANNED), *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment,
        timeout=60,
        check=True,
    )
    return done.stderr.splitlines()


def imported(*arguments: str, **environment: str) -> list[str]:
    """Which of the banned modules a command imports; nothing else may be said on stderr."""
    [modules] = said(*arguments, **environment)
    return modules.split()


@pytest.fixture(autouse=True)
def a_store_that_is_there() -> None:
    habit("log", "sleep", "3:40")


@pytest.mark.parametrize(
    "line",
    [
        "log sleep 3:40",
        "log sleep 4:10",
        "log up 8:55 run 11km/50min exercise xx",
        "log run --json",
        "today",
        "today --json",
        "week",
        "week last",
        "week --format markdown",
        "week --json",
        "undo",
        "db path",
        "--version",
        "--help",
        "log --help",
    ],
)
def test_a_daily_command_imports_nothing_slow(line: str) -> None:
    assert imported(*line.split()) == []


@pytest.mark.parametrize("words", ["habit log sl", "habit ", "habit week ", "habit log run --day "])
def test_a_completion_imports_nothing_slow(words: str) -> None:
    environment = {
        "_HABIT_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": words,
    }
    assert imported(**environment) == []


@pytest.mark.parametrize(
    "line", ["db check", "db check --repair", "db backup", "db list", "db restore newest"]
)
def test_looking_after_the_store_imports_nothing_slow(line: str) -> None:
    habit("db", "backup")
    assert said(*line.split())[-1] == ""


@pytest.mark.parametrize(
    "line",
    ["log sleep 3:40", "week", "week --json", "today", "remind --due", "undo", "db check"],
)
def test_a_command_on_a_server_imports_its_driver_and_nothing_slower(
    postgres_url: str, line: str
) -> None:
    with closing(open_store(postgres_url)):
        habit("--db", postgres_url, "log", "run")
    assert imported(*line.split(), HABIT_DATABASE_URL=postgres_url) == ["psycopg"]


def test_a_table_drawn_in_colour_imports_rich_and_nothing_else() -> None:
    assert imported("week", FORCE_COLOR="1", NO_COLOR="") == ["rich"]
