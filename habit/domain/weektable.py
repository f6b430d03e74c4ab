"""The week's table as a value: what every renderer draws."""

from datetime import date

from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Metric
from habit.domain.verdicts import Summary, Verdict
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple


class Cell(NamedTuple):
    """One metric on one day. ``verdict`` is None where no daily goal held.

    ``skipped``: the day does not count.
    """

    day: date
    entry: Entry | None
    verdict: Verdict | None
    skipped: bool = False


class Row(NamedTuple):
    """One metric over the week. ``goal`` is the one in force on the week's last day."""

    metric: Metric
    label: str
    cells: tuple[Cell, ...]
    summary: Summary
    goal: Goal | None
    verdict: Verdict | None


class WeekTable(NamedTuple):
    """A week of every metric. ``today`` is None when the week does not hold it.

    ``layout`` and ``layout_rows`` are the memory of the document that the week came from.
    """

    week: Week
    today: date | None
    rows: tuple[Row, ...]
    layout: Layout | None
    layout_rows: tuple[LayoutRow, ...]
