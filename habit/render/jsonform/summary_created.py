"""A weekly document that was begun, as JSON."""

from habit.domain.summaries import SummaryCreated
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: SummaryCreated, output: Output) -> Rendered:
    """Where it is, what it is of, and its text."""
    del output  # JSON is the same everywhere
    content = {
        "path": value.path or None,
        "week": value.week.name,
        "template": value.template,
        "text": value.text,
    }
    return Rendered(document(content))
