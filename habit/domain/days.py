"""Where a clock time falls: the day that it belongs to, its minute there, and its instant."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

DAY_MIN = 1440
"""Minutes of a day on the wall clock."""

GRACE = timedelta(minutes=15)
"""How far ahead a time may lie: "I am about to sleep"."""


class SkippedTime(UsageProblem):
    """The clocks went forward over this time, so it never was.

    ``before`` and ``after`` are the nearest wall-clock minutes that exist, without a zone.
    """

    def __init__(self, wall: datetime, zone: ZoneInfo) -> None:
        self.before = _nearest_existing(wall, zone, -1)
        self.after = _nearest_existing(wall, zone, +1)
        same_date = self.before.date() == wall.date() == self.after.date()
        show = _show_time if same_date else _show
        super().__init__(
            f"{_show_time(wall)} does not exist on {wall.date()} in {zone.key}: the clocks went "
            f"forward. The nearest times are {show(self.before)} and {show(self.after)}."
        )


class OnlyOnce(UsageProblem):
    """The second of two equal times was asked for, and there is only one."""


class FutureTime(UsageProblem):
    """The time is still to come."""


class OutsideCalendar(UsageProblem):
    """The date lies before the year 1 or after the year 9999."""

    def __init__(self) -> None:
        super().__init__("That is outside the calendar, which holds the years 1 to 9999.")


class Placed(NamedTuple):
    """A clock time on the axis of the day that owns it.

    ``minute`` counts from that day's midnight on the wall clock and lies between the minute at
    which the day opens and 1440 beyond it. ``instant`` is in UTC, on a whole minute of the
    wall clock. ``repeated``: the clocks went back, and showed this time twice.
    """

    day: date
    minute: int
    zone: str
    instant: datetime
    repeated: bool


def clock_text(minute: int) -> str:
    """A minute of any day's axis as the clock shows it: 1660 is ``3:40``."""
    return f"{minute // 60 % 24}:{minute % 60:02}"


def shifted(day: date, days: int) -> date:
    """The date ``days`` later, or OutsideCalendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise OutsideCalendar from None


def wall_at(instant: datetime, zone: ZoneInfo) -> datetime:
    """What the clocks of ``zone`` show at an instant, without the zone, or OutsideCalendar."""
    try:
        return instant.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        raise OutsideCalendar from None


def wall_time(on: date, minute_of_day: int) -> datetime:
    """A calendar date and a time of day (0..1439) as the clocks show them, without a zone."""
    return datetime.combine(on, time(*divmod(minute_of_day, 60)))


def occurrences(on: date, minute_of_day: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants in UTC at which the clocks showed a time on a calendar date, in order.

    There is one, none when the clocks went forward over it, or two when they went back.
    """
    wall = wall_time(on, minute_of_day)
    found: list[datetime] = []
    for fold in (0, 1):
        try:
            instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        except OverflowError:
            raise OutsideCalendar from None
        if instant not in found and _same_wall(wall_at(instant, zone), wall):
            found.append(instant)
    return tuple(found)


def place(
    day: date, minute_of_day: int, zone: ZoneInfo, opens_at: int, *, second: bool = False
) -> Placed:
    """The clock time (0..1439) in the 24 hours that ``day`` opens at ``opens_at``.

    A time that exists twice takes the first, or the other when ``second``. Raises SkippedTime
    when there is none, OnlyOnce when there is no second.
    """
    on = day if minute_of_day >= opens_at else shifted(day, 1)
    return _placed(day, on, minute_of_day, zone, second=second)


def place_on_date(
    on: date, minute_of_day: int, zone: ZoneInfo, opens_at: int, *, second: bool = False
) -> Placed:
    """The clock time (0..1439) as the clocks showed it on a calendar date; raises as ``place``."""
    day = on if minute_of_day >= opens_at else shifted(on, -1)
    return _placed(day, on, minute_of_day, zone, second=second)


def latest(minute_of_day: int, present: Present, opens_at: int, *, second: bool = False) -> Placed:
    """The last time that the clocks showed 0..1439, up to GRACE from now.

    Raises SkippedTime when the clocks went forward over it on the date where it would fall.
    """
    today = horizon(present).date()
    # a clock that goes back over midnight has already shown times of tomorrow's date
    dates = [shifted(today, offset) for offset in (1, 0)]
    come = (on for on in dates if has_come(on, minute_of_day, present))
    on = next(come, None) or shifted(today, -1)
    placed = place_on_date(on, minute_of_day, present.zone, opens_at, second=second)
    return not_ahead(placed, present)


def has_come(on: date, minute_of_day: int, present: Present) -> bool:
    """Whether the time lies no further ahead than GRACE.

    A time that the clocks went forward over has come as soon as they show a later one.
    """
    found = occurrences(on, minute_of_day, present.zone)
    if found:
        return found[0] <= _limit(present)
    wall = wall_time(on, minute_of_day)
    return wall <= horizon(present)


def horizon(present: Present) -> datetime:
    """What the clocks will show when GRACE is over, without the zone."""
    return wall_at(_limit(present), present.zone)


def not_ahead(placed: Placed, present: Present) -> Placed:
    """The same time, or FutureTime when it lies further ahead than GRACE."""
    if placed.instant <= _limit(present):
        return placed
    ahead, now = wall_at(placed.instant, present.zone), wall_at(present.now, present.zone)
    raise FutureTime(
        f"{_show(ahead)} is still to come: it is {_show(now)} in {present.zone.key}. "
        "What has not happened cannot be logged."
    )


def day_at(instant: datetime, zone: ZoneInfo, opens_at: int) -> date:
    """The day that owns an instant: the local date, or the one before until ``opens_at``."""
    wall = wall_at(instant, zone)
    return wall.date() if _minute_of(wall) >= opens_at else shifted(wall.date(), -1)


def placed_at(instant: datetime, zone: ZoneInfo, opens_at: int) -> Placed:
    """An instant on the axis of the day that owns it, cut to the minute of the wall clock."""
    wall = wall_at(instant, zone)
    found = occurrences(wall.date(), _minute_of(wall), zone)
    day = day_at(instant, zone, opens_at)
    return Placed(
        day,
        _minute_of(wall) + DAY_MIN * (wall.date() - day).days,
        zone.key,
        max((one for one in found if one <= instant), default=instant.astimezone(UTC)),
        repeated=len(found) > 1,
    )


def _placed(day: date, on: date, minute_of_day: int, zone: ZoneInfo, *, second: bool) -> Placed:
    found = occurrences(on, minute_of_day, zone)
    if not found:
        raise SkippedTime(wall_time(on, minute_of_day), zone)
    if second and len(found) == 1:
        raise OnlyOnce(
            f"{clock_text(minute_of_day)} exists only once on {on} in {zone.key}. "
            "Leave --second out."
        )
    axis_minute = minute_of_day + DAY_MIN * (on - day).days
    return Placed(day, axis_minute, zone.key, found[second], repeated=len(found) > 1)


def _limit(present: Present) -> datetime:
    try:
        return present.now + GRACE
    except OverflowError:
        raise OutsideCalendar from None


def _minute_of(wall: datetime) -> int:
    return wall.hour * 60 + wall.minute


def _same_wall(one: datetime, other: datetime) -> bool:
    return one.replace(fold=0) == other.replace(fold=0)


def _nearest_existing(wall: datetime, zone: ZoneInfo, step: int) -> datetime:
    near = wall + timedelta(minutes=step)
    while not occurrences(near.date(), _minute_of(near), zone):
        near += timedelta(minutes=step)
    return near


def _show_time(wall: datetime) -> str:
    return clock_text(_minute_of(wall))


def _show(wall: datetime) -> str:
    return f"{wall.date()} {_show_time(wall)}"
