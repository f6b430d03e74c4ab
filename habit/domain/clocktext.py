"""The grammar of times: small, strict, and never a guess.

A text is first read for what it says (``read_moment``), then placed in time (``resolve``).
Digits are the ten of ASCII; of other punctuation only the full-width colon is known. A bare
number of hours, or ``3am``, is outside: the refusal names the nearest form inside.
"""

from datetime import date, timedelta

from habit.domain.days import (
    OutsideCalendar,
    Placed,
    has_come,
    horizon,
    latest,
    not_ahead,
    place,
    place_on_date,
    placed_at,
    shifted,
    wall_at,
)
from habit.domain.daytext import (
    DayName,
    DaysBack,
    NotADay,
    Weekday,
    back_to_weekday,
    day_named,
    shown,
)
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.late import re
from habit.lighttypes import NamedTuple


class NotATime(UsageProblem):
    """The text is outside the grammar; the message names the nearest form inside."""


class Clock(NamedTuple):
    """A time of day alone, in minutes after midnight (0..1439)."""

    minute: int


class Ago(NamedTuple):
    """So many minutes before now."""

    minutes: int


class LastNight(NamedTuple):
    """A time of day between yesterday's noon and today's."""

    minute: int


class OnDay(NamedTuple):
    """A time of day on a calendar date."""

    day: DayName
    minute: int


Moment = Clock | Ago | LastNight | OnDay
"""What a text says of a time, before it is known what time it is now."""

_NOON = 720

_SPOKEN = "(?:(凌晨|早上|上午|中午|下午|晚上) *)?([0-9]{1,2})(?:点半|点([0-9]{2})分?|:([0-9]{2}))"
_RELATIVE = "-(.+)|(.+) ago"
_DURATION = "(?=[0-9])(?:([0-9]{1,2})h)?(?:([0-9]{1,3})m)?"
_DATED = "(last night|[a-z]+|[0-9]{4}-[0-9]{2}-[0-9]{2}) +(.+)"
_DATED_CHINESE = "(昨晚|[今昨前]天|周.|星期.) *(.+)"

_HOURS_OF_PART = {
    "凌晨": {12: 0} | {hour: hour for hour in range(7)},
    "早上": {hour: hour for hour in range(4, 12)},
    "上午": {hour: hour for hour in range(6, 12)},
    "中午": {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14},
    "下午": {12: 12} | {hour % 12: hour for hour in range(13, 20)} | {h: h for h in range(13, 20)},
    "晚上": {hour % 12: hour for hour in range(17, 24)} | {hour: hour for hour in range(17, 24)},
    None: {hour: hour for hour in range(24)},
}
"""The hour of the day that a number means after the name of a part of the day. What people
disagree about (12 at night, 3 in the evening) is left out."""


def read_moment(text: str) -> Moment:
    """What a text says of a time, or NotATime. Outer blanks are not part of the grammar."""
    if (minute := clock_minute(text)) is not None:
        return Clock(minute)
    plain = _plain(text)
    if plain == "now":
        return Ago(0)
    try:
        moment = _relative(plain) or _dated(plain)
    except NotADay as problem:
        raise NotATime(f"{shown(text)} is not a time. {problem}") from None
    if moment is None:
        raise NotATime(_refusal(text))
    return moment


def clock_minute(text: str) -> int | None:
    """The minute of the day (0..1439) of a time alone (``3:40``, ``凌晨3点40``), or None."""
    plain = _plain(text)
    if plain.isascii():
        return _western_minute(plain)
    if spoken := re.fullmatch(_SPOKEN, plain):
        hours = _HOURS_OF_PART[spoken[1]]
        return _minute_of_day(hours.get(int(spoken[2])), int(spoken[3] or spoken[4] or 30))
    return None


def resolve(
    moment: Moment,
    present: Present,
    opens_at: int,
    *,
    day: date | None = None,
    second: bool = False,
) -> Placed:
    """The moment on the axis of the day that owns it, for a day that opens at ``opens_at``.

    ``day`` names that day outright, and then only a time alone can be placed in it. Raises
    FutureTime, SkippedTime and OnlyOnce as ``habit.domain.days`` does.
    """
    if day is not None:
        if not isinstance(moment, Clock):
            raise UsageProblem("The day is named already. Write the time alone beside it: 23:50.")
        placed = place(day, moment.minute, present.zone, opens_at, second=second)
        return not_ahead(placed, present)
    if isinstance(moment, Clock):
        return latest(moment.minute, present, opens_at, second=second)
    if isinstance(moment, Ago):
        if second:
            raise UsageProblem("--second goes with a clock time. Leave it out.")
        return _minutes_ago(moment.minutes, present, opens_at)
    on = _calendar_date(moment, present)
    placed = place_on_date(on, moment.minute, present.zone, opens_at, second=second)
    return not_ahead(placed, present)


def _plain(text: str) -> str:
    return text.replace("：", ":").lower()


def _western_minute(plain: str) -> int | None:
    """``3:40``, ``340``, ``3.40``, ``3h40``, each also with ``am`` or ``pm``; without a pattern.

    It is the form that is logged every night, and patterns cost half a start.
    """
    half_day = plain[-2:] if plain.endswith(("am", "pm")) else ""
    figures = plain.removesuffix(half_day)
    if half_day:
        figures = figures.removesuffix(" ")
    hours, minutes = figures[:-2], figures[-2:]
    if hours[-1:] in (":", ".", "h"):
        hours = hours[:-1]
    if not (0 < len(hours) <= 2 == len(minutes) and (hours + minutes).isdecimal()):  # noqa: PLR2004 - digits
        return None
    hour = int(hours)
    if half_day and not 1 <= hour <= 12:  # noqa: PLR2004 - a twelve-hour clock
        return None
    if half_day:
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    return _minute_of_day(hour, int(minutes))


def _minute_of_day(hour: int | None, minute: int) -> int | None:
    if hour is None or hour > 23 or minute > 59:  # noqa: PLR2004 - as clocks count
        return None
    return 60 * hour + minute


def _relative(plain: str) -> Ago | None:
    if not (relative := re.fullmatch(_RELATIVE, plain)):
        return None
    if not (duration := re.fullmatch(_DURATION, relative[1] or relative[2])):
        return None
    return Ago(60 * int(duration[1] or 0) + int(duration[2] or 0))


def _dated(plain: str) -> LastNight | OnDay | None:
    dated = re.fullmatch(_DATED, plain) or re.fullmatch(_DATED_CHINESE, plain)
    if not dated:
        return None
    minute = clock_minute(dated[2])
    if dated[1] in ("last night", "昨晚"):
        return None if minute is None or _of_either_half(dated[2], minute) else LastNight(minute)
    day = day_named(dated[1])
    return None if day is None or minute is None else OnDay(day, minute)


def _of_either_half(text: str, minute: int) -> bool:
    """Whether people mean the evening where the clock says the morning: ``last night 9:30``."""
    return 6 <= minute // 60 < 12 and not text.endswith("am")  # noqa: PLR2004 - hours


def _minutes_ago(minutes: int, present: Present, opens_at: int) -> Placed:
    try:
        instant = present.now - timedelta(minutes=minutes)
    except OverflowError:
        raise OutsideCalendar from None
    return placed_at(instant, present.zone, opens_at)


def _calendar_date(moment: LastNight | OnDay, present: Present) -> date:
    today = wall_at(present.now, present.zone).date()
    if isinstance(moment, LastNight):
        return shifted(today, -1) if moment.minute >= _NOON else today
    if isinstance(moment.day, DaysBack):
        return shifted(today, -moment.day.days)
    if isinstance(moment.day, Weekday):
        last = back_to_weekday(horizon(present).date(), moment.day)
        return last if has_come(last, moment.minute, present) else shifted(last, -7)
    return moment.day


def _refusal(text: str) -> str:
    # only what is refused pays for the import
    from habit.domain.clockrepairs import nearest  # noqa: PLC0415 - start-up time

    if not text:
        return "A time is missing. Write 3:40, now or -20m."
    near = " or ".join(nearest(text, _is_read))
    forms = "3:40, 340, 11:40pm, now, -20m, yesterday 23:50 or 2024-01-15 3:40"
    return f"{shown(text)} is not a time. Write {near or forms}."


def _is_read(text: str) -> bool:
    if clock_minute(text) is not None:
        return True
    plain = _plain(text)
    try:
        return plain == "now" or bool(_relative(plain) or _dated(plain))
    except NotADay:
        return False
