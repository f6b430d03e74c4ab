"""What it costs a comparison that days near each other are alike.

A late week makes late nights, and a habit is kept in runs. Both together make chance look
like a difference. Bartlett's factor says by how much: for two series whose neighbours
correlate by r and s, the variance of their correlation grows by (1 + rs) / (1 - rs).
Bartlett 1946, Suppl J R Stat Soc 8:27.
"""

import math
from collections.abc import Mapping
from datetime import date, timedelta

from habit.domain.compare import Comparison

_A_DAY = timedelta(days=1)
_MOST = 0.95
"""A correlation above which a series says next to nothing, and the factor would not end."""

_STEPS = 60


def inflation(nights: Mapping[date, float], habit: Mapping[date, bool]) -> float:
    """By how much the variance of a comparison grows, at least 1."""
    days = [day for day in nights if day in habit]
    one = correlation_of_neighbours({day: nights[day] for day in days})
    other = correlation_of_neighbours({day: float(habit[day]) for day in days})
    both = min(_MOST, max(0.0, one) * max(0.0, other))
    return (1 + both) / (1 - both)


def correlation_of_neighbours(numbers: Mapping[date, float]) -> float:
    """The correlation (-1..1) of each day's number with that of the next; 0 where all are equal."""
    if not numbers:
        return 0.0
    mean = math.fsum(numbers.values()) / len(numbers)
    spread = math.fsum((one - mean) ** 2 for one in numbers.values()) / len(numbers)
    products = [
        (one - mean) * (numbers[day + _A_DAY] - mean)
        for day, one in numbers.items()
        if day + _A_DAY in numbers
    ]
    if not products or spread <= 0:
        return 0.0
    return max(-1.0, min(1.0, math.fsum(products) / len(products) / spread))


def widened(found: Comparison, factor: float) -> Comparison:
    """The comparison as it is when its variance is ``factor`` times as large.

    The ends of the interval lie sqrt(factor) times as far from the difference; p is that of a
    normal deviate that is as much smaller.
    """
    if found.difference is None or found.low is None or found.high is None or found.p is None:
        return found
    times = math.sqrt(factor)
    p = _two_sided(_deviate(found.p) / times)
    return found._replace(
        low=found.difference + (found.low - found.difference) * times,
        high=found.difference + (found.high - found.difference) * times,
        p=p,
        corrected_p=p,
    )


def _two_sided(deviate: float) -> float:
    return math.erfc(deviate / math.sqrt(2))


def _deviate(p: float) -> float:
    """The normal deviate z >= 0 of which two tails hold ``p`` (0 < p <= 1)."""
    low, high = 0.0, 40.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _two_sided(middle) > p:
            low = middle
        else:
            high = middle
    return low
