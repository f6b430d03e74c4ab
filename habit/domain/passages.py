"""The memory of the parts of a document beside its table, as they stood in it."""

from datetime import date

from habit.lighttypes import NamedTuple, StrEnum


class Part(StrEnum):
    """What a passage of a week's document is."""

    DAYS = "days"
    """The list of the days with the work of each."""
    NOTES = "notes"
    """The list under the table of metrics."""
    PLAN = "plan"
    """The table that rates tasks and shares out the week."""


class Passage(NamedTuple):
    """One part of the document of the week that begins on ``week``, line for line.

    ``text`` holds its lines joined by newlines, without a final one; ``source`` is the
    document's file name.
    """

    week: date
    part: Part
    text: str
    source: str
