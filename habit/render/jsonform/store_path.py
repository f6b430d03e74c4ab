"""Where the entries are kept, as JSON."""

from habit.domain.outcomes import StorePath
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: StorePath, output: Output) -> Rendered:
    """The file or URL, and whether it is there yet."""
    del output  # JSON is the same everywhere
    return Rendered(document({"location": value.location, "exists": value.exists}))
