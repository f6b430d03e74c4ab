"""Composite phase deviation: how far nights lie from the usual one and from the one before."""

import math
from itertools import pairwise

from habit.domain.averages import circular_mean
from habit.domain.figures import Figure, figure
from habit.domain.sleep.clockstats import later_by
from habit.domain.sleep.series import Nights
from habit.lighttypes import NamedTuple

LEAST_NIGHTS = 2


class PhaseDeviation(NamedTuple):
    """A composite phase deviation in hours, and the reference that it was taken from.

    ``reference_min`` is the clock time in minutes after 0:00, ``by_chronotype`` whether it is
    MSFsc rather than the mean mid-sleep.
    """

    deviation: Figure
    reference_min: float | None
    by_chronotype: bool


def phase_deviation(nights: Nights, chronotype_min: float | None) -> PhaseDeviation:
    """The composite phase deviation in hours, at least 0, from 2 slept nights on.

    The mean over nights from the second on of sqrt((ref - MS_i)^2 + (MS_i - MS_(i-1))^2), both
    differences wrapped to 12 hours either way. ``ref`` is MSFsc when ``chronotype_min`` has it,
    else the circular mean mid-sleep. A gap compares with the last known night before it. Noisy
    in short series. Fischer 2016, Sci Rep 6:38601; 2021, Sleep 44:zsab103.
    """
    times = nights.slept.mid_clocks
    reference = circular_mean(times) if chronotype_min is None else chronotype_min
    value = None
    if reference is not None and len(times) >= LEAST_NIGHTS:
        from_usual = {time: later_by(reference, time) for time in set(times)}
        from_before = [later_by(time, before) for before, time in pairwise(times)]
        steps = list(map(math.hypot, map(from_usual.__getitem__, times[1:]), from_before))
        value = math.fsum(steps) / len(steps) / 60
    deviation = figure(value, "h", len(times), least=LEAST_NIGHTS)
    return PhaseDeviation(deviation, reference, chronotype_min is not None)
