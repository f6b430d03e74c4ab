"""Today as a value: what is in, what is missing, tonight's goal."""

from datetime import date

from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.verdicts import Summary, Verdict
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple


class TodayRow(NamedTuple):
    """One metric today. ``day`` is yesterday for a night that ends today.

    ``entry`` is None when it is missing. ``verdict`` stands against ``goal``: the day's, or
    the whole week's so far; None without a goal. ``so_far`` sums the week up. ``skipped``:
    the day does not count.
    """

    named: Named
    day: date
    entry: Entry | None
    goal: Goal | None
    verdict: Verdict | None
    so_far: Summary
    skipped: bool = False


class Tonight(NamedTuple):
    """A time to keep in the night that begins on ``day``."""

    named: Named
    day: date
    goal: Goal


class Today(NamedTuple):
    """The logical day, its metrics in the order of the table, and the goals of its night."""

    day: date
    week: Week
    rows: tuple[TodayRow, ...]
    tonight: tuple[Tonight, ...]

    @property
    def entered(self) -> tuple[TodayRow, ...]:
        """The metrics that have an entry."""
        return tuple(row for row in self.rows if row.entry is not None)

    @property
    def missing(self) -> tuple[TodayRow, ...]:
        """The metrics that have none yet, and should have one."""
        return tuple(row for row in self.rows if row.entry is None and not row.skipped)

    @property
    def skipped(self) -> tuple[TodayRow, ...]:
        """The metrics that have none and need none."""
        return tuple(row for row in self.rows if row.entry is None and row.skipped)
