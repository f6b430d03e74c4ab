"""Today as JSON."""

from habit.domain.today import Today, TodayRow, Tonight
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import (
    Object,
    entry_json,
    goal_json,
    summary_json,
    verdict_json,
)


def write(value: Today, output: Output) -> Rendered:
    """What is in, what is missing, and the goals of the night that begins today."""
    del output  # JSON is the same everywhere
    content = {
        "day": value.day.isoformat(),
        "week": value.week.name,
        "entered": [_row(row) for row in value.entered],
        "missing": [_row(row) for row in value.missing],
        "skipped": [_row(row) for row in value.skipped],
        "tonight": [_tonight(one) for one in value.tonight],
    }
    return Rendered(document(content))


def _row(row: TodayRow) -> Object:
    return {
        "metric": row.named.metric.slug,
        "label": row.named.label,
        "kind": row.named.metric.kind.value,
        "unit": row.named.metric.unit,
        **entry_json(row.day, row.entry),
        "goal": goal_json(row.goal),
        "verdict": verdict_json(row.verdict),
        "week_so_far": summary_json(row.so_far),
    }


def _tonight(tonight: Tonight) -> Object:
    return {
        "metric": tonight.named.metric.slug,
        "label": tonight.named.label,
        "day": tonight.day.isoformat(),
        "goal": goal_json(tonight.goal),
    }
