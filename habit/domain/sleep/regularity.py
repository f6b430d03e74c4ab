"""How alike the days are: the Sleep Regularity Index and interdaily stability.

Both see the recording from fall-asleep to get-up and the naps; a diary without awakenings
scores higher than a wrist-worn device does, so bands from such devices do not apply.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from habit.domain.figures import Figure, figure
from habit.domain.sleep.recording import DAY_S, Recording, Run
from habit.lighttypes import NamedTuple

LEAST_PAIRS = 5
"""Pairs of days below which no regularity index is given."""

LEAST_DAYS = 8
"""Known nights below which no interdaily stability is given: it takes more than 7 days."""

_HOUR_S = 3600
_EPOCH = date(1970, 1, 1)
_NO_SLEEP = "no sleep is recorded"

_Number = TypeVar("_Number", int, float)


class Alignment(StrEnum):
    """What it means to be a day apart. The two differ only across a clock change."""

    ELAPSED = "24 elapsed hours apart"
    """As Phillips 2017 has it."""
    CLOCK = "the same clock time on consecutive dates"
    """An hour that is repeated counts once, at its first pass; a missing one is unknown."""


class RegularityIndex(NamedTuple):
    """A Sleep Regularity Index, -100..100, and the minutes that could be compared for it."""

    sri: Figure
    compared_min: float
    alignment: Alignment


class DatePair(NamedTuple):
    """Two consecutive dates: their own index (-100..100) and the minutes compared."""

    first: date
    second: date
    sri: float
    compared_min: float


def regularity_index(
    recording: Recording, alignment: Alignment = Alignment.ELAPSED
) -> RegularityIndex:
    """The Sleep Regularity Index: 200 x the share of time in the same state a day later - 100.

    -100..100; 100 is the same every day, 0 chance. Only time that is known on both sides
    counts, to the second. Needs 5 pairs of known nights in a row (n counts them) and some
    sleep. Phillips 2017, Sci Rep 7:3216; gaps as in Windred 2021, Sleep 44:zsab254.
    """
    runs = recording.elapsed if alignment is Alignment.ELAPSED else recording.wall
    compared = same = 0
    for start, end, alike in _comparisons(runs):
        compared += end - start
        same += (end - start) * alike
    sleep = any(asleep for _, _, asleep in runs)
    value = 200 * same / compared - 100 if compared and sleep else None
    sri = figure(
        value,
        "-100..100",
        recording.pairs,
        least=LEAST_PAIRS,
        of="pairs of nights in a row",
        otherwise=_NO_SLEEP,
    )
    return RegularityIndex(sri, compared / 60, alignment)


def regularity_by_dates(recording: Recording) -> list[DatePair]:
    """The clock-aligned index of each pair of consecutive dates that can be compared."""
    totals: dict[int, tuple[int, int]] = {}
    for start, end, alike in _comparisons(recording.wall):
        for day in range(start // DAY_S, -(-end // DAY_S)):
            seconds = min(end, (day + 1) * DAY_S) - max(start, day * DAY_S)
            compared, same = totals.get(day, (0, 0))
            totals[day] = (compared + seconds, same + seconds * alike)
    return [
        DatePair(
            _EPOCH + timedelta(days=day),
            _EPOCH + timedelta(days=day + 1),
            200 * same / compared - 100,
            compared / 60,
        )
        for day, (compared, same) in totals.items()
    ]


def interdaily_stability(recording: Recording) -> Figure:
    """Interdaily stability: how much of the variance of hourly sleep the hour of day explains.

    sum n_h (x_h - x)^2 / sum (x_i - x)^2 over local hours that are known as a whole, weighted
    by how often each hour was seen, so that it cannot pass 1. 0..1; 1 is the same every day.
    Needs more than 7 known nights, and hours that differ. Witting 1990, Biol Psychiatry
    27:563; Van Someren 1999, Chronobiol Int 16:505.
    """
    counts, sums, squares = [0] * 24, [0.0] * 24, 0.0
    for runs in (recording.wall, recording.repeated):
        known = _whole_hours(runs)
        for first, last in known:
            _count(counts, first, last)
        asleep, parts = _hours_asleep(runs, known)
        for first, last in asleep:
            _count(sums, first, last)
            squares += last - first
        for hour, share in parts:
            sums[hour % 24] += share
            squares += share * share
    n, total = sum(counts), sum(sums)
    whole = squares - total * total / n if n else 0.0
    seen = [(each, count) for each, count in zip(sums, counts, strict=True) if count]
    between = sum(each * each / count for each, count in seen) - (total * total / n if n else 0.0)
    value = min(1.0, max(0.0, between / whole)) if whole > 0 else None
    return figure(
        value, "0..1", recording.nights, least=LEAST_DAYS, otherwise="every hour is the same"
    )


def _comparisons(runs: Sequence[Run]) -> Iterator[tuple[int, int, bool]]:
    """The stretches known now and a day later, and whether the state is the same."""
    now = later = 0
    while later < len(runs):
        first, last, asleep = runs[now]
        opens, closes, again = runs[later]
        start = max(first, opens - DAY_S)
        end = min(last, closes - DAY_S)
        if start < end:
            yield start, end, asleep is again
        if last <= closes - DAY_S:
            now += 1
        else:
            later += 1


def _whole_hours(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """The hours from 1970 on that are known as a whole: the first, and the one after the last."""
    stretches: list[tuple[int, int]] = []
    for start, end, _ in runs:
        joined = stretches and stretches[-1][1] == start
        stretches.append((stretches.pop()[0] if joined else start, end))
    hours = [(-(-start // _HOUR_S), end // _HOUR_S) for start, end in stretches]
    return [(first, last) for first, last in hours if first < last]


def _count(hours: list[_Number], first: int, last: int) -> None:
    """Add one to each hour of the day as often as it stands among the hours first..last - 1."""
    days, rest = divmod(last - first, 24)
    for offset in range(24 if days else rest):
        hours[(first + offset) % 24] += days + (offset < rest)


def _hours_asleep(
    runs: Iterable[Run], known: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int]], Iterable[tuple[int, float]]]:
    """The hours slept through, as from and to; and those slept in part, with their share."""
    whole: list[tuple[int, int]] = []
    parts: dict[int, int] = {}
    for start, end, asleep in runs:
        if not asleep:
            continue
        first, last = -(-start // _HOUR_S), end // _HOUR_S
        if first < last:
            whole.append((first, last))
        for hour in {start // _HOUR_S, end // _HOUR_S}:
            seconds = min(end, (hour + 1) * _HOUR_S) - max(start, hour * _HOUR_S)
            if 0 < seconds < _HOUR_S:
                parts[hour] = parts.get(hour, 0) + seconds
    firsts = [first for first, _ in known]

    def is_known(hour: int) -> bool:
        before = bisect_right(firsts, hour) - 1
        return before >= 0 and hour < known[before][1]

    return whole, ((hour, part / _HOUR_S) for hour, part in parts.items() if is_known(hour))
