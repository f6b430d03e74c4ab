"""The present, as an argument: what time it is, where, and when a day begins."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from habit.lighttypes import NamedTuple


class Present(NamedTuple):
    """One reading of the clock, taken once per command and handed down.

    ``now`` is an aware instant in UTC, ``day_start`` the minute of the day (0..1439) at
    which the user's logical day begins.
    """

    now: datetime
    zone: ZoneInfo
    day_start: int

    @property
    def local(self) -> datetime:
        """The instant on the local wall clock, aware."""
        return self.now.astimezone(self.zone)

    @property
    def day(self) -> date:
        """The logical day: until ``day_start`` it is still yesterday's."""
        wall = self.local.replace(tzinfo=None)
        return (wall - timedelta(minutes=self.day_start)).date()

    @classmethod
    def at(cls, local: datetime, zone: str, day_start: int = 240) -> "Present":
        """The present at a wall-clock time without offset; for examples and tests."""
        where = ZoneInfo(zone)
        return cls(local.replace(tzinfo=where).astimezone(UTC), where, day_start)
