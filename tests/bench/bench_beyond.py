"""What goes beyond the daily commands on a file: a server, the care of a store, its making."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import psycopg
from bench_commands import ROOT, environment
from bench_timing import Command

from habit.store.opening import open_store

OVER_SQLMODEL = 1.0
"""How much longer than ``import sqlmodel`` they may take."""

OLDEST = ROOT / "tests" / "store" / "assets" / "revision-0001.db"


class Beyond(NamedTuple):
    """One of these commands; ``goal`` and ``must`` are multiples of ``import sqlmodel``."""

    name: str
    words: Sequence[str]
    goal: float
    must: float = OVER_SQLMODEL


ON_A_SERVER = (
    Beyond("log sleep 3:40, server", ["log", "sleep", "3:{minute}"], 0.6),
    Beyond("week | pipe, server", ["week"], 0.6),
    Beyond("db check, server", ["db", "check"], 0.6),
)
ON_A_NEW_FILE = (Beyond("db check, new store", ["db", "check"], 0.5),)
ON_A_YEAR = (Beyond("db check, 1 year", ["db", "check"], 0.9),)
MAKING = Beyond("log sleep 3:40, makes the store", ["log", "sleep", "3:40"], 1)
# psycopg, SQLAlchemy and Alembic take 0.8 to be imported
MAKING_THERE = Beyond("log sleep 3:40, on a new server", ["log", "sleep", "3:40"], 1, must=1.1)
UPGRADING = Beyond("week | pipe, upgrades the store", ["week"], 1)
REPAIRING = Beyond("db check --repair, damaged", ["db", "check", "--repair"], 1)

EVERY_FORM = (
    *ON_A_SERVER,
    *ON_A_NEW_FILE,
    *ON_A_YEAR,
    MAKING,
    MAKING_THERE,
    UPGRADING,
    REPAIRING,
)


class Places(NamedTuple):
    """Where they find what they work on: URLs of a store and of no store, and files."""

    home: Path
    server: str
    new_server: str
    new: Path
    year: Path


def beyond(script: Path, places: Places) -> list[Command]:
    """The commands, in the order of ``EVERY_FORM``."""
    home = places.home / "beyond"
    target, damaged = home / "habit.db", _damaged(places.home)

    def on(place: Mapping[str, str], *forms: Beyond) -> list[Command]:
        environ = environment(HABIT_HOME=str(home), **place)
        return [_command(form, script, environ) for form in forms]

    def anew(form: Beyond, source: Path | None) -> Command:
        # the copy of the day would be written while the next scene is set
        [command] = on({"HABIT_DB": str(target), "HABIT_NO_BACKUP": "1"}, form)
        return command._replace(before=lambda: _put(source, target))

    [first] = on({"HABIT_DATABASE_URL": places.new_server}, MAKING_THERE)
    return [
        *on({"HABIT_DATABASE_URL": places.server}, *ON_A_SERVER),
        *on({"HABIT_DB": str(places.new)}, *ON_A_NEW_FILE),
        *on({"HABIT_DB": str(places.year)}, *ON_A_YEAR),
        anew(MAKING, None),
        first._replace(before=_emptied(places.new_server)),
        anew(UPGRADING, OLDEST),
        anew(REPAIRING, damaged),
    ]


def _command(form: Beyond, script: Path, environ: Mapping[str, str]) -> Command:
    def arguments(number: int) -> list[str]:
        words = [word.format(minute=f"{number % 60:02}") for word in form.words]
        return [sys.executable, str(script), *words]

    return Command(form.name, arguments, environ)


def _put(source: Path | None, target: Path) -> None:
    """A folder that holds nothing but a copy of the source, if there is one."""
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir(mode=0o700)
    if source is not None:
        shutil.copyfile(source, target)
        target.chmod(0o600)


def _damaged(home: Path) -> Path:
    """A store that has lost a row."""
    path = home / "damaged.db"
    if not path.exists():
        open_store(str(path)).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM metric_alias WHERE name = 'sleep'")
            connection.commit()
    return path


def _emptied(url: str) -> Callable[[], None]:
    """Drops what is in the database of a URL."""

    def before() -> None:
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")

    return before
