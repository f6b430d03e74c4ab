"""Making nights out of entries.

A night ends at the first get-up after its fall-asleep, within 24 hours, on whichever day that
get-up stands. A get-up closes one night only, the one that was begun last before it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, repeat
from zoneinfo import ZoneInfo

from habit.domain.days import DAY_MIN
from habit.domain.entries import Clocked, State
from habit.domain.sleep.awakenings import with_awakenings
from habit.domain.sleep.nights import (
    Gap,
    Moment,
    Night,
    NightState,
    SleepLog,
    Stretch,
    mid_sleep_of,
    moments_of,
    stretch_of,
)
from habit.lighttypes import NamedTuple, records

LONGEST = timedelta(hours=24)
"""A get-up further away than this belongs to another night."""

EDGE_HOUR = 18
"""The local hour at which the 24 hours open for which a night answers."""

_A_DAY = timedelta(days=1)


def nights_of(
    log: SleepLog, first: date, last: date, *, edge_hour: int = EDGE_HOUR, zone: str = "UTC"
) -> list[Night]:
    """One night for every day from ``first`` to ``last``, the unknown ones too.

    The log should hold the entries from ``first`` to a day after ``last``; others do no harm.
    ``edge_hour`` (0..23) serves those who are asleep at 18:00; ``zone`` is where nights are
    placed when no fall-asleep tells.
    """
    days = list(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
    naps = sorted(one for one in map(stretch_of, log.naps) if one is not None)
    nights = _placed(days, _paired(log, days), edge_hour, zone) if days else []
    return with_awakenings(_with_naps(_with_beds(nights, log.to_bed), naps), log)


_Pair = tuple[NightState, Moment | None, Moment | None, Gap | None]
"""A fall-asleep and the get-up that belongs to it, or why there is none."""


class _GetUps(NamedTuple):
    """All get-ups and all onsets in order of time, and each day's get-up."""

    moments: list[Moment]
    instants: list[datetime]
    onsets: list[datetime]
    of_day: dict[date, Moment]

    def closing(self, began: Moment) -> Moment | None:
        """The get-up that belongs to an onset, unless the user fell asleep again before it.

        It may be of the same instant; but a get-up that closes the sleep before is not.
        """
        moments, instants, onsets, _ = self
        onset = began.instant
        found = bisect_left(instants, onset)
        if found == len(instants):
            return None
        if instants[found] == onset and self._closes_an_earlier(found, onset):
            found += 1
            if found == len(instants):
                return None
        following = bisect_right(onsets, onset)
        again = following < len(onsets) and onsets[following] < instants[found]
        return None if again or instants[found] - onset > LONGEST else moments[found]

    def _closes_an_earlier(self, position: int, onset: datetime) -> bool:
        before = bisect_left(self.onsets, onset) - 1
        if before < 0 or onset - self.onsets[before] > LONGEST:
            return False
        return bisect_right(self.instants, self.onsets[before]) == position


def _paired(log: SleepLog, days: Sequence[date]) -> list[_Pair]:
    began = moments_of(log.fall_asleep)
    none = {one.day for one in log.fall_asleep if one.state is State.NONE}
    ended = moments_of(log.get_up)
    in_order = sorted(ended.values())
    get_ups = _GetUps(
        in_order,
        [one.instant for one in in_order],
        sorted(one.instant for one in began.values()),
        ended,
    )
    awake: _Pair = (NightState.ALL_NIGHTER, None, None, None)
    return [awake if day in none else _pair(day, began.get(day), get_ups) for day in days]


def _pair(day: date, began: Moment | None, get_ups: _GetUps) -> _Pair:
    if began is None:
        return NightState.UNKNOWN, None, None, Gap.NO_FALL_ASLEEP
    ended = get_ups.closing(began)
    if ended is not None and ended.instant > began.instant:
        return NightState.SLEPT, began, ended, None
    morning = get_ups.of_day.get(day + _A_DAY)
    reversed_ = ended is None and morning is not None and morning.instant < began.instant
    gap = Gap.NOT_AFTER if ended is not None or reversed_ else Gap.NO_GET_UP
    return NightState.UNKNOWN, began, None, gap


def _placed(days: Sequence[date], pairs: Sequence[_Pair], edge_hour: int, zone: str) -> list[Night]:
    """The nights with their zones and 24 hours; a night without a zone takes a neighbour's."""
    states, began, ended, gaps = zip(*pairs, strict=True)
    zone = next((one.zone for one in began if one is not None), zone)
    zones = [zone := zone if one is None else one.zone for one in began]
    edges = _edges([*days, days[-1] + _A_DAY], [*zones, zone], edge_hour)
    durations = list(map(_duration, states, began, ended))
    mid_clocks = map(_mid_clock, began, ended, durations)
    wake_days = [None if one is None else one.date for one in ended]
    placed = (days, states, zones, edges, edges[1:])
    times = (began, ended, gaps, durations, mid_clocks, wake_days)
    # to_bed, awakenings, awake_min and naps are not known yet
    rest = (repeat(None), repeat(None), repeat(None), repeat(()))
    return records(Night, zip(*placed, *times, *rest, strict=False))


def _edges(days: Sequence[date], zones: Sequence[str], hour: int) -> list[datetime]:
    """When the 24 hours of each day open in its zone, which is when those of the day before close.

    So no time belongs to two nights or to none, also where the zone changes.
    """
    places = {name: ZoneInfo(name) for name in set(zones)}
    walls = map(datetime.combine, days, repeat(time(hour)), [places[one] for one in zones])
    return list(accumulate(map(datetime.astimezone, walls, repeat(UTC)), max))


def _duration(state: NightState, began: Moment | None, ended: Moment | None) -> float | None:
    if began is None or ended is None:
        return 0.0 if state is NightState.ALL_NIGHTER else None
    return (ended.instant - began.instant).total_seconds() / 60


def _mid_clock(began: Moment | None, ended: Moment | None, minutes: float | None) -> float | None:
    """The clock time of mid-sleep, which most nights tell without asking the zone."""
    if began is None or ended is None or minutes is None:
        return None
    as_on_the_wall = (ended.clock_min - began.clock_min - minutes) % DAY_MIN == 0
    if as_on_the_wall and began.zone == ended.zone:
        return (began.clock_min + minutes / 2) % DAY_MIN
    # a journey, or a change of the clocks
    return mid_sleep_of(began, ended).clock_min


def _with_beds(nights: list[Night], entries: Sequence[Clocked]) -> list[Night]:
    """The nights with their going to bed, where it is not later than falling asleep."""
    beds = moments_of(entries)
    if not beds:
        return nights
    return [
        one._replace(to_bed=bed)
        if (bed := beds.get(one.day)) is not None
        and (one.fell_asleep is None or bed.instant <= one.fell_asleep.instant)
        else one
        for one in nights
    ]


def _with_naps(nights: list[Night], naps: list[Stretch]) -> list[Night]:
    """The nights with the naps that began in their 24 hours."""
    if not naps:
        return nights
    starts = [one.start for one in naps]
    return [
        one._replace(
            naps=tuple(naps[bisect_left(starts, one.opens) : bisect_left(starts, one.closes)])
        )
        for one in nights
    ]
