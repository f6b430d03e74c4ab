"""Weeks and their names."""

from datetime import date, timedelta

from habit.domain.days import OutsideCalendar
from habit.lighttypes import NamedTuple

_LAST = date.max.toordinal() - 6
"""The last day on which a whole week can begin."""


class Week(NamedTuple):
    """Seven days from ``first`` on."""

    first: date

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days in order."""
        first = self.first.toordinal()
        return tuple(map(date.fromordinal, range(first, first + 7)))

    @property
    def last(self) -> date:
        """The seventh day."""
        return self.first + timedelta(days=6)

    @property
    def name(self) -> str:
        """The ISO name of the week, by its Thursday as ISO 8601 has it: ``2024-W03``."""
        thursday = next(day for day in self.days if day.isoweekday() == 4)  # noqa: PLR2004 - ISO
        year, number, _ = thursday.isocalendar()
        return f"{year:04}-W{number:02}"

    @classmethod
    def holding(cls, day: date, week_start: int = 1) -> "Week":
        """The week that holds ``day``, or OutsideCalendar where that has no whole one.

        ``week_start`` is an ISO weekday, 1 for Monday.
        """
        first = day.toordinal() - (day.isoweekday() - week_start) % 7
        if not 0 < first <= _LAST:
            raise OutsideCalendar
        return cls(date.fromordinal(first))
