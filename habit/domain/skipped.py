"""Skips: days that are declared not to count, such as a holiday or an illness."""

from collections.abc import Iterable
from datetime import date, timedelta

from habit.lighttypes import NamedTuple

EVERY_METRIC = "*"
"""What stands for all metrics in place of one's id, those to come included."""


class Skip(NamedTuple):
    """The days from ``first`` to ``last`` do not count for a metric, or for EVERY_METRIC."""

    metric_id: str
    first: date
    last: date


def skipped_days(skips: Iterable[Skip], metric_id: str) -> frozenset[date]:
    """The days that do not count for a metric."""
    return frozenset(
        one.first + timedelta(days=offset)
        for one in skips
        if one.metric_id in {metric_id, EVERY_METRIC}
        for offset in range((one.last - one.first).days + 1)
    )


def overlapping(skips: Iterable[Skip], first: date, last: date) -> list[Skip]:
    """The skips that hold for any day from ``first`` to ``last``."""
    return [one for one in skips if one.first <= last and first <= one.last]


def is_skipped(skips: Iterable[Skip], metric_id: str, day: date) -> bool:
    """Whether a day does not count for a metric."""
    return any(
        one.metric_id in {metric_id, EVERY_METRIC} and one.first <= day <= one.last for one in skips
    )
