"""The week as JSON."""

from habit.domain.weektable import Cell, Row, WeekTable
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import (
    Object,
    date_json,
    entry_json,
    goal_json,
    summary_json,
    verdict_json,
)


def write(value: WeekTable, output: Output) -> Rendered:
    """Every metric with all seven days, those that nothing is known of included."""
    del output  # JSON is the same everywhere
    content = {
        "week": value.week.name,
        "first": value.week.first.isoformat(),
        "last": value.week.last.isoformat(),
        "today": date_json(value.today),
        "metrics": [_metric(row) for row in value.rows],
    }
    return Rendered(document(content))


def _metric(row: Row) -> Object:
    return {
        "slug": row.metric.slug,
        "label": row.label,
        "kind": row.metric.kind.value,
        "unit": row.metric.unit,
        "goal": goal_json(row.goal),
        "verdict": verdict_json(row.verdict),
        "summary": summary_json(row.summary),
        "days": [_day(cell) for cell in row.cells],
    }


def _day(cell: Cell) -> Object:
    return {
        **entry_json(cell.day, cell.entry),
        "verdict": verdict_json(cell.verdict),
        "skipped": cell.skipped,
    }
