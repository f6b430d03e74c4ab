"""The memory of how a document printed a week."""

from datetime import date

from habit.lighttypes import NamedTuple


class Layout(NamedTuple):
    """The table of an imported document, line for line, for the week that begins on ``week``.

    ``table`` holds the table's own lines joined by newlines, without a final one; it is the
    style guide when the week is printed again. ``source`` is the document's file name.
    """

    week: date
    table: str
    source: str


class LayoutRow(NamedTuple):
    """Which metric the body row at ``position`` (0 is the first below the rule) stands for.

    ``label`` is the row's label as the document wrote it.
    """

    week: date
    position: int
    metric_id: str
    label: str
