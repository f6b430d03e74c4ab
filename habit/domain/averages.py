"""Averages of clock times, which have no beginning: 23:50 and 0:10 are twenty minutes apart.

Minutes may be counted from any midnight. The formulas are those of Mardia & Jupp,
Directional Statistics (2000); the project's average is the unwrapped mean, the one that a
person checks by hand.
"""

import math
from collections.abc import Sequence
from operator import mul

from habit.domain.days import DAY_MIN
from habit.lighttypes import NamedTuple

NO_DIRECTION = 1e-9
"""The resultant length below which times point nowhere: 6:00 and 18:00 have no mean."""

_RADIANS = 2 * math.pi / DAY_MIN
_MANY = 1000
"""Times from which on equal ones are taken together."""


class Direction(NamedTuple):
    """Where clock times point.

    ``length``, of their resultant, is how closely they agree: 0 when they point nowhere (or
    there are none), 1 when they are equal. ``mean`` is their direction, 0 <= m < 1440; None when
    there is none.
    """

    length: float
    mean: float | None


def direction(minutes: Sequence[float], times: Sequence[int] | None = None) -> Direction:
    """Where the times point, and how closely they agree.

    ``times`` says how often each of ``minutes`` occurs, when it is not once.
    """
    if not minutes:
        return Direction(0.0, None)
    if times is None and len(minutes) > _MANY:
        minutes, times = _counted(minutes)
    n = len(minutes) if times is None else sum(times)
    east, north = _resultant(minutes, times or [1] * n)
    # equal times can come out as 1 + 1e-16
    length = min(1.0, math.hypot(east, north) / n)
    if length < NO_DIRECTION:
        return Direction(length, None)
    # rounding first: the mean of 23:50 and 0:10 is -1e-13, and that modulo 1440 is 1440
    return Direction(length, round(math.atan2(north, east) / _RADIANS, 9) % DAY_MIN)


def resultant_length(minutes: Sequence[float]) -> float:
    """How closely the times agree: 0 when they point nowhere (or there are none), 1 when equal."""
    return direction(minutes).length


def circular_mean(minutes: Sequence[float]) -> float | None:
    """The direction in which the times point, 0 <= m < 1440; None when there is none."""
    return direction(minutes).mean


def unwrapped(minutes: Sequence[float]) -> list[float] | None:
    """The times as numbers that can be averaged: each within 12 h of their circular mean."""
    mean = circular_mean(minutes)
    return None if mean is None else unwrapped_around(mean, minutes)


def unwrapped_around(mean: float, minutes: Sequence[float]) -> list[float]:
    """The times as numbers within 12 h of their circular mean."""
    # each different time once: a day has few minutes
    near = {one: one - DAY_MIN * ((one - mean + DAY_MIN / 2) // DAY_MIN) for one in set(minutes)}
    return [near[one] for one in minutes]


def unwrapped_mean(minutes: Sequence[float]) -> float | None:
    """The mean clock time in minutes after midnight, 0 <= m < 1440; None when undefined."""
    numbers = unwrapped(minutes)
    if numbers is None:
        return None
    return math.fsum(numbers) / len(numbers) % DAY_MIN


def unwrapped_sd(minutes: Sequence[float]) -> float | None:
    """The sample standard deviation (n - 1) of the times in minutes; None below two of them."""
    numbers = unwrapped(minutes)
    if numbers is None or len(numbers) == 1:
        return None
    mean = math.fsum(numbers) / len(numbers)
    return math.sqrt(math.fsum((one - mean) ** 2 for one in numbers) / (len(numbers) - 1))


def to_the_minute(minutes: float) -> int:
    """The nearest whole minute, half a minute going up."""
    return math.floor(minutes + 0.5)


def _resultant(minutes: Sequence[float], times: Sequence[int]) -> tuple[float, float]:
    # fsum makes the sum, and so the mean, independent of the order of the times
    angles = [one * _RADIANS for one in minutes]
    east = math.fsum(map(mul, times, map(math.cos, angles)))
    north = math.fsum(map(mul, times, map(math.sin, angles)))
    return east, north


def _counted(minutes: Sequence[float]) -> tuple[list[float], list[int]]:
    """The different times, and how often each occurs: a day has few minutes."""
    from collections import Counter  # noqa: PLC0415 - no daily command has so many

    counts = Counter(minutes)
    return list(counts), list(counts.values())
