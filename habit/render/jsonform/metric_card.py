"""One metric as JSON."""

from habit.domain.outcomes import MetricCard
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.metrics import card_json


def write(value: MetricCard, output: Output) -> Rendered:
    """The metric below ``metric``."""
    del output  # JSON is the same everywhere
    return Rendered(document({"metric": card_json(value)}))
