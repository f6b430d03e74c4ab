"""Where one night ends and the next begins: at the same hour of the local clock each day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate, count, repeat
from operator import sub
from zoneinfo import ZoneInfo

from habit.domain.sleep.series import Edges

DAY_S = 86_400

_EPOCH = date(1970, 1, 1).toordinal()
_SECOND = timedelta(seconds=1)


def edges_of(days: Sequence[date], zones: Sequence[str], hour: int) -> Edges:
    """The edges at ``hour`` (0..23) of days in a row, each in its own zone.

    No time belongs to two nights or to none, also where the zone changes.
    """
    places = {name: ZoneInfo(name) for name in set(zones)}
    walls = map(datetime.combine, days, repeat(time(hour)))
    offsets = list(map(ZoneInfo.utcoffset, map(places.__getitem__, zones), walls))
    in_seconds = {one: (one or timedelta()) // _SECOND for one in set(offsets)}
    ahead = [in_seconds[one] for one in offsets]
    first = (days[0].toordinal() - _EPOCH) * DAY_S + hour * 3600
    return Edges(list(accumulate(map(sub, count(first, DAY_S), ahead), max)), zones, ahead)
