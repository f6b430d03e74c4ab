"""One stretch of skipped days, as it is kept."""

from datetime import date

from habit.lighttypes import NamedTuple

EVERY_METRIC = "*"
"""What stands for all metrics in place of one's id, those to come included."""


class Skip(NamedTuple):
    """The days from ``first`` to ``last`` do not count for a metric, or for EVERY_METRIC."""

    metric_id: str
    first: date
    last: date
