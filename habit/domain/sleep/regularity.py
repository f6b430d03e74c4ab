"""How alike the days are: the Sleep Regularity Index and interdaily stability.

Both see the recording from fall-asleep to get-up and the naps; a diary without awakenings
scores higher than a wrist-worn device does, so bands from such devices do not apply.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from operator import mul

from habit.domain.figures import Figure, figure
from habit.domain.sleep.edges import DAY_S
from habit.domain.sleep.recording import Axis, Recording
from habit.domain.sleep.stretches import Seconds, common, differing, length, moved
from habit.lighttypes import NamedTuple, StrEnum

LEAST_PAIRS = 5
"""Pairs of days below which no regularity index is given."""

LEAST_DAYS = 8
"""Known nights below which no interdaily stability is given: it takes more than 7 days."""

_HOUR_S = 3600
_EPOCH = date(1970, 1, 1)
_NO_SLEEP = "no sleep is recorded"


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
    axis = recording.elapsed if alignment is Alignment.ELAPSED else recording.wall
    known, unlike = _compared(axis)
    compared = length(known)
    same = compared - length(unlike)
    value = 200 * same / compared - 100 if compared and axis.asleep else None
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
    known, unlike = _compared(recording.wall)
    compared, differing = _by_day(known), _by_day(unlike)
    return [
        DatePair(
            _EPOCH + timedelta(days=day),
            _EPOCH + timedelta(days=day + 1),
            200 * (seconds - differing.get(day, 0)) / seconds - 100,
            seconds / 60,
        )
        for day, seconds in compared.items()
    ]


def interdaily_stability(recording: Recording) -> Figure:
    """Interdaily stability: how much of the variance of hourly sleep the hour of day explains.

    sum n_h (x_h - x)^2 / sum (x_i - x)^2 over local hours that are known as a whole, weighted
    by how often each hour was seen, so that it cannot pass 1. 0..1; 1 is the same every day.
    Needs more than 7 known nights, and hours that differ. Witting 1990, Biol Psychiatry
    27:563; Van Someren 1999, Chronobiol Int 16:505.
    """
    counts, whole_hours, seconds, squares = [0] * 24, [0] * 24, [0] * 24, 0
    for axis in (recording.wall, recording.repeated):
        _count(counts, _whole_hours(axis.known))
        _count(whole_hours, _whole_hours(axis.asleep))
        parts = _parts_asleep(axis)
        for hour, part in parts.items():
            seconds[hour % 24] += part
        squares += sum(map(mul, parts.values(), parts.values()))
    sums = [whole + part / _HOUR_S for whole, part in zip(whole_hours, seconds, strict=True)]
    n, total = sum(counts), sum(sums)
    whole = sum(whole_hours) + squares / _HOUR_S**2 - total * total / n if n else 0.0
    seen = [(each, count) for each, count in zip(sums, counts, strict=True) if count]
    between = sum(each * each / count for each, count in seen) - (total * total / n if n else 0.0)
    value = min(1.0, max(0.0, between / whole)) if whole > 0 else None
    return figure(
        value, "0..1", recording.nights, least=LEAST_DAYS, otherwise="every hour is the same"
    )


def _compared(axis: Axis) -> tuple[Seconds, Seconds]:
    """The time that is known now and a day later, and where in it the two states differ."""
    known = common(axis.known, moved(axis.known, -DAY_S))
    later = common(moved(axis.asleep, -DAY_S), known)
    return known, differing(common(axis.asleep, known), later)


def _by_day(stretches: Iterable[tuple[int, int]]) -> dict[int, int]:
    """How many seconds of each day the stretches cover; days are counted from 1970 on."""
    totals: dict[int, int] = {}
    for start, end in stretches:
        for day in range(start // DAY_S, -(-end // DAY_S)):
            seconds = min(end, (day + 1) * DAY_S) - max(start, day * DAY_S)
            totals[day] = totals.get(day, 0) + seconds
    return totals


def _whole_hours(stretches: Iterable[tuple[int, int]]) -> Seconds:
    """The whole hours of each stretch, counted from 1970: the first, and one after the last."""
    hours = [(-(-start // _HOUR_S), end // _HOUR_S) for start, end in stretches]
    return [(first, last) for first, last in hours if first < last]


def _count(of_day: list[int], hours: Iterable[tuple[int, int]]) -> None:
    """Add to each hour of the day how often it stands among the hours first..last - 1."""
    # most nights begin and end in the same few hours of the day
    alike = Counter([(first % 24, last - first) for first, last in hours])
    for (first, number), times in alike.items():
        days, rest = divmod(number, 24)
        for offset in range(24 if days else rest):
            of_day[(first + offset) % 24] += times * (days + (offset < rest))


def _parts_asleep(axis: Axis) -> dict[int, int]:
    """The hours from 1970 on that were slept in part, with their seconds, if they are known."""
    parts: dict[int, int] = {}
    for start, end in axis.asleep:
        first, last = start // _HOUR_S, end // _HOUR_S
        if first == last:
            parts[first] = parts.get(first, 0) + end - start
        else:
            parts[first] = parts.get(first, 0) + -start % _HOUR_S
            parts[last] = parts.get(last, 0) + end % _HOUR_S
    for edge in chain.from_iterable(axis.known):
        if edge % _HOUR_S:
            parts.pop(edge // _HOUR_S, None)
    return parts
