"""The job that a scheduler runs: every few minutes, with everything it needs written down.

Schedulers know nothing of the user's time zone, skip runs while a machine sleeps, and differ
in what they do when clocks change. So none of them decides when a reminder is due: the job
runs every five minutes, and ``habit remind`` decides.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping

from habit.domain.languages import AUTO, language_of, locale_of
from habit.domain.reminders import Reminder
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

STEP_MIN = 5
"""Minutes between two runs."""

HOUR_MIN = 60

STORE = "HABIT_DB"
"""How the job is told which store it serves."""

_KEPT = ("TZ", "HABIT_HOME", "DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME")
_FOLDERS = "/usr/local/bin:/usr/bin:/bin"


class Job(NamedTuple):
    """A command line with its environment, and the minutes of the hour at which it runs.

    ``phases`` are minutes 0..4; a run comes at each of them in every five minutes.
    """

    words: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    phases: tuple[int, ...]

    @property
    def minutes(self) -> list[int]:
        """The minutes of the hour."""
        return [one for one in range(HOUR_MIN) if one % STEP_MIN in self.phases]


class Change(NamedTuple):
    """A file (or the crontab) before and after; None where there is none."""

    place: str
    before: bytes | None
    after: bytes | None


class Applied(NamedTuple):
    """What a scheduler did. ``notes`` are things the user should know or do."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()


def job_for(
    reminders: Iterable[Reminder], target: str, environ: Mapping[str, str], program: str
) -> Job:
    """The job that serves the reminders of a store.

    ``program`` is how habit itself was called. Raises UsageProblem for a database URL with a
    password, which everyone on the machine could read in the list of processes.
    """
    phases = {one.at % STEP_MIN for one in reminders if one.at is not None} or {0}
    kept = [(name, environ[name]) for name in _KEPT if environ.get(name)]
    if language_of(AUTO, environ) != "en":  # LANG alone says how letters are written
        kept.insert(0, ("LC_MESSAGES", locale_of(environ)))
    store = (STORE, _without_password(target))
    environment = (("PATH", _FOLDERS), ("LANG", "C.UTF-8"), *kept, store)
    words = (*program_words(program, environ), "remind", "--due")
    return Job(words, environment, tuple(sorted(phases)))


def program_words(called: str, environ: Mapping[str, str]) -> tuple[str, ...]:
    """How to start this habit from anywhere: its console script, or its Python's module."""
    beside = os.path.join(os.path.dirname(sys.executable), "habit")  # noqa: PTH118, PTH120 - strings all the way
    found = called if os.path.basename(called) == "habit" else beside  # noqa: PTH119 - the same
    path = shutil.which(found, path=environ.get("PATH"))
    if path is None:
        return (sys.executable, "-m", "habit")
    return (os.path.abspath(path),)  # noqa: PTH100 - the same


def _without_password(target: str) -> str:
    scheme, colon, rest = target.partition("://")
    user = rest.partition("/")[0].rpartition("@")[0]
    if colon and (":" in user or "password=" in rest):
        raise UsageProblem(
            f"The {scheme} URL holds a password, and every user of this machine could read it "
            "in the list of processes. Put it into ~/.pgpass, and leave it out of the URL."
        )
    return target
