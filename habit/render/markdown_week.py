"""The week as the table of the user's documents."""

from habit.domain.weektable import WeekTable
from habit.render import Output, Rendered
from habit.render.markdown import week_markdown


def write(value: WeekTable, output: Output) -> Rendered:
    """The table in the style of the week's own document, or in that of all of them."""
    del output  # a document's table is the same everywhere
    return Rendered(week_markdown(value))
