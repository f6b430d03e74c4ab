"""What a change made of a metric."""

from habit.domain.outcomes import MetricChanged
from habit.locale import told
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.symbols import symbols


def write(value: MetricChanged, output: Output) -> Rendered:
    """``Fall Sleep · goal: before 2:00``."""
    dot = symbols(unicode=output.unicode).dot
    label = value.card.named.label.strip()
    return Rendered(harmless(f"{label} {dot} {told(value.what)}") + "\n")
