"""The week's table as a value: what every renderer draws."""

from datetime import date

from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Metric
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple, StrEnum


class Verdict(StrEnum):
    """How a day or a week stands against the goal that held then."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    """Not known, or not decided yet."""


class Summary(NamedTuple):
    """What a metric comes to over several days.

    ``text`` is what the table shows (``3:27``, ``2/7``, ``15 km``, ``–`` when undefined);
    ``value`` the number underneath in ``unit`` (``min`` after midnight for clock times) or
    None; ``n`` the number of days that it was drawn from, ``of`` the days there were.
    """

    text: str
    value: float | None
    unit: str
    n: int
    of: int


class Cell(NamedTuple):
    """One metric on one day. ``verdict`` is None where no daily goal held."""

    day: date
    entry: Entry | None
    verdict: Verdict | None


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
