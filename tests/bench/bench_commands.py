"""The commands that are measured, and what design and budgets ask of each."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from bench_store import DAYS_A_YEAR, LAST_DAY, METRICS, NOW, ZONE, Filled
from bench_timing import Command

ROOT = Path(__file__).parents[2]

SCRIPT = """\
import sys
from habit.__main__ import main
if __name__ == "__main__":
    sys.exit(main())
"""
"""What pip installs as ``habit``."""

FLAT = 1.1
FLAT_GOAL = 1.05
"""How much longer a store of fifty years may take than one of one."""

EXPRESS = 2.2
"""The goal of the forms that are served before Typer is imported."""

OVER_SQLITE = 1.4
"""How much longer than ``import sqlite3`` the forms of the express lane are meant to take."""


class Form(NamedTuple):
    """One form of command. ``words`` may hold {minute}, which differs in each round.

    ``must`` and ``goal`` are multiples of a start of the interpreter. ``flat``: a longer history
    must not cost it anything; what is asked for all nights grows with them.
    """

    name: str
    words: Sequence[str]
    must: float
    goal: float
    tty: bool = False
    extra: Mapping[str, str] = {}
    flat: bool = True


_COMPLETING = {
    "_HABIT_COMPLETE": "complete_fish",
    "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    "_TYPER_COMPLETE_ARGS": "habit log fal",
}

FORMS = (
    Form("log sleep 3:40", ["log", "sleep", "3:{minute}"], 6, 2.2),
    Form("week | pipe", ["week"], 6.5, 2.2),
    Form("today | pipe", ["today"], 6.5, 2.2),
    Form("week --format markdown", ["week", "--format", "markdown"], 6.5, 6.5),
    Form("week --json", ["week", "--json"], 6.5, 6.5),
    Form("week, drawn", ["week"], 10, 7.5, tty=True),
    Form("today, drawn", ["today"], 10, 7.5, tty=True),
    Form("completion of a metric", [], 6, 2.2, extra=_COMPLETING),
    Form("remind, nothing missing", ["remind"], 6, 2.2),
    Form("remind --due, nothing due", ["remind", "--due"], 6, 2.2),
    Form("sleep | pipe", ["sleep"], 12, 12),
    # a store of one year has no year before it to compare this one with
    Form("sleep year | pipe", ["sleep", "year"], 25, 12, flat=False),
    Form("sleep all | pipe", ["sleep", "all"], 25, 25, flat=False),
    Form("year sleep | pipe", ["year", "sleep"], 25, 12),
)
"""What is measured on a store."""

WITHOUT_STORE = (
    Form("--version", ["--version"], 6, 1.3),
    Form("--help", ["--help"], 6, 6),
)
"""What is measured once."""


BARE = "python -c pass"
SQLITE = "python -c 'import sqlite3'"
SQLMODEL = "python -c 'import sqlmodel'"
REFERENCES = {
    BARE: "pass",
    SQLITE: "import sqlite3",
    SQLMODEL: "import sqlmodel",
}
"""The measure, and two imports beside it."""


def environment(**extra: str) -> dict[str, str]:
    """A whole environment of its own: nothing of the caller's changes a figure."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "TZ": ZONE,
        "HABIT_NOW": NOW,
        **extra,
    }


def moments() -> Iterator[datetime]:
    """A time of each metric on each day of a year, for other trackers."""
    for back in range(DAYS_A_YEAR):
        midnight = datetime.combine(LAST_DAY - timedelta(days=back + 1), time())
        for metric in range(METRICS):
            yield midnight + timedelta(minutes=60 * metric)


def references() -> list[Command]:
    """The bare interpreter and the imports beside it."""
    return [
        Command(name, lambda _, code=code: [sys.executable, "-c", code], environment())  # type: ignore[misc]  # the default binds the loop's value
        for name, code in REFERENCES.items()
    ]


def measured(script: Path, home: Path, store: Filled | None) -> list[Command]:
    """The forms of a store, or those that need none, as processes."""
    place = {"HABIT_HOME": str(home)}
    if store is not None:
        place["HABIT_DB"] = str(store.path)
    forms = WITHOUT_STORE if store is None else FORMS
    return [_command(form, script, environment(**place, **form.extra)) for form in forms]


def _command(form: Form, script: Path, environ: dict[str, str]) -> Command:
    def arguments(number: int) -> list[str]:
        words = [word.format(minute=f"{number % 60:02}") for word in form.words]
        return [sys.executable, str(script), *words]

    return Command(form.name, arguments, environ, tty=form.tty)
