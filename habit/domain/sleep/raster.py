"""The raster: one row a night, a cell each half hour, centred on the sleeper's own mid-sleep."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from habit.domain.averages import circular_mean
from habit.domain.entries import Entry
from habit.domain.periods import Period
from habit.domain.sleep.durations import union
from habit.domain.sleep.nights import Night, NightState, Stretch, stretch_of
from habit.domain.sleep.series import Nights
from habit.lighttypes import NamedTuple, StrEnum

CELLS = 48
"""Half hours of a row."""

_HALF_HOUR = 30
_QUARTER = 15
_QUARTERS = 96
_DAY_MIN = 1440
_MIDNIGHT_CENTRED = 3 * 60
"""The mid-sleep that the axis is centred on where there is none: it begins at 15:00."""

_A_DAY = timedelta(days=1)
_start, _end = attrgetter("start"), attrgetter("end")


class Half(StrEnum):
    """What half an hour was: slept through, slept in one of its quarters, or awake."""

    ASLEEP = "asleep"
    FIRST = "first"
    SECOND = "second"
    AWAKE = "awake"


class RasterRow(NamedTuple):
    """One night. ``cells`` has CELLS of them, or none where the night is unknown.

    ``free``: its get-up falls on a free day, or would. ``beyond``: the sleep goes on outside
    the row. ``duration_min`` is None where unknown.
    """

    day: date
    free: bool
    state: NightState
    cells: tuple[Half, ...]
    beyond: bool
    duration_min: float | None


class SleepRaster(NamedTuple):
    """The rows, oldest first, and the minute after midnight (0..1410) at which each begins.

    ``midnight`` is the index (0..47) of the cell that begins at 0:00.
    """

    period: Period
    opens_min: int
    midnight: int
    rows: tuple[RasterRow, ...]
    nights: tuple[Night, ...]
    free_days: str


def raster(
    period: Period,
    nights: Nights,
    naps: Iterable[Entry],
    is_free: Callable[[date], bool],
    free_days: str,
) -> SleepRaster:
    """The raster of nights that follow each other day by day, and of the naps around them."""
    centre = circular_mean(nights.slept.mid_clocks)
    middle = _MIDNIGHT_CENTRED if centre is None else centre
    opens = int((middle + _DAY_MIN / 2 + _QUARTER) // _HALF_HOUR * _HALF_HOUR) % _DAY_MIN
    napped = union(one for one in map(stretch_of, naps) if one is not None)
    rows = tuple(_row(one, napped, opens, is_free) for one in nights)
    midnight = (_DAY_MIN - opens) // _HALF_HOUR % CELLS
    return SleepRaster(period, opens, midnight, rows, tuple(nights), free_days)


def _row(
    night: Night, naps: Sequence[Stretch], opens: int, is_free: Callable[[date], bool]
) -> RasterRow:
    free = is_free(night.wake_day or night.day + timedelta(days=1))
    if not night.known:
        return RasterRow(night.day, free, night.state, (), beyond=False, duration_min=None)
    start = _opening(night, opens)
    slept = range(0)
    if night.stretch is not None:
        slept = _quarters(night.stretch, start, night.zone)
    # a nap is drawn where its hours are, also where it counts with the night of another row
    napped = [_quarters(one, start, night.zone) for one in _near(naps, start, night.zone)]
    quarters = [False] * _QUARTERS
    for one in (slept, *napped):
        for quarter in range(max(one.start, 0), min(one.stop, _QUARTERS)):
            quarters[quarter] = True
    beyond = slept.start < 0 or slept.stop > _QUARTERS
    cells = tuple(_half(*quarters[at : at + 2]) for at in range(0, _QUARTERS, 2))
    return RasterRow(night.day, free, night.state, cells, beyond, night.duration_min)


def _opening(night: Night, opens: int) -> datetime:
    """The wall time at which the row begins: the last such hour at or before its middle.

    That is mid-sleep, or where nobody slept the middle of the hours that are the night's.
    """
    start, end = night.stretch or (night.opens, night.closes)
    wall = (start + (end - start) / 2).astimezone(ZoneInfo(night.zone)).replace(tzinfo=None)
    opening = datetime.combine(wall, time()) + timedelta(minutes=opens)
    return opening if opening <= wall else opening - _A_DAY


def _near(naps: Sequence[Stretch], start: datetime, zone: str) -> Sequence[Stretch]:
    """The naps, in order, that fall into the 24 hours from a wall time."""
    opens, closes = (one.replace(tzinfo=ZoneInfo(zone)) for one in (start, start + _A_DAY))
    first = bisect_right(naps, opens, key=_end)
    return naps[first : bisect_left(naps, closes, key=_start)]


def _quarters(stretch: Stretch, start: datetime, zone: str) -> range:
    """The quarters of an hour of a stretch, counted from a wall time; at least one."""
    first, last = (_quarter(one, start, zone) for one in stretch)
    return range(first, max(last, first + 1))


def _quarter(instant: datetime, start: datetime, zone: str) -> int:
    wall = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    # an edge goes to the nearest quarter of an hour
    return round((wall - start).total_seconds() / 60 / _QUARTER)


def _half(first: bool, second: bool) -> Half:
    if first and second:
        return Half.ASLEEP
    if first:
        return Half.FIRST
    return Half.SECOND if second else Half.AWAKE
