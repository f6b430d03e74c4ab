"""What days and weeks come to: a sum of their values, and how they stand against a goal."""

from habit.lighttypes import NamedTuple, StrEnum


class Verdict(StrEnum):
    """How a day or a week stands against the goal that held then."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    """Not known, or not decided yet."""


class Summary(NamedTuple):
    """What a metric comes to over several days.

    ``text`` is what the table shows (``3:27``, ``2/7``, ``15 km``, ``–`` when undefined);
    ``value`` the number underneath in ``unit`` (``min`` after midnight for clock times) or
    None; ``n`` the number of days that it was drawn from, ``of`` the days there were.
    """

    text: str
    value: float | None
    unit: str
    n: int
    of: int
