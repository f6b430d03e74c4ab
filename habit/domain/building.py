"""Building the week's table out of metrics, entries and goals."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from habit.domain.catalog import Catalog
from habit.domain.entries import Entry
from habit.domain.goalrules import goal_in_force, judge_day, judge_week
from habit.domain.goals import Goal, Per
from habit.domain.kinds import rules_of
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Metric
from habit.domain.skipped import Skip, overlapping, skipped_days
from habit.domain.weeks import Week
from habit.domain.weektable import Cell, Row, WeekTable


def build_week(  # noqa: PLR0917 - a week's table has these seven sources
    catalog: Catalog,
    entries: Iterable[Entry],
    goals: Sequence[Goal],
    week: Week,
    present_day: date,
    layout: Layout | None,
    layout_rows: Sequence[LayoutRow],
    *,
    skips: Sequence[Skip] = (),
) -> WeekTable:
    """The table of a week, with its document's rows first where one is remembered.

    ``catalog`` is that of the week's last day. Without a document the rows are the metrics in
    use; metrics that have entries in the week are never left out. Days of ``skips`` are not
    judged.
    """
    by_metric = _by_metric(entries, week)
    near = overlapping(skips, week.first, week.last)
    rows = [
        _row(
            chosen,
            by_metric.get(chosen[0].id, {}),
            goals,
            week,
            present_day,
            skipped_days(near, chosen[0].id),
        )
        for chosen in _chosen(catalog, layout, layout_rows, by_metric)
    ]
    today = present_day if present_day in week.days else None
    return WeekTable(week, today, tuple(rows), layout, tuple(layout_rows))


def _by_metric(entries: Iterable[Entry], week: Week) -> dict[str, dict[date, Entry]]:
    by_metric: dict[str, dict[date, Entry]] = {}
    first, last = week.first, week.last
    for entry in entries:
        if first <= entry.day <= last:
            by_metric.setdefault(entry.metric_id, {})[entry.day] = entry
    return by_metric


def _chosen(
    catalog: Catalog,
    layout: Layout | None,
    layout_rows: Sequence[LayoutRow],
    by_metric: dict[str, dict[date, Entry]],
) -> list[tuple[Metric, str]]:
    """The metrics of the table with their labels, in its order."""
    labels: dict[str, str] = {}
    if layout is None:
        in_use = {one.metric.id for one in catalog.active()}
    else:
        in_use = set()
        for row in sorted(layout_rows, key=lambda one: one.position):
            labels.setdefault(row.metric_id, row.label)
    further = [
        one
        for one in catalog
        if one.metric.id not in labels and (one.metric.id in in_use or one.metric.id in by_metric)
    ]
    remembered = [(catalog[metric_id].metric, label) for metric_id, label in labels.items()]
    return remembered + [(one.metric, one.label) for one in further]


def _row(  # noqa: PLR0917 - a row has these six sources
    chosen: tuple[Metric, str],
    by_day: dict[date, Entry],
    goals: Sequence[Goal],
    week: Week,
    present_day: date,
    skipped: Container[date],
) -> Row:
    metric, label = chosen
    own_goals = [one for one in goals if one.metric_id == metric.id]
    entries = list(by_day.values())
    goal = goal_in_force(own_goals, metric.id, week.last)
    return Row(
        metric,
        label,
        tuple(
            Cell(day, by_day.get(day), None, skipped=True)
            if day in skipped
            else _cell(metric, by_day.get(day), day, own_goals, present_day)
            for day in week.days
        ),
        rules_of(metric.kind).summarise(entries, metric, len(week.days)),
        goal,
        None
        if goal is None
        else judge_week(goal, entries, week, present_day, metric, skipped=skipped),
    )


def _cell(
    metric: Metric, entry: Entry | None, day: date, goals: Sequence[Goal], present_day: date
) -> Cell:
    goal = goal_in_force(goals, metric.id, day)
    if goal is None or goal.per is Per.WEEK:
        return Cell(day, entry, None)
    return Cell(day, entry, judge_day(goal, entry, metric, over=day < present_day))
