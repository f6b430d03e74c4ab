"""The metrics as JSON."""

from habit.domain.outcomes import MetricList
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.metrics import card_json


def write(value: MetricList, output: Output) -> Rendered:
    """The metrics in the order of the table."""
    del output  # JSON is the same everywhere
    return Rendered(document({"metrics": [card_json(card) for card in value.cards]}))
