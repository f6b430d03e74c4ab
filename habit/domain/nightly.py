"""Metrics of the night: those whose day opens later than the user's."""

from habit.domain.metrics import Kind, Metric


def is_of_the_night(metric: Metric, day_start: int) -> bool:
    """Whether the metric's day opens later than the user's: 3:40 is then still yesterday's."""
    return metric.kind in (Kind.CLOCK, Kind.SPAN) and metric.opens_at > day_start
