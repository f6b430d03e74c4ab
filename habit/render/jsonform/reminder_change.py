"""What was installed, removed or silenced, as JSON."""

from habit.domain.notices import ReminderChange
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: ReminderChange, output: Output) -> Rendered:
    """The lines, the files before and after, and the notes."""
    del output  # JSON is the same everywhere
    content = {
        "lines": list(value.lines),
        "changes": [one._asdict() for one in value.changes],
        "notes": list(value.notes),
        "dry_run": value.rehearsal,
    }
    return Rendered(document(content))
