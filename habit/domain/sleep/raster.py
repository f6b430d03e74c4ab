"""The raster: one row a night, a cell each half hour, centred on the sleeper's own mid-sleep."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from habit.domain.averages import circular_mean
from habit.domain.periods import Period
from habit.domain.sleep.durations import union
from habit.domain.sleep.nights import Night, NightState
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
    period: Period, nights: Nights, is_free: Callable[[date], bool], free_days: str
) -> SleepRaster:
    """The raster of nights that follow each other day by day."""
    centre = circular_mean(nights.slept.mid_clocks)
    middle = _MIDNIGHT_CENTRED if centre is None else centre
    opens = int((middle + _DAY_MIN / 2 + _QUARTER) // _HALF_HOUR * _HALF_HOUR) % _DAY_MIN
    rows = tuple(_row(one, opens, is_free) for one in nights)
    midnight = (_DAY_MIN - opens) // _HALF_HOUR % CELLS
    return SleepRaster(period, opens, midnight, rows, tuple(nights), free_days)


def _row(night: Night, opens: int, is_free: Callable[[date], bool]) -> RasterRow:
    free = is_free(night.wake_day or night.day + timedelta(days=1))
    if not night.known:
        return RasterRow(night.day, free, night.state, (), beyond=False, duration_min=None)
    slept = [night.stretch] if night.stretch is not None else []
    quarters, beyond = [False] * _QUARTERS, False
    # the row that holds the night's own beginning, or its day's where nobody slept
    start = _opening(night, opens)
    for piece in union([*slept, *night.naps]):
        first, last = (_quarter(one, start, night.zone) for one in piece)
        last = max(last, first + 1)
        is_night = piece.start == slept[0].start if slept else False
        beyond = beyond or (is_night and (first < 0 or last > _QUARTERS))
        for quarter in range(max(first, 0), min(last, _QUARTERS)):
            quarters[quarter] = True
    cells = tuple(_half(*quarters[at : at + 2]) for at in range(0, _QUARTERS, 2))
    return RasterRow(night.day, free, night.state, cells, beyond, night.duration_min)


def _opening(night: Night, opens: int) -> datetime:
    """The wall time at which the row begins: the last such hour at or before mid-sleep."""
    hour = timedelta(minutes=opens)
    if night.mid_sleep is None:
        return datetime(night.day.year, night.day.month, night.day.day) + hour  # noqa: DTZ001 - a wall time
    wall = night.mid_sleep.local.replace(tzinfo=None)
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight + hour
    return start if start <= wall else start - timedelta(days=1)


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
