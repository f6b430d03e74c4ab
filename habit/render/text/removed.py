"""What was taken out of a cell."""

from habit.domain.outcomes import Removed
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.text.entry_text import entry_line


def write(value: Removed, output: Output) -> Rendered:
    """``Removed: Running · Mon 15 Jan · x``."""
    line = entry_line(value.named.label, value.entry, output)
    return Rendered(f"{said('Removed')}: {line}\n")
