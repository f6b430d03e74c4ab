"""Sleep debt against the user's need. There is no agreed formula; three are given."""

import math

from habit.domain.figures import MINUTES, Figure, figure
from habit.domain.sleep.durations import total_sleep
from habit.domain.sleep.series import Nights
from habit.lighttypes import NamedTuple


class SleepDebt(NamedTuple):
    """What is missing of ``need_min`` a night over ``n`` known nights, in minutes.

    ``net``: the sum of need less sleep; below 0 it is a surplus. ``shortfall``: the same, long
    nights not counted against short ones. ``running``: what is owed after the last night, when
    each night adds or pays off and nothing can be saved up; at least 0. ``nights_below``: how
    many nights were shorter than the need.
    """

    need_min: float
    n: int
    net: Figure
    shortfall: Figure
    running: Figure
    nights_below: int


def sleep_debt(nights: Nights, need_min: float) -> SleepDebt:
    """The sleep debt of nights in their order; naps are sleep, all-nighters 0, gaps skipped.

    Van Dongen 2003, Sleep 26:117 (a need of about 8.2 h); Kitamura 2016, Sci Rep 6:35812.
    """
    missing = [need_min - one for one in total_sleep(nights)]
    n = len(missing)
    running = 0.0
    for one in missing:
        running = max(0.0, running + one)
    short = [one for one in missing if one > 0]
    return SleepDebt(
        need_min,
        n,
        figure(math.fsum(missing), MINUTES, n),
        figure(math.fsum(short), MINUTES, n),
        figure(running, MINUTES, n),
        len(short),
    )
