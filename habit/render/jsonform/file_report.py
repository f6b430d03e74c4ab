"""What a file of habit's own held, and what became of it, as JSON."""

from habit.domain.transfers import FileReport
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: FileReport, output: Output) -> Rendered:
    """The entries and the other records counted, the new metrics, and what was left."""
    del output  # JSON is the same everywhere
    content = {
        "source": value.source,
        "format": value.format,
        "dry_run": value.dry_run,
        "changed": value.changed,
        "entries": value.entries._asdict(),
        "others": value.others._asdict(),
        "added": list(value.added),
        "notes": list(value.notes),
    }
    return Rendered(document(content))
