"""Two weeks side by side, metric by metric."""

from collections.abc import Iterable
from datetime import date

from habit.domain.metrics import Kind, Metric
from habit.domain.numbertext import tidy
from habit.domain.sleep.clockstats import later_by
from habit.domain.verdicts import Summary, Verdict
from habit.domain.weeks import Week
from habit.domain.weektable import Row, WeekTable
from habit.lighttypes import NamedTuple


class ComparedRow(NamedTuple):
    """One metric in both weeks; None where a week's table does not have it.

    ``difference``: the later week less the earlier one, in the summaries' unit; for clock
    times in minutes, -720 <= d < 720. None where either is undefined.
    """

    metric: Metric
    label: str
    earlier: Summary | None
    later: Summary | None
    earlier_verdict: Verdict | None
    later_verdict: Verdict | None
    difference: float | None


class WeekComparison(NamedTuple):
    """The rows of two weeks in the order of the later one's table; ``today`` if it holds it."""

    earlier: Week
    later: Week
    today: date | None
    rows: tuple[ComparedRow, ...]


def compare_weeks(one: WeekTable, other: WeekTable) -> WeekComparison:
    """The comparison of two weeks, the earlier first whichever way they are given."""
    earlier, later = sorted((one, other), key=lambda table: table.week.first)
    before = {row.metric.id: row for row in earlier.rows}
    after = {row.metric.id: row for row in later.rows}
    rows = [_compared(before.get(row.metric.id), row) for row in _once(later.rows)]
    rows += [_compared(row, None) for row in _once(earlier.rows) if row.metric.id not in after]
    today = later.today if later.today is not None else earlier.today
    return WeekComparison(earlier.week, later.week, today, tuple(rows))


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({row.metric.id: row for row in rows}.values())


def _compared(before: Row | None, after: Row | None) -> ComparedRow:
    row = after or before
    if row is None:
        raise ValueError("a row of neither week")
    one = None if before is None else before.summary
    other = None if after is None else after.summary
    return ComparedRow(
        row.metric,
        row.label,
        one,
        other,
        None if before is None else before.verdict,
        None if after is None else after.verdict,
        _difference(row.metric, one, other),
    )


def _difference(metric: Metric, one: Summary | None, other: Summary | None) -> float | None:
    if one is None or other is None or one.value is None or other.value is None:
        return None
    if one.unit != other.unit:
        return None
    if metric.kind is Kind.CLOCK:
        return later_by(other.value, one.value)
    return tidy(other.value - one.value)
