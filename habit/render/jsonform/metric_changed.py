"""A changed metric as JSON."""

from habit.domain.outcomes import MetricChanged
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.metrics import card_json


def write(value: MetricChanged, output: Output) -> Rendered:
    """The metric as it is now, and the change in words."""
    del output  # JSON is the same everywhere
    return Rendered(document({"change": value.what, "metric": card_json(value.card)}))
