"""What was taken out of a cell, as JSON."""

from habit.domain.outcomes import Removed
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import entry_json


def write(value: Removed, output: Output) -> Rendered:
    """The metric, and the entry that is gone."""
    del output  # JSON is the same everywhere
    removed = {
        "metric": value.named.metric.slug,
        "label": value.named.label,
        **entry_json(value.entry.day, value.entry),
    }
    return Rendered(document({"removed": removed}))
