"""The times of a clock metric, in columns: what nights are made of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import compress
from operator import attrgetter

from habit.domain.days import DAY_MIN
from habit.domain.entries import Entry, State
from habit.lighttypes import NamedTuple, cast


class ClockTimes(NamedTuple):
    """When each day had its time: in every column one place for each, in order of the days.

    ``minutes`` are on the axis of their day, counted from its midnight, ``seconds`` the same in
    UTC from 1970, ``zones`` the IANA names of the zones in which they were lived. ``never``
    are the days on which it is known not to have happened; they have no place.
    """

    days: Sequence[date] = ()
    minutes: Sequence[int] = ()
    seconds: Sequence[int] = ()
    zones: Sequence[str] = ()
    never: frozenset[date] = frozenset()

    @property
    def clocks(self) -> list[float]:
        """What the clocks showed, in minutes after their own midnight: 0 <= m < 1440."""
        # each different minute once: a day has few
        shown = {one: float(one % DAY_MIN) for one in set(self.minutes)}
        return [shown[one] for one in self.minutes]

    @property
    def dates(self) -> list[date]:
        """What the calendars showed."""
        return [
            day if 0 <= minute < DAY_MIN else day + timedelta(days=minute // DAY_MIN)
            for day, minute in zip(self.days, self.minutes, strict=True)
        ]

    def places(self, first: date, last: date) -> range:
        """The places of the days from ``first`` to ``last``."""
        return range(bisect_left(self.days, first), bisect_right(self.days, last))

    def within(self, first: date, last: date) -> "ClockTimes":
        """The times of the days from ``first`` to ``last``."""
        places = self.places(first, last)
        own = slice(places.start, places.stop)
        days, minutes, seconds, zones, never = self
        never = frozenset(one for one in never if first <= one <= last)
        return ClockTimes(days[own], minutes[own], seconds[own], zones[own], never)


def clock_times(entries: Iterable[Entry]) -> ClockTimes:
    """The times of entries of a clock metric, at most one a day."""
    in_order = sorted(entries, key=attrgetter("day"))
    rows = [(one.day, one.state, one.minute, one.zone, one.instant) for one in in_order]
    return timed(*zip(*rows, strict=True)) if rows else ClockTimes()


def timed(
    days: Sequence[date],
    states: Sequence[State],
    minutes: Sequence[int | None],
    zones: Sequence[str],
    instants: Sequence[datetime | None],
) -> ClockTimes:
    """The times out of the columns of entries, which are in order of their days."""
    held = [
        state is State.VALUE and minute is not None and instant is not None
        for state, minute, instant in zip(states, minutes, instants, strict=True)
    ]
    never: frozenset[date] = frozenset()
    if not all(held):
        found = zip(days, states, strict=True)
        never = frozenset(day for day, state in found if state is State.NONE)
        days, minutes = list(compress(days, held)), list(compress(minutes, held))
        zones, instants = list(compress(zones, held)), list(compress(instants, held))
    if "" in zones:
        zones = [one or "UTC" for one in zones]
    seconds = list(map(int, map(datetime.timestamp, cast(Sequence[datetime], instants))))
    return ClockTimes(list(days), cast(list[int], list(minutes)), seconds, list(zones), never)
