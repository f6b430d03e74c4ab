"""The occasions of a reminder: each is one time that it wants to be told, and has a key.

The key is made of the logical day, never of an instant. A clock that goes back, or a flight
to the west, shows 21:30 twice on one day; the key is the same both times, and what was told
under it is not told again. An occasion stays open until the next one comes, so that a machine
that slept, quiet hours and a flight to the east delay a reminder and do not lose it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from habit.domain.days import DAY_MIN, day_at, shifted, wall_time
from habit.domain.present import Present
from habit.domain.reminders import ALL_REMINDERS, EVERY_DAY, Reminder, Snooze, What
from habit.lighttypes import NamedTuple

OPEN_FOR = timedelta(hours=24)
"""How long after its time an occasion may still be told."""

BEDTIME_OPEN_FOR = timedelta(hours=2)
"""How long after the goal itself a bedtime may still be told."""

_SEARCHED_DAYS = 9
"""From tomorrow back over a whole week, and a day more for zones that lie a day apart."""


class Occasion(NamedTuple):
    """One time that a reminder wants to be told: from ``begins`` until ``ends``.

    ``day`` is the logical day that it speaks of.
    """

    reminder: Reminder
    day: date
    key: str
    begins: datetime
    ends: datetime


class Bedtime(NamedTuple):
    """A metric's goal for the night of ``day``, at ``minute`` on the axis of that day."""

    metric_id: str
    label: str
    day: date
    minute: int
    text: str


def instant_on(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The instant of a minute on a day's axis.

    A time that the clocks skip is that much later, a repeated one is the first of the two.
    """
    on = shifted(day, minute // DAY_MIN)
    return wall_time(on, minute % DAY_MIN).replace(tzinfo=zone).astimezone(UTC)


def open_occasion(
    reminder: Reminder, present: Present, week_start: int, bedtimes: Iterable[Bedtime] = ()
) -> Occasion | None:
    """The newest occasion that has come and is still open, or None.

    ``bedtimes`` are the goals of the night that is to come, for reminders of that kind.
    """
    come: Iterator[Occasion]
    if reminder.what is What.BEDTIME:
        come = (_of_bedtime(reminder, one, present.zone) for one in bedtimes)
    else:
        come = _backwards(reminder, present, week_start)
    for occasion in come:
        if occasion.begins <= present.now:
            in_time = present.now < occasion.ends and occasion.begins >= reminder.since
            return occasion if in_time else None
    return None


def next_occasion(
    reminder: Reminder, present: Present, week_start: int, bedtimes: Iterable[Bedtime] = ()
) -> Occasion | None:
    """The first occasion that is still to come, or None when nothing says when."""
    if reminder.what is What.BEDTIME:
        coming = (_of_bedtime(reminder, one, present.zone) for one in bedtimes)
    else:
        first = present.day - timedelta(days=1)
        days = (shifted(first, offset) for offset in range(_SEARCHED_DAYS + 1))
        coming = (
            occasion
            for day in days
            if _comes_on(reminder, day, week_start)
            for occasion in _of_day(reminder, day, present)
        )
    return next((one for one in coming if one.begins > present.now), None)


def after_snooze(occasion: Occasion, snoozes: Iterable[Snooze], now: datetime) -> Occasion | None:
    """The occasion as a snooze leaves it: None while it is silent.

    What had come before the snooze comes once more when it is over, under a key of its own.
    """
    own = [one for one in snoozes if one.reminder in (ALL_REMINDERS, occasion.reminder.name)]
    if any(now < one.until for one in own):
        return None
    over = max((one.until for one in own if occasion.begins <= one.since), default=None)
    if over is not None:
        return occasion._replace(key=f"{occasion.key}+{over.astimezone(UTC):%Y-%m-%dT%H:%MZ}")
    return occasion


def _backwards(reminder: Reminder, present: Present, week_start: int) -> Iterator[Occasion]:
    newest = shifted(present.day, 1)
    for offset in range(_SEARCHED_DAYS):
        day = shifted(newest, -offset)
        if _comes_on(reminder, day, week_start):
            yield from reversed(_of_day(reminder, day, present))


def _comes_on(reminder: Reminder, day: date, week_start: int) -> bool:
    if reminder.days:
        return str(day.isoweekday()) in reminder.days
    return day.isoweekday() == (week_start - 2) % 7 + 1


def _of_day(reminder: Reminder, day: date, present: Present) -> list[Occasion]:
    """The occasions of one logical day, in order."""
    at = present.day_start if reminder.at is None else reminder.at
    first = at if at >= present.day_start else at + DAY_MIN
    begins = instant_on(day, first, present.zone)
    if reminder.every_min is None:
        return [Occasion(reminder, day, day.isoformat(), begins, begins + OPEN_FOR)]
    over = instant_on(day, present.day_start + DAY_MIN, present.zone)
    return [
        Occasion(
            reminder,
            day,
            f"{day.isoformat()}/{minute}",
            instant_on(day, minute, present.zone),
            over,
        )
        for minute in range(first, present.day_start + DAY_MIN, reminder.every_min)
    ]


def _of_bedtime(reminder: Reminder, bedtime: Bedtime, zone: ZoneInfo) -> Occasion:
    goal = instant_on(bedtime.day, bedtime.minute, zone)
    begins = goal - timedelta(minutes=reminder.lead_min or 0)
    return Occasion(reminder, bedtime.day, bedtime.day.isoformat(), begins, goal + BEDTIME_OPEN_FOR)


def night_at(present: Present, opens_at: int) -> date:
    """The day whose night it is now, for a metric whose day opens at that minute."""
    return day_at(present.now, present.zone, opens_at)


def days_text(days: str) -> str:
    """``1234567`` as ``every day``, ``12345`` as ``Mon-Fri``, ``135`` as ``Mon, Wed, Fri``."""
    if days in ("", EVERY_DAY):
        return "every day" if days else "the last day of the week"
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    chosen = [int(one) for one in days]
    consecutive = chosen == list(range(chosen[0], chosen[-1] + 1))
    if consecutive and len(chosen) > 2:  # noqa: PLR2004 - two days are named both
        return f"{names[chosen[0] - 1]}-{names[chosen[-1] - 1]}"
    return ", ".join(names[one - 1] for one in chosen)
