"""The Sleep Regularity Index: how alike two days are that follow each other.

It sees the recording from fall-asleep to get-up and the naps; a diary without awakenings
scores higher than a wrist-worn device does, so bands from such devices do not apply.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from habit.domain.figures import Figure, figure
from habit.domain.sleep.edges import DAY_S
from habit.domain.sleep.recording import Axis, Recording
from habit.domain.sleep.stretches import Seconds, common, differing, length, moved
from habit.lighttypes import NamedTuple, StrEnum

LEAST_PAIRS = 5
"""Pairs of days below which no regularity index is given."""

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
