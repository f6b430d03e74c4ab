"""Reading the names of days and weeks: ``yesterday``, ``mon``, ``-1``, ``周一``, ``2024-W03``."""

from datetime import date

from habit.domain.days import OutsideCalendar, shifted
from habit.domain.present import Present
from habit.domain.weeks import Week
from habit.errors import UsageProblem
from habit.late import re
from habit.lighttypes import NamedTuple

SHOWN_CHARACTERS = 40
"""How much of a text that is refused is repeated in the message."""


class NotADay(UsageProblem):
    """The text names no day or no week; the message says what does."""


class DaysBack(NamedTuple):
    """So many days before the present one."""

    days: int


class Weekday(NamedTuple):
    """The last such day of the week, by its ISO number: 1 is Monday."""

    number: int


DayName = DaysBack | Weekday | date
"""What the name of a day means before it is known which day is the present one."""

_DAYS_BACK = {"today": 0, "yesterday": 1, "今天": 0, "昨天": 1, "前天": 2}
_NAMES_FROM_MONDAY = (
    "mon monday 周一 星期一",
    "tue tues tuesday 周二 星期二",
    "wed wednesday 周三 星期三",
    "thu thur thurs thursday 周四 星期四",
    "fri friday 周五 星期五",
    "sat saturday 周六 星期六",
    "sun sunday 周日 周天 星期日 星期天",
)
_WEEKDAYS = {
    name: number for number, names in enumerate(_NAMES_FROM_MONDAY, 1) for name in names.split()
}
_WEEKS_AWAY = {"": 0, "this": 0, "last": -1, "next": 1}
_OFFSET = "-[0-9]{1,4}"


def day_named(text: str) -> DayName | None:
    """The meaning of a day word, a weekday or an ISO date, whatever its case; None for others.

    Raises NotADay for a date that the calendar does not have.
    """
    word = text.lower()
    if word in _DAYS_BACK:
        return DaysBack(_DAYS_BACK[word])
    if word in _WEEKDAYS:
        return Weekday(_WEEKDAYS[word])
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return _real_date(text)
    return None


def back_to_weekday(day: date, weekday: Weekday) -> date:
    """The last such weekday up to and including ``day``."""
    return shifted(day, -((day.isoweekday() - weekday.number) % 7))


def read_day(text: str, present: Present) -> date:
    """The logical day meant by ``mon``, ``yesterday``, ``-1`` or ``2024-01-15``.

    A weekday is the last one, today included. Only a date can name a day to come.
    """
    if re.fullmatch(_OFFSET, text):
        return shifted(present.day, int(text))
    named = day_named(text)
    if isinstance(named, DaysBack):
        return shifted(present.day, -named.days)
    if isinstance(named, Weekday):
        return back_to_weekday(present.day, named)
    if named is None:
        raise NotADay(f"{shown(text)} is not a day. {_day_hint(text)}")
    return named


def read_week(text: str, present: Present, week_start: int) -> Week:
    """The week meant by ``2024-W03``, a date in it, ``last``, ``-2`` or nothing (this one).

    ``week_start`` is the ISO weekday on which weeks begin, 1 for Monday.
    """
    try:
        return Week.holding(_day_of_week(text, present), week_start)
    except OverflowError:
        raise OutsideCalendar from None


def shown(text: str) -> str:
    """A text that is refused, quoted for the message, and cut when it is long."""
    cut = text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"
    return repr(cut)


def _day_of_week(text: str, present: Present) -> date:
    if text in _WEEKS_AWAY:
        return shifted(present.day, 7 * _WEEKS_AWAY[text])
    if re.fullmatch(_OFFSET, text):
        return shifted(present.day, 7 * int(text))
    if numbered := re.fullmatch("([0-9]{4})-[Ww]([0-9]{2})", text):
        return _thursday(int(numbered[1]), int(numbered[2]))
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return _real_date(text)
    raise NotADay(f"{shown(text)} is not a week. {_week_hint(text, present)}")


def _thursday(year: int, number: int) -> date:
    try:
        return date.fromisocalendar(year, number, 4)
    except ValueError:
        raise NotADay(f"There is no week {number} in the year {year}.") from None


def _real_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(f"There is no {text} in the calendar.") from None


def _week_hint(text: str, present: Present) -> str:
    if parts := re.fullmatch("(?:([0-9]{4})-?)?[Ww]([0-9]{1,2})", text):
        year = int(parts[1] or present.day.isocalendar().year)
        _thursday(year, number := int(parts[2]))
        return f"Write {year:04}-W{number:02}."
    if day_named(text) is not None:
        return f"Write a date in it: {read_day(text, present)}."
    return "Write 2024-W03, a date in it like 2024-01-18, last or -2."


def _day_hint(text: str) -> str:
    if parts := re.fullmatch("([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?", text):
        _real_date(iso := f"{parts[1]}-{parts[2]:0>2}-{parts[3]:0>2}")
        return f"Write {iso}."
    # only a typo pays for the import
    from difflib import get_close_matches  # noqa: PLC0415 - start-up time

    close = get_close_matches(text.lower()[:SHOWN_CHARACTERS], (*_DAYS_BACK, *_WEEKDAYS), n=1)
    return f"Write {close[0]}." if close else "Write mon, yesterday, -1 or 2024-01-15."
