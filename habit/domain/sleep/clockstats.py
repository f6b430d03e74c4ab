"""Clock times over several nights: where they point, how far they scatter, the extremes.

The project's mean is the unwrapped one; the circular figures are those of Mardia & Jupp,
Directional Statistics (2000), and Fisher, Statistical Analysis of Circular Data (1993).
Minutes may be counted from any midnight.
"""

import math
from collections.abc import Sequence

from habit.domain.averages import NO_DIRECTION, direction, unwrapped_around
from habit.domain.days import DAY_MIN
from habit.domain.figures import CLOCK, MINUTES, Figure, figure
from habit.domain.tallies import Tally, tally
from habit.lighttypes import NamedTuple

LEAST_FOR_SPREAD = 7
"""Nights below which a standard deviation is biased low and not shown (Bei 2016)."""

WEAK_DIRECTION = 0.1
"""The resultant length below which a mean exists but means nothing."""

_RADIANS = 2 * math.pi / DAY_MIN


class ClockFigures(NamedTuple):
    """A set of clock times in figures.

    ``mean`` and ``median`` are the unwrapped ones, ``sd`` the sample standard deviation around
    the mean, from 7 nights on. ``earliest`` and ``latest`` are the ends of the unwrapped times:
    3:40 is later than 23:50. ``resultant_length`` is 1 when all are equal, 0 when they point
    nowhere.
    """

    n: int
    mean: Figure
    median: Figure
    sd: Figure
    earliest: Figure
    latest: Figure
    circular_mean: Figure
    circular_sd: Figure
    resultant_length: Figure


def clock_figures(minutes: Sequence[float]) -> ClockFigures:
    """The figures of clock times in minutes; without values where they point nowhere."""
    shown = tally(minutes)
    n = shown.n
    length, towards = direction(shown.numbers, shown.times)
    found = Tally((), (), 0) if towards is None else _unwrapped(towards, shown)
    earliest, latest = (found.numbers[0], found.numbers[-1]) if found.n else (None, None)
    mean = figure(on_the_dial(found.mean()), CLOCK, n)
    if n and NO_DIRECTION <= length < WEAK_DIRECTION:
        mean = mean._replace(remark="the times hardly point in one direction")
    return ClockFigures(
        n,
        mean,
        figure(on_the_dial(found.median()), CLOCK, n),
        figure(found.sample_sd(), MINUTES, n, least=LEAST_FOR_SPREAD),
        figure(on_the_dial(earliest), CLOCK, n),
        figure(on_the_dial(latest), CLOCK, n),
        figure(on_the_dial(towards), CLOCK, n),
        figure(_circular_sd(shown), MINUTES, n, least=LEAST_FOR_SPREAD),
        figure(length, "0..1", n),
    )


def _unwrapped(mean: float, shown: Tally) -> Tally:
    """The times as numbers that can be averaged, ascending again."""
    numbers = unwrapped_around(mean, shown.numbers)
    pairs = sorted(zip(numbers, shown.times, strict=True))
    return Tally([one for one, _ in pairs], [times for _, times in pairs], shown.n)


def circular_sd(minutes: Sequence[float]) -> float | None:
    """The circular standard deviation in minutes, sqrt(-2 ln R); None where R is 0.

    No n - 1 is in it, and it is not the sample standard deviation of anything.
    """
    return _circular_sd(tally(minutes))


def _circular_sd(shown: Tally) -> float | None:
    length = _length(shown)
    if length < NO_DIRECTION:
        return None
    return math.sqrt(max(0.0, -2 * math.log(length))) / _RADIANS


def angular_deviation(minutes: Sequence[float]) -> float | None:
    """The angular deviation in minutes, sqrt(2 (1 - R)), at most 324; None of no times.

    Some programs call this number the circular standard deviation.
    """
    if not minutes:
        return None
    return math.sqrt(2 * (1 - _length(tally(minutes)))) / _RADIANS


def later_by(one: float, other: float) -> float:
    """By how many minutes clock time ``one`` is later than ``other``: -720 <= d < 720."""
    return (one - other + DAY_MIN / 2) % DAY_MIN - DAY_MIN / 2


def on_the_dial(minutes: float | None) -> float | None:
    """The same time as minutes after midnight, 0 <= m < 1440."""
    if minutes is None:
        return None
    turned = minutes % DAY_MIN
    # -1e-14 modulo 1440 is 1440
    return 0.0 if turned == DAY_MIN else turned


def _length(shown: Tally) -> float:
    # counted from the earliest, so that equal times have a length of exactly 1
    start = min(shown.numbers, default=0)
    return direction([one - start for one in shown.numbers], shown.times).length
