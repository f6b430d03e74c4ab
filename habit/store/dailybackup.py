"""The backup of each day: begun by the day's first command, once that has answered.

Copying a store of many years takes longer than logging into it, so a process of its own does
it while the user has the prompt back. Commands pay for one look at a file's name.
"""

import os

from habit import clock
from habit.paths import backups_dir

DAILY = "daily"
OFF = "HABIT_NO_BACKUP"
"""The environment variable that leaves copying to the user's own means."""


def daily_path(path: str) -> str:
    """Where the copy of this day (in UTC) is, or will be."""
    place = os.path.realpath(path)
    stem = os.path.splitext(os.path.basename(place))[0]
    day = clock.now().date().isoformat().replace("-", "")
    return os.path.join(backups_dir(place), f"{stem}-{day}-{DAILY}.db")


def back_up_behind(path: str) -> None:
    """Begin the copy of this day unless it is there, and do not wait for it.

    For the end of a command whose store is closed. Where no copy can be made nothing is said:
    the next command tries again, and ``habit db check`` tells how old the newest copy is.
    """
    if os.environ.get(OFF) or os.path.exists(daily_path(path)):
        return
    if not hasattr(os, "fork") or not os.access(os.path.dirname(os.path.realpath(path)), os.W_OK):
        return
    if os.fork() == 0:
        _copy_alone(path)


def _copy_alone(path: str) -> None:
    """What the process behind does; it never returns."""
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nowhere, descriptor)
        os.nice(10)
        from habit.store.backups import back_up_daily  # noqa: PLC0415 - only once a day

        back_up_daily(path)
    finally:
        # not the command's own end: what it had left to write is written by itself
        os._exit(0)
