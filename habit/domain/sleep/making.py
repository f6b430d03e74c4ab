"""Making nights out of a log."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from habit.domain.days import DAY_MIN
from habit.domain.sleep.awakenings import awakenings_of
from habit.domain.sleep.clocktimes import ClockTimes
from habit.domain.sleep.edges import EDGE_HOUR, edges_of
from habit.domain.sleep.nights import Gap, Moment, SleepLog, instant_of, stretch_of
from habit.domain.sleep.pairing import paired
from habit.domain.sleep.series import NO_NIGHTS, Companions, Nights, Slept
from habit.domain.sleep.stretches import Seconds
from habit.lighttypes import TypeVar, cast

_A_DAY = timedelta(days=1)
_Value = TypeVar("_Value")


def nights_of(
    log: SleepLog, first: date, last: date, *, edge_hour: int = EDGE_HOUR, zone: str = "UTC"
) -> Nights:
    """One night for every day from ``first`` to ``last``, the unknown ones too.

    The log should hold the times from ``first`` to two days after ``last``; others do no harm.
    ``edge_hour`` serves those who are asleep at 18:00: ``edge_hour_of`` chooses it. ``zone`` is
    where nights are placed when no fall-asleep tells.
    """
    days = list(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
    if not days:
        return NO_NIGHTS
    asleep = log.fall_asleep
    pairs = paired(asleep, log.get_up, first, last)
    slept = _slept(asleep, log.get_up, pairs.began, pairs.ended)
    zones = _zones(days, asleep.within(first, last), zone)
    edges = edges_of([*days, last + _A_DAY], [*zones, zones[-1]], edge_hour)
    alone = {asleep.days[at]: why for at, why in pairs.alone.items()}
    return Nights(
        days=days,
        edges=edges,
        slept=slept,
        all_nighters=frozenset(one for one in asleep.never if first <= one <= last),
        gaps=_gaps(days, asleep, slept, alone),
        unfinished={asleep.days[at]: _moment(asleep, at) for at in pairs.alone},
        companions=Companions(
            _beds(log.to_bed, asleep, first, last),
            awakenings_of(slept, log),
            _naps(log, days, edges.seconds),
        ),
    )


def _slept(
    asleep: ClockTimes, get_up: ClockTimes, began_at: Sequence[int], ended_at: Sequence[int]
) -> Slept:
    began, ended = _at(asleep.seconds, began_at), _at(get_up.seconds, ended_at)
    began_zones, ended_zones = _at(asleep.zones, began_at), _at(get_up.zones, ended_at)
    began_clocks, ended_clocks = _at(asleep.clocks, began_at), _at(get_up.clocks, ended_at)
    durations = [(one - other) / 60 for one, other in zip(ended, began, strict=True)]
    slept = Slept(
        _at(asleep.days, began_at),
        began_zones,
        began,
        began_clocks,
        ended_zones,
        ended,
        ended_clocks,
        _at(get_up.dates, ended_at),
        durations,
        (),
    )
    return slept._replace(mid_clocks=_mid_clocks(slept))


def _mid_clocks(slept: Slept) -> list[float]:
    """The clock times of mid-sleep, which most nights tell without asking the zone."""
    found = [
        (began + minutes / 2) % DAY_MIN if (ended - began - minutes) % DAY_MIN == 0 else None
        for began, ended, minutes in zip(
            slept.began_clocks, slept.ended_clocks, slept.durations, strict=True
        )
    ]
    same_zone = slept.zones == slept.wake_zones
    if same_zone and None not in found:
        return cast(list[float], found)
    return [
        # a journey, or a change of the clocks
        _mid_clock(slept, at) if one is None or slept.zones[at] != slept.wake_zones[at] else one
        for at, one in enumerate(found)
    ]


def _mid_clock(slept: Slept, at: int) -> float:
    half = timedelta(seconds=slept.ended[at] - slept.began[at]) / 2
    return Moment.at(instant_of(slept.began[at]) + half, slept.zones[at]).clock_min


def _zones(days: Sequence[date], asleep: ClockTimes, zone: str) -> list[str]:
    """The zones of the nights; a night without a fall-asleep takes a neighbour's."""
    zone = asleep.zones[0] if asleep.zones else zone
    known = dict(zip(asleep.days, asleep.zones, strict=True))
    return [zone := known.get(day, zone) for day in days]


def _gaps(
    days: Sequence[date], asleep: ClockTimes, slept: Slept, alone: Mapping[date, Gap]
) -> dict[date, Gap]:
    """Why the unknown nights are unknown, in order."""
    if len(slept.days) == len(days):
        return {}
    known = asleep.never.union(slept.days)
    return {day: alone.get(day, Gap.NO_FALL_ASLEEP) for day in days if day not in known}


def _beds(beds: ClockTimes, asleep: ClockTimes, first: date, last: date) -> dict[date, Moment]:
    """The going to bed of each night, where it is not later than falling asleep."""
    places = beds.places(first, last)
    if not places:
        return {}
    onsets = dict(zip(asleep.days, asleep.seconds, strict=True))
    return {
        beds.days[at]: _moment(beds, at)
        for at in places
        if beds.seconds[at] <= onsets.get(beds.days[at], beds.seconds[at])
    }


def _naps(log: SleepLog, days: Sequence[date], edges: Sequence[int]) -> dict[date, Seconds]:
    """The naps that began in the 24 hours of each night."""
    naps = sorted(one for one in map(stretch_of, log.naps) if one is not None)
    found: dict[date, Seconds] = {}
    for start, end in naps:
        began = int(start.timestamp())
        night = bisect_right(edges, began) - 1
        if 0 <= night < len(days):
            found.setdefault(days[night], []).append((began, int(end.timestamp())))
    return found


def _moment(times: ClockTimes, at: int) -> Moment:
    return Moment(
        instant_of(times.seconds[at]), times.zones[at], float(times.minutes[at] % DAY_MIN)
    )


def _at(column: Sequence[_Value], places: Sequence[int]) -> list[_Value]:
    return list(map(column.__getitem__, places))
