"""Goals: what the user wants of a metric, from a day on."""

from datetime import date

from habit.lighttypes import NamedTuple, StrEnum

TIMES = "times"
"""What a goal's text says instead of a unit when it counts days."""


class Bound(StrEnum):
    """The side on which a goal is met."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    NO_GOAL = "none"
    """Ends an earlier goal without rewriting the days that it judged."""


class Per(StrEnum):
    """The stretch of time that a goal speaks of."""

    DAY = "day"
    WEEK = "week"


class Goal(NamedTuple):
    """A goal of one metric, in force from ``valid_from`` until the next one.

    ``low`` and ``high`` are numbers in the metric's unit, or minutes on the axis of its day
    for the three bounds that speak of a time. ``text`` is the goal as the user put it.
    ``target`` and ``step_min`` are there for a ramp only, which moves by so many minutes with
    each week that meets it until it has come to the target (``habit.domain.ramps``).
    """

    metric_id: str
    valid_from: date
    bound: Bound
    low: float | None
    high: float | None
    per: Per
    text: str
    target: float | None = None
    step_min: float | None = None
