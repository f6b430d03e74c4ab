"""Making nights out of entries.

A night ends at the first get-up after its fall-asleep, within 24 hours, on whichever day that
get-up stands. A get-up closes one night only, the one that was begun last before it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from habit.domain.entries import Entry, State
from habit.domain.sleep.awakenings import with_awakenings
from habit.domain.sleep.nights import (
    Gap,
    Moment,
    Night,
    NightState,
    SleepLog,
    Stretch,
    moment_of,
    stretch_of,
)
from habit.lighttypes import NamedTuple

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
    days = [first + offset * _A_DAY for offset in range((last - first).days + 1)]
    naps = sorted(one for one in map(stretch_of, log.naps) if one is not None)
    nights = _placed(_paired(log, days), edge_hour, zone)
    return with_awakenings(_with_naps(_with_beds(nights, log.to_bed), naps), log)


class _Pair(NamedTuple):
    """A fall-asleep and the get-up that belongs to it, or why there is none."""

    day: date
    state: NightState
    began: Moment | None = None
    ended: Moment | None = None
    gap: Gap | None = None


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
        found = bisect_left(self.instants, began.instant)
        left = self.instants[found : found + 2]
        if left and left[0] == began.instant and self._closes_an_earlier(found, began.instant):
            found += 1
            del left[0]
        if not left or left[0] - began.instant > LONGEST:
            return None
        following = bisect_right(self.onsets, began.instant)
        again = following < len(self.onsets) and self.onsets[following] < left[0]
        return None if again else self.moments[found]

    def _closes_an_earlier(self, position: int, onset: datetime) -> bool:
        before = bisect_left(self.onsets, onset) - 1
        if before < 0 or onset - self.onsets[before] > LONGEST:
            return False
        return bisect_right(self.instants, self.onsets[before]) == position


def _moments(entries: Sequence[Entry]) -> list[tuple[date, Moment]]:
    return [(one.day, moment) for one in entries if (moment := moment_of(one)) is not None]


def _paired(log: SleepLog, days: Sequence[date]) -> list[_Pair]:
    began = dict(_moments(log.fall_asleep))
    none = {one.day for one in log.fall_asleep if one.state is State.NONE}
    ended = _moments(log.get_up)
    in_order = sorted(moment for _, moment in ended)
    get_ups = _GetUps(
        in_order,
        [one.instant for one in in_order],
        sorted(one.instant for one in began.values()),
        dict(ended),
    )
    return [
        _Pair(day, NightState.ALL_NIGHTER) if day in none else _pair(day, began.get(day), get_ups)
        for day in days
    ]


def _pair(day: date, began: Moment | None, get_ups: _GetUps) -> _Pair:
    if began is None:
        return _Pair(day, NightState.UNKNOWN, gap=Gap.NO_FALL_ASLEEP)
    ended = get_ups.closing(began)
    if ended is not None and ended.instant > began.instant:
        return _Pair(day, NightState.SLEPT, began, ended, None)
    morning = get_ups.of_day.get(day + _A_DAY)
    reversed_ = ended is None and morning is not None and morning.instant < began.instant
    gap = Gap.NOT_AFTER if ended is not None or reversed_ else Gap.NO_GET_UP
    return _Pair(day, NightState.UNKNOWN, began, gap=gap)


def _placed(pairs: Sequence[_Pair], edge_hour: int, zone: str) -> list[Night]:
    """The nights with their zones and 24 hours; a night without a zone takes a neighbour's.

    Where the zone changes, a night closes when the next one opens, so that no time belongs to
    two nights or to none.
    """
    zone = next((one.began.zone for one in pairs if one.began is not None), zone)
    zones = [zone := zone if one.began is None else one.began.zone for one in pairs]
    edges: list[datetime] = []
    for day, name in [
        *((pair.day, name) for pair, name in zip(pairs, zones, strict=True)),
        *((pair.day + _A_DAY, zone) for pair in pairs[-1:]),
    ]:
        edges.append(max([_edge(day, edge_hour, name), *edges[-1:]]))
    return [
        # all fields at once: those that are completed take three times as long
        Night(
            one.day,
            one.state,
            name,
            opens,
            closes,
            one.began,
            one.ended,
            one.gap,
            None,
            None,
            None,
            (),
        )
        for one, name, opens, closes in zip(pairs, zones, edges, edges[1:], strict=False)
    ]


def _edge(day: date, hour: int, zone: str) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)


def _with_beds(nights: list[Night], entries: Sequence[Entry]) -> list[Night]:
    """The nights with their going to bed, where it is not later than falling asleep."""
    beds = dict(_moments(entries))
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
