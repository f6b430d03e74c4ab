"""A metric's month as JSON."""

from habit.domain.calendars import MonthSheet
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import (
    date_json,
    entry_json,
    goal_json,
    summary_json,
    verdict_json,
)


def write(value: MonthSheet, output: Output) -> Rendered:
    """Every day of the month, those that nothing is known of included."""
    del output  # JSON is the same everywhere
    content = {
        "slug": value.named.metric.slug,
        "label": value.named.label,
        "kind": value.named.metric.kind.value,
        "unit": value.named.metric.unit,
        "first": date_json(value.first),
        "last": date_json(value.last),
        "today": date_json(value.today),
        "goal": goal_json(value.goal),
        "summary": summary_json(value.summary),
        "days": [
            {
                **entry_json(one.day, one.entry),
                "verdict": verdict_json(one.verdict),
                "skipped": one.skipped,
            }
            for one in value.days
        ],
    }
    return Rendered(document(content))
