"""How long nights were slept."""

from collections.abc import Iterable, Sequence
from datetime import date

from habit.domain.figures import MINUTES, Figure, figure
from habit.domain.sleep.clockstats import LEAST_FOR_SPREAD
from habit.domain.sleep.nights import Stretch
from habit.domain.sleep.series import Nights
from habit.domain.sleep.stretches import length, united
from habit.domain.tallies import tally
from habit.lighttypes import NamedTuple, records


class DurationFigures(NamedTuple):
    """Sleep durations in minutes: get-up less fall-asleep, elapsed (Watson 2015, Sleep 38:843).

    All-nighters count with 0, unknown nights not at all. The sample standard deviation (n - 1)
    needs 7 nights. ``shortest_night`` and ``longest_night`` are the days that own them.
    """

    n: int
    mean: Figure
    median: Figure
    sd: Figure
    shortest: Figure
    longest: Figure
    shortest_night: date | None
    longest_night: date | None


def duration_figures(nights: Nights) -> DurationFigures:
    """The durations of the known nights in figures."""
    known = nights.durations()
    days, minutes = list(known), list(known.values())
    n = len(known)
    counted = tally(minutes)
    shortest, longest = (counted.numbers[0], counted.numbers[-1]) if n else (None, None)
    return DurationFigures(
        n,
        figure(counted.mean(), MINUTES, n),
        figure(counted.median(), MINUTES, n),
        figure(counted.sample_sd(), MINUTES, n, least=LEAST_FOR_SPREAD),
        figure(shortest, MINUTES, n),
        figure(longest, MINUTES, n),
        None if shortest is None else days[minutes.index(shortest)],
        None if longest is None else days[minutes.index(longest)],
    )


def total_sleep(nights: Nights) -> Sequence[float]:
    """Minutes asleep in each known night and its naps, in order; time in both counted once.

    Awakenings are inside it unless their time was recorded. The naps of an unknown night add
    to nothing.
    """
    slept, (_, awake, naps) = nights.slept, nights.companions
    if not (naps or awake or nights.all_nighters):
        return slept.durations
    minutes = nights.durations()
    if naps:
        stretches = dict(zip(slept.days, zip(slept.began, slept.ended, strict=True), strict=True))
        for day in minutes.keys() & naps.keys():
            own = [stretches[day]] if day in stretches else []
            minutes[day] = length(united([*own, *naps[day]])) / 60
    for day, one in awake.items():
        if one.minutes is not None:
            minutes[day] -= one.minutes
    return list(minutes.values())


def union(stretches: Iterable[Stretch]) -> Sequence[Stretch]:
    """The time covered by any of the stretches, in order, without overlaps."""
    return records(Stretch, united(stretches))
