"""What was logged, as JSON."""

from habit.domain.logged import Logged, LoggedEntry
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object, entry_json
from habit.render.messages import remarks_of


def write(value: Logged, output: Output) -> Rendered:
    """Every entry with what it replaced; remarks and questions also go to standard error."""
    del output  # JSON is the same everywhere
    content = {"logged": [_logged(one) for one in value.entries]}
    return Rendered(document(content), remarks_of(value))


def _logged(logged: LoggedEntry) -> Object:
    day = logged.entry.day
    return {
        "metric": logged.named.metric.slug,
        "label": logged.named.label,
        **entry_json(day, logged.entry),
        "earlier": None if logged.earlier is None else entry_json(day, logged.earlier),
        "added": logged.added,
        "remarks": list(logged.remarks),
        "question": logged.question,
    }
