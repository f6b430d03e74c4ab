"""How long nights were slept."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter

from habit.domain.figures import MINUTES, Figure, figure
from habit.domain.samples import mean, median, sample_sd
from habit.domain.sleep.clockstats import LEAST_FOR_SPREAD
from habit.domain.sleep.nights import Night, Stretch
from habit.domain.sleep.stretches import united
from habit.lighttypes import NamedTuple, records

_NOTHING_KNOWN = "no night is known"


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


def duration_figures(nights: Iterable[Night]) -> DurationFigures:
    """The durations of the known nights in figures."""
    known = [(length, one.day) for one in nights if (length := one.duration_min) is not None]
    minutes = [one for one, _ in known]
    n = len(known)
    shortest = min(known, default=None)
    longest = max(known, default=None, key=itemgetter(0))
    return DurationFigures(
        n,
        _minutes(mean(minutes), n),
        _minutes(median(minutes), n),
        figure(sample_sd(minutes), MINUTES, n, least=LEAST_FOR_SPREAD),
        _minutes(shortest and shortest[0], n),
        _minutes(longest and longest[0], n),
        shortest and shortest[1],
        longest and longest[1],
    )


def total_sleep(night: Night) -> float | None:
    """Minutes asleep in the night and in its naps, time in both counted once.

    None for an unknown night, whatever naps there were. Awakenings are inside it unless their
    time was recorded.
    """
    minutes = night.duration_min
    if minutes is None:
        return None
    if not night.naps:
        return minutes - (night.awake_min or 0.0)
    pieces = [*night.naps, *([night.stretch] if night.stretch is not None else [])]
    return sum(one.minutes for one in union(pieces)) - (night.awake_min or 0.0)


def union(stretches: Iterable[Stretch]) -> Sequence[Stretch]:
    """The time covered by any of the stretches, in order, without overlaps."""
    return records(Stretch, united(stretches))


def _minutes(value: float | None, n: int) -> Figure:
    return figure(value, MINUTES, n, otherwise=_NOTHING_KNOWN)
