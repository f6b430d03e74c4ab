"""What was worked on, day by day."""

from datetime import date

from habit.lighttypes import NamedTuple


class DayNote(NamedTuple):
    """One item of a day's list. ``position`` orders the items of a day; gaps do not matter.

    ``text`` is the item without its number; further lines are nested, indented from where the
    item's number stood. A to-do begins with ``[ ]`` or, when it is done, ``[x]``.
    """

    day: date
    position: int
    text: str
