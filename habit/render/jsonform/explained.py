"""Explanations of figures as JSON."""

from habit.domain.sleep.explanations import EXPLANATIONS
from habit.domain.sleep.report import Explained
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: Explained, output: Output) -> Rendered:
    """Each figure with what it is, how it is computed, and from where."""
    del output  # JSON is the same everywhere
    content = {"explanations": [EXPLANATIONS[name]._asdict() for name in value.names]}
    return Rendered(document(content))
