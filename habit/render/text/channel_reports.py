"""How the channels took the test message."""

from habit.domain.notices import ChannelReports
from habit.locale import said, told
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: ChannelReports, output: Output) -> Rendered:
    """A line for each channel: what is known of the arrival, or what went wrong."""
    del output  # there is nothing to draw
    lines = [
        f"{one.channel}: {said('FAILED. ') + told(one.error) if one.error else told(one.known)}"
        for one in value.reports
    ]
    return Rendered("".join(f"{harmless(line)}\n" for line in lines))
