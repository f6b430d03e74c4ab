"""A metric's year as JSON."""

from habit.domain.calendars import YearMap
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import date_json, entry_json


def write(value: YearMap, output: Output) -> Rendered:
    """Every day with its level 1..4; ``bounds`` are the upper ends of the levels but the last."""
    del output  # JSON is the same everywhere
    content = {
        "slug": value.named.metric.slug,
        "label": value.named.label,
        "kind": value.named.metric.kind.value,
        "unit": value.named.metric.unit,
        "first": date_json(value.first),
        "last": date_json(value.last),
        "today": date_json(value.today),
        "bounds": list(value.bounds),
        "n": value.n,
        "days": [
            {**entry_json(one.day, one.entry), "level": one.level, "skipped": one.skipped}
            for one in value.days
        ],
    }
    return Rendered(document(content))
