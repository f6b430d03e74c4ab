"""What the daily commands cost, in numbers that no busy machine disturbs."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from cli_runner import REPOSITORY, habit

from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.starting import STARTING_METRICS
from habit.store.opening import open_store

PROGRAM = """
import json, os, sqlite3, sys
opened, ran = [], []
def hook(event, about):
    if event == "open" and isinstance(about[0], str):
        opened.append(about[0])
sys.addaudithook(hook)
connect = sqlite3.connect
def traced(*arguments, **options):
    connection = connect(*arguments, **options)
    opened.append("the store")
    connection.set_trace_callback(ran.append)
    return connection
sqlite3.connect = traced
before = set(sys.modules)
from habit.cli.exits import guarded
code = guarded(sys.argv[1:])
python = (".py", ".pyc", ".so")
print(json.dumps({
    "code": code,
    "files": [one for one in opened if not one.endswith(python)],
    "statements": [" ".join(one.split()) for one in ran],
    "modules": sorted(set(sys.modules) - before),
}), file=sys.stderr)
"""

COMPLETION = {
    "_HABIT_COMPLETE": "complete_fish",
    "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    "_TYPER_COMPLETE_ARGS": "habit log sl",
}

SLOW = {
    *("alembic", "pendulum", "pydantic", "rich", "sqlalchemy", "sqlmodel", "typer"),
    *("contextlib", "dataclasses", "enum", "importlib", "inspect", "json", "logging"),
    *("pathlib", "re", "shutil", "subprocess", "tempfile", "typing", "urllib", "uuid"),
}
"""Modules that cost a tenth of a start or more."""

OPENING = [
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA application_id",
    "SELECT alembic_version",
]
PEEKING = ["SELECT alembic_version"]


class Cost(NamedTuple):
    """What one command did."""

    files: list[str]
    statements: list[str]
    modules: set[str]


def cost(line: str, environment: Mapping[str, str] = {}, *, packages: bool = False) -> Cost:
    # without the packages' own start-up files, which may import anything
    bare = [] if packages else ["-S"]
    done = subprocess.run(
        [sys.executable, *bare, "-c", PROGRAM, *line.split()],
        capture_output=True,
        encoding="utf-8",
        env=os.environ
        | {"PYTHONPATH": str(REPOSITORY), "HABIT_NO_BACKUP": "1"}
        | dict(environment),
        timeout=60,
        check=True,
    )
    said = json.loads(done.stderr.splitlines()[-1])
    assert said["code"] == 0
    return Cost(said["files"], [_brief(one) for one in said["statements"]], set(said["modules"]))


def _brief(sql: str) -> str:
    """``SELECT entry``: what a statement does, and with which table first."""
    words = sql.split()
    for before in ("FROM", "INTO", "UPDATE"):
        if before in words and words[0] != "PRAGMA":
            return f"{words[0]} {words[words.index(before) + 1]}"
    return sql


@pytest.fixture(autouse=True)
def a_store_that_is_there() -> None:
    habit("log", "sleep", "3:10")


def filled(years: int) -> None:
    """Entries of each of the starting metrics for so many years."""
    store = open_store(str(Path(os.environ["HABIT_HOME"]) / "habit.db"))
    last = date(2024, 1, 14)
    days = [last - timedelta(days=back) for back in range(365 * years)]
    edits = [
        Edit(None, Entry(metric.id, day, State.VALUE, "x"))
        for day in days
        for metric in STARTING_METRICS
    ]
    with store.transaction():
        store.record("many", edits, store.changes(1)[0].at)
    store.close()


FORMS = {
    "log sleep 3:40": [
        *OPENING,
        "SELECT setting",
        "BEGIN IMMEDIATE",
        "SELECT metric_alias",
        "SELECT metric",
        "SELECT entry",
        "SELECT entry",
        "SELECT device",
        "INSERT journal",
        "INSERT journal_edit",
        "UPDATE entry",
        "COMMIT",
    ],
    "week": [
        *OPENING,
        "SELECT setting",
        "SELECT layout",
        "SELECT metric_alias",
        "SELECT metric",
        "SELECT entry",
        "SELECT goal",
        "SELECT skip",
    ],
    "today": [
        *OPENING,
        "SELECT setting",
        "SELECT metric_alias",
        "SELECT metric",
        "SELECT entry",
        "SELECT goal",
        "SELECT skip",
    ],
}


@pytest.mark.parametrize("line", FORMS)
def test_a_form_runs_these_statements_however_much_there_is(line: str) -> None:
    few = cost(line)
    filled(years=3)
    assert sorted(few.statements) == sorted(FORMS[line])
    again = cost(line.replace("3:40", "3:50"))
    assert sorted(again.statements) == sorted(FORMS[line])


def test_a_completion_runs_these_statements() -> None:
    asked = cost("", COMPLETION)
    assert sorted(asked.statements) == sorted([*PEEKING, "SELECT metric_alias", "SELECT metric"])


@pytest.mark.parametrize("line", [*FORMS, "week last", "remind --due", ""])
def test_a_form_opens_the_store_and_the_zone_alone(line: str) -> None:
    found = cost(line, {} if line else COMPLETION)
    noted = ["habit.db.remind"] if line.startswith("remind") else []
    names = [Path(one).name for one in found.files if "zoneinfo" not in one]
    assert names == ["the store", *noted]


@pytest.mark.parametrize("line", [*FORMS, "week last", "remind --due", "", "--version"])
def test_a_form_imports_nothing_slow(line: str) -> None:
    assert cost(line, {} if line else COMPLETION).modules & SLOW == set()


def test_a_table_on_a_terminal_imports_rich_and_not_typer() -> None:
    found = cost("week", {"FORCE_COLOR": "1", "NO_COLOR": ""}, packages=True).modules
    assert found & {"rich", "typer", "sqlmodel", "pydantic"} == {"rich"}
