"""Watson, with a year of frames."""

import json
from pathlib import Path

from bench_commands import environment, moments
from bench_store import LAST_WEEK, METRICS
from bench_timing import Command


def commands(scripts: Path, folder: Path) -> list[Command]:
    """``watson add`` and ``watson report``."""
    _fill(folder)
    environ = environment(WATSON_DIR=str(folder), HOME=str(folder))
    watson = [str(scripts / "python"), str(scripts / "watson")]
    first, last = (day.isoformat() for day in LAST_WEEK)
    return [
        Command("Watson: log", lambda number: [*watson, *_log(number)], environ),
        Command(
            "Watson: a week",
            lambda _: [*watson, "report", "--from", first, "--to", last, "--no-pager"],
            environ,
        ),
    ]


def _log(number: int) -> list[str]:
    begin, end = f"2024-01-18T03:{number % 60:02}", f"2024-01-18T04:{number % 60:02}"
    return ["add", "--from", begin, "--to", end, "sleep"]


def _fill(folder: Path) -> None:
    frames = [
        [
            int(at.timestamp()),
            int(at.timestamp()) + 1800,
            f"metric-{number % METRICS}",
            f"{number:032x}",
            [],
            int(at.timestamp()),
        ]
        for number, at in enumerate(moments())
    ]
    (folder / "frames").write_text(json.dumps(frames), encoding="utf-8")
