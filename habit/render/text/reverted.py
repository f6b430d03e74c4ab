"""What undo and redo did."""

from habit.domain.outcomes import Reverted
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.text.edit_text import edit_lines

LINES_AT_MOST = 10
"""Edits that are told one by one; a whole import is counted."""


def write(value: Reverted, output: Output) -> Rendered:
    """``Undone: log sleep 3:40``, then each cell as it is now."""
    lines = edit_lines(value.edits, value.labels, output, value.definitions)
    told = [f"  {line}" for line in lines[:LINES_AT_MOST]]
    if len(lines) > LINES_AT_MOST:
        told.append(said("  and {number} more").format(number=len(lines) - LINES_AT_MOST))
    what = said("Redone") if value.again else said("Undone")
    head = f"{what}: {harmless(value.change.command)}"
    return Rendered("".join(f"{line}\n" for line in (head, *told)))
