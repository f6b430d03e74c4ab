"""When the scheduled job ran last, and with what result: a small file beside the store.

It says something of this machine, not of the user's data, and it is written every five
minutes; in the store each run would cost a synced commit and a line in every backup. When the
result is what it was, only the file's time is set.
"""

import os
from datetime import UTC, datetime

from habit.lighttypes import NamedTuple
from habit.paths import data_dir, is_url

FRESH_MIN = 15
"""A last run older than this is worth a word: the job comes every five minutes."""

_LONGEST = 2000


class LastRun(NamedTuple):
    """One run: its instant, and what came of it in words."""

    at: datetime
    result: str


def last_run_file(target: str) -> str:
    """The file for a store: beside its own, or in the data folder for one on a server."""
    if is_url(target):
        return os.path.join(data_dir(), "server.remind")
    return f"{target}.remind"


def note_run(target: str, now: datetime, result: str) -> None:
    """Write down a run. A folder that cannot be written must not keep a reminder from coming."""
    path = last_run_file(target)
    text = result[:_LONGEST].encode(errors="replace")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.read(descriptor, _LONGEST * 4) != text:
                os.ftruncate(descriptor, 0)
                os.pwrite(descriptor, text, 0)
        finally:
            os.close(descriptor)
        os.utime(path, (now.timestamp(), now.timestamp()))
    except OSError:
        pass


def last_run(target: str) -> LastRun | None:
    """The last run, or None when there was none."""
    path = last_run_file(target)
    try:
        at = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)
        with open(path, encoding="utf-8", errors="replace") as file:
            return LastRun(at, file.read())
    except OSError:
        return None
