"""habito, with a year of check-ins."""

import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_commands import environment
from bench_store import DAYS_A_YEAR, METRICS
from bench_timing import Command


def commands(scripts: Path, folder: Path) -> list[Command]:
    """``habito checkin`` and ``habito list``."""
    environ = environment(HOME=str(folder), HABIT_NOW="")
    habito = [str(scripts / "python"), str(scripts / "habito")]
    _fill(habito, folder, environ)
    return [
        Command("habito: log", lambda _: [*habito, "checkin", "metric-0", "-q", "1"], environ),
        Command("habito: the table", lambda _: [*habito, "list"], environ),
    ]


def _fill(habito: list[str], folder: Path, environ: dict[str, str]) -> None:
    store = folder / ".config" / "habito" / "habito.db"
    if store.exists():
        return
    (folder / ".config").mkdir(exist_ok=True)
    for place in range(METRICS):
        words = [*habito, "add", f"metric-{place}", "1"]
        subprocess.run(words, env=environ, check=True, capture_output=True)
    today = datetime.now(UTC).replace(tzinfo=None)
    rows = [
        (place + 1, 1.0, f"{today - timedelta(days=back)}")
        for back in range(1, DAYS_A_YEAR + 1)
        for place in range(METRICS)
    ]
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO activity (for_habit_id, quantum, update_date) VALUES (?, ?, ?)", rows
        )
