"""The same work done by other trackers from PyPI, in an environment of their own."""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from bench_commands import environment
from bench_store import DAYS_A_YEAR, LAST_DAY, METRICS
from bench_timing import Command

PACKAGES = ("td-watson", "jrnl")


def installed(folder: Path) -> Path:
    """The folder of the trackers' scripts, installed with pip if they are not there yet."""
    scripts = folder / "others" / "bin"
    if not (scripts / "jrnl").exists():
        venv.create(folder / "others", with_pip=True)
        subprocess.run(
            [str(scripts / "python"), "-m", "pip", "install", "--quiet", *PACKAGES],
            check=True,
            stdout=sys.stderr,
        )
    return scripts


def commands(folder: Path) -> list[Command]:
    """Log one thing and show a week, with a year of data in each."""
    scripts = installed(folder)
    watson, jrnl = folder / "watson", folder / "jrnl"
    _fill_watson(watson)
    _fill_jrnl(jrnl)
    first = (LAST_DAY - timedelta(days=6)).isoformat()
    return [
        Command(
            "Watson: log",
            lambda number: _watson_log(scripts, number),
            environment(WATSON_DIR=str(watson), HOME=str(folder)),
        ),
        Command(
            "Watson: a week",
            lambda _: [
                *_script(scripts, "watson"),
                *("report", "--from", first, "--to", LAST_DAY.isoformat(), "--no-pager"),
            ],
            environment(WATSON_DIR=str(watson), HOME=str(folder)),
        ),
        Command(
            "jrnl: log",
            lambda number: [
                *_script(scripts, "jrnl"),
                *("--config-file", str(jrnl / "config.yaml")),
                f"2024-01-18 03:{number % 60:02}: asleep.",
            ],
            environment(HOME=str(folder)),
        ),
        Command(
            "jrnl: a week",
            lambda _: [
                *_script(scripts, "jrnl"),
                *("--config-file", str(jrnl / "config.yaml"), "-from", first, "--short"),
            ],
            environment(HOME=str(folder)),
        ),
    ]


def _script(scripts: Path, name: str) -> list[str]:
    return [str(scripts / "python"), str(scripts / name)]


def _watson_log(scripts: Path, number: int) -> list[str]:
    begin, end = f"2024-01-18T03:{number % 60:02}", f"2024-01-18T04:{number % 60:02}"
    return [*_script(scripts, "watson"), "add", "--from", begin, "--to", end, "sleep"]


def _moments() -> Iterator[tuple[int, datetime]]:
    for back in range(DAYS_A_YEAR):
        midnight = datetime.combine(LAST_DAY - timedelta(days=back + 1), time())
        for metric in range(METRICS):
            yield metric, midnight + timedelta(minutes=60 * metric)


def _fill_watson(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    frames = [
        [
            int(at.timestamp()),
            int(at.timestamp()) + 1800,
            f"metric-{metric}",
            f"{number:032x}",
            [],
            int(at.timestamp()),
        ]
        for number, (metric, at) in enumerate(_moments())
    ]
    (folder / "frames").write_text(json.dumps(frames), encoding="utf-8")


def _fill_jrnl(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    lines = sorted(f"[{at:%Y-%m-%d %H:%M}] metric-{metric}: x\n" for metric, at in _moments())
    (folder / "journal.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "config.yaml").write_text(
        f"journals:\n  default:\n    journal: {folder / 'journal.txt'}\n"
        "editor: ''\nencrypt: false\ntimeformat: '%Y-%m-%d %H:%M'\nhighlight: true\n"
        "linewrap: 79\ntagsymbols: '#@'\ndefault_hour: 9\ndefault_minute: 0\ntemplate: false\n"
        "indent_character: '|'\ncolors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        "version: v4.2\n",
        encoding="utf-8",
    )
