"""habitrack, with a year of days."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_commands import environment
from bench_store import DAYS_A_YEAR, METRICS
from bench_timing import Command


def commands(scripts: Path, folder: Path) -> list[Command]:
    """``habitrack done`` and ``habitrack report``."""
    _fill(folder)
    environ = environment(HOME=str(folder), HABIT_DIR=str(folder))
    habitrack = [str(scripts / "python"), str(scripts / "habitrack")]
    return [
        Command("habitrack: log", lambda _: [*habitrack, "done", "metric-0"], environ),
        Command("habitrack: a week", lambda _: [*habitrack, "report"], environ),
    ]


def _fill(folder: Path) -> None:
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=back) for back in range(1, DAYS_A_YEAR + 1)]
    names = [f"metric-{place}" for place in range(METRICS)]
    task = {"icon": "", "times": [], "category": "general", "active": True}
    state = {
        "tasks": {name: {**task, "name": name, "created": f"{days[-1]}"} for name in names},
        "days": {f"{day}": {name: {"done": True, "at": "09:00"} for name in names} for day in days},
    }
    (folder / "habits.json").write_text(json.dumps(state), encoding="utf-8")
