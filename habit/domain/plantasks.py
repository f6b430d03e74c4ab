"""The tasks among which a week is shared out."""

from datetime import date

from habit.lighttypes import NamedTuple


class PlanTask(NamedTuple):
    """One row of the plan of the week that begins on ``week``; ``position`` orders the rows.

    ``scores`` holds one number for each criterion, in the order of the columns, with blanks
    between; ``-`` where there is none. ``required`` is the least number of days, "" when
    nothing is said.
    """

    week: date
    position: int
    name: str
    scores: str
    required: str
