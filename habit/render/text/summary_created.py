"""A weekly document that was begun."""

from habit.domain.summaries import SummaryCreated
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: SummaryCreated, output: Output) -> Rendered:
    """Where it is, or the document itself when it was only to be printed."""
    del output  # a document is the same everywhere
    if not value.path:
        return Rendered(value.text)
    text = said("{path}: {week}, from the template {template}")
    line = text.format(path=value.path, week=value.week.name, template=value.template)
    return Rendered(harmless(line) + "\n")
