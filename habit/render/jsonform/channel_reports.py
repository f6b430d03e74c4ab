"""How the channels took the test message, as JSON."""

from habit.domain.notices import ChannelReports
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: ChannelReports, output: Output) -> Rendered:
    """Each channel with its error, null when it took the message, and what is known."""
    del output  # JSON is the same everywhere
    reports = [{**one._asdict(), "error": one.error or None} for one in value.reports]
    return Rendered(document({"channels": reports}))
