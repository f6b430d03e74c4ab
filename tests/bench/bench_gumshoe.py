"""gumshoe, with a year of completions."""

import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_commands import environment
from bench_store import DAYS_A_YEAR, METRICS
from bench_timing import Command

_WRITTEN = "%Y-%m-%d %H:%S"


def commands(scripts: Path, folder: Path) -> list[Command]:
    """``gumshoe complete`` and ``gumshoe show``, which shows the last days of one habit."""
    environ = environment(HOME=str(folder))
    gumshoe = [str(scripts / "python"), str(scripts / "gumshoe")]
    _fill(gumshoe, scripts, environ)
    return [
        Command("gumshoe: log", lambda _: [*gumshoe, "complete", "metric-0"], environ),
        Command("gumshoe: a habit", lambda _: [*gumshoe, "show", "-n", "metric-0"], environ),
    ]


def _fill(gumshoe: list[str], scripts: Path, environ: dict[str, str]) -> None:
    # it keeps its data beside its own code
    [package] = (scripts.parent / "lib").glob("python*/site-packages/gumshoe")
    store = package / "database" / "gumshoe.db"
    if store.exists():
        return
    for place in range(METRICS):
        words = [*gumshoe, "create", f"metric-{place}", "daily"]
        subprocess.run(words, env=environ, check=True, capture_output=True)
    today = datetime.now(UTC).replace(tzinfo=None)
    rows = [
        (place + 1, f"{today - timedelta(days=back):{_WRITTEN}}")
        for back in range(1, DAYS_A_YEAR + 1)
        for place in range(METRICS)
    ]
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany("INSERT INTO activity (habit_id, created_at) VALUES (?, ?)", rows)
