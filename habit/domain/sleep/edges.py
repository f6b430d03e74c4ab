"""Where one night ends and the next begins: at the same hour of the local clock each day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate, count, repeat
from operator import sub
from zoneinfo import ZoneInfo

from habit.domain.samples import median
from habit.domain.sleep.series import Edges, Nights

DAY_S = 86_400

EDGE_HOUR = 18
"""The local hour at which the 24 hours open for which a night answers."""

_LONGEST_S = 14 * 3600
"""As long as nobody sleeps; longer nights are not judged by."""

_EPOCH = date(1970, 1, 1).toordinal()
_SECOND = timedelta(seconds=1)


def edges_of(days: Sequence[date], zones: Sequence[str], hour: int) -> Edges:
    """The edges at ``hour`` of days in a row, each in its own zone.

    ``hour`` is counted from a day's midnight: 27 is 3:00 of the date after. No time belongs to
    two nights or to none, also where the zone changes.
    """
    later, hour = divmod(hour, 24)
    if later:
        days = [one + timedelta(days=later) for one in days]
    places = {name: ZoneInfo(name) for name in set(zones)}
    walls = map(datetime.combine, days, repeat(time(hour)))
    offsets = list(map(ZoneInfo.utcoffset, map(places.__getitem__, zones), walls))
    in_seconds = {one: (one or timedelta()) // _SECOND for one in set(offsets)}
    ahead = [in_seconds[one] for one in offsets]
    first = (days[0].toordinal() - _EPOCH) * DAY_S + hour * 3600
    return Edges(list(accumulate(map(sub, count(first, DAY_S), ahead), max)), zones, ahead)


def edge_hour_of(nights: Nights) -> int:
    """The hour at which nights should open: EDGE_HOUR, unless most nights lie outside of it then.

    Then it is the one opposite to mid-sleep, so that a night's hours hold its own sleep. It is
    counted from the midnight of the night's day; ``nights`` open at EDGE_HOUR.
    """
    slept = nights.slept
    opened = nights.edges.seconds[: len(nights)]
    if len(slept.days) < len(opened):
        by_day = dict(zip(nights.days, opened, strict=True))
        opened = [by_day[day] for day in slept.days]
    outside = [
        began < opens or ended > opens + DAY_S
        for opens, began, ended in zip(opened, slept.began, slept.ended, strict=True)
        if ended - began < _LONGEST_S
    ]
    if 2 * sum(outside) <= len(outside):
        return EDGE_HOUR
    times = zip(opened, slept.began, slept.ended, strict=True)
    middle = median([(began + ended) / 2 - opens for opens, began, ended in times]) or 0.0
    return EDGE_HOUR + round((middle - DAY_S / 2) / 3600)
