"""The same work done by other trackers from PyPI, in an environment of their own."""

import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import bench_gumshoe
import bench_habito
import bench_habitrack
import bench_jrnl
import bench_watson
from bench_timing import Command


class Tracker(NamedTuple):
    """One tracker: what pip is asked for, and the commands to time on a year of data.

    ``commands`` takes the folder of the scripts and an empty folder for the data.
    """

    name: str
    requirements: tuple[str, ...]
    commands: Callable[[Path, Path], list[Command]]


TRACKERS = (
    Tracker("Watson", ("td-watson",), bench_watson.commands),
    Tracker("jrnl", ("jrnl",), bench_jrnl.commands),
    # its last release is older than the peewee that no longer has what it imports
    Tracker("habito", ("habito", "peewee<3.18"), bench_habito.commands),
    Tracker("habitrack", ("habitrack",), bench_habitrack.commands),
    # its own requirements lack what it imports, and what a click of its time still had
    Tracker("gumshoe", ("gumshoe-cli", "python-dateutil", "click<8.2"), bench_gumshoe.commands),
)
"""Those that log what happened and show a week."""


def commands(folder: Path) -> Iterator[Command]:
    """Log one thing and show a week, with a year of data in each tracker that can be installed."""
    environment = folder / "others"
    if not environment.exists():
        venv.create(environment, with_pip=True)
    for tracker in TRACKERS:
        if not _installed(environment, tracker):
            sys.stderr.write(f"{tracker.name} cannot be installed here\n")
            continue
        data = folder / tracker.name
        data.mkdir(exist_ok=True)
        yield from tracker.commands(environment / "bin", data)


def _installed(environment: Path, tracker: Tracker) -> bool:
    done = subprocess.run(
        [environment / "bin" / "python", "-m", "pip", "install", "--quiet", *tracker.requirements],
        stdout=sys.stderr,
        check=False,
    )
    return done.returncode == 0
