"""The week as CSV (RFC 4180), a line for each entry."""

import csv
from io import StringIO

from habit.domain.weektable import WeekTable
from habit.render import Output, Rendered
from habit.render.jsonform.records import entry_json

COLUMNS = (
    "day",
    "metric",
    "label",
    "kind",
    "state",
    "text",
    "number",
    "unit",
    "duration_min",
    "minute",
    "time",
    "instant",
    "end_minute",
    "end_time",
    "end_instant",
    "zone",
)
"""The head line; what an entry does not have is left empty."""


def write(value: WeekTable, output: Output) -> Rendered:
    """The entries by day, then in the order of the table; days without one have no line."""
    del output  # CSV is the same everywhere
    sheet = StringIO(newline="")
    writer = csv.DictWriter(sheet, COLUMNS)
    writer.writeheader()
    for place, day in enumerate(value.week.days):
        for row in value.rows:
            if (entry := row.cells[place].entry) is None:
                continue
            metric = {"metric": row.metric.slug, "label": row.label, "kind": row.metric.kind.value}
            writer.writerow({**metric, "unit": row.metric.unit, **entry_json(day, entry)})
    return Rendered(sheet.getvalue())
