"""The one reader of the time and of the local zone.

``HABIT_NOW`` (an ISO instant with its offset) takes the place of the clock, so that examples
and rehearsals can be run at 3:40 in the morning.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from habit.errors import UsageProblem
from habit.zones import ZoneInfo, ZoneInfoNotFoundError


def now() -> datetime:
    """The present instant in UTC, cut to the second."""
    pretended = os.environ.get("HABIT_NOW")
    if pretended is None:
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - this is the one reader
    try:
        instant = datetime.fromisoformat(pretended)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise UsageProblem(
            f"HABIT_NOW is {pretended!r}, which is no instant. "
            "Write it with its offset: 2024-01-18T09:30+08:00"
        )
    return instant.astimezone(UTC)


def local_zone() -> ZoneInfo:
    """The zone of this machine by its IANA name: ``TZ``, then the system's own setting."""
    for name in _zone_names():
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ZoneInfo("UTC")


def _zone_names() -> Iterator[str]:
    if wished := os.environ.get("TZ", "").removeprefix(":"):
        yield wished.rpartition("zoneinfo/")[2]
    target = os.path.realpath("/etc/localtime")
    if "zoneinfo/" in target:
        yield target.rpartition("zoneinfo/")[2].removeprefix("posix/")
    try:
        with open("/etc/timezone", encoding="utf-8") as file:
            yield file.read().strip()
    except OSError:
        pass
