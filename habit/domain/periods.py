"""Periods of time as they are named: ``30d``, ``year``, ``2024-W03``, ``2024-01``, from..to."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

from habit.domain.days import OutsideCalendar, shifted
from habit.domain.daytext import NotADay, Weekday, day_named, read_day, read_week, shown
from habit.domain.present import Present
from habit.late import re
from habit.lighttypes import NamedTuple

DEFAULT = "30d"
EVERYTHING = "all"
MOST_DAYS = 36_600
"""The longest run of days that can be asked for: a hundred years."""

_WORDS = {"": 30, "week": 7, "month": 30, "year": 365}
_RUN = "([0-9]{1,5}) ?(d|days?|w|weeks?)"
_CALENDAR = "([0-9]{4})(?:-([0-9]{2}))?"
_WEEK = "[0-9]{4}-[Ww][0-9]{2}"
_AWAY = {"this": 0, "last": -1, "next": 1}
_CLOCK_TIME = "[0-9]{1,2}[:：][0-9]{2}"
_FROM_TO = r"\s*(?:\.\.|~|～|–|—|\bto\b)\s*"
_DECEMBER = 12


class NotAPeriod(NotADay):
    """The text names no period; the message says what does."""


class Period(NamedTuple):
    """The days from ``first`` to ``last``, and those that they are compared with, if any.

    ``name`` is the period in words: ``30 nights`` or ``2024-W03`` or, for from-to, "".
    """

    first: date
    last: date
    name: str
    before: tuple[date, date] | None

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def read_period(
    text: str, present: Present, week_start: int, *, until: date, since: date | None
) -> Period:
    """The period that a text names; runs of days end with ``until``.

    ``week``, ``month`` and ``year`` are the last 7, 30 and 365 days. ``since`` is where ``all``
    begins: the first day of which anything is known. A period is compared with the one before
    it of the same kind or length; everything has none.
    """
    plain = " ".join(text.split())
    if plain.casefold() == EVERYTHING:
        return Period(min(since or until, until), until, "all nights", None)
    if (days := _run(plain)) is not None:
        first = shifted(until, 1 - days)
        return Period(first, until, f"{days} nights", _as_long_before(first, until))
    if re.fullmatch(_CALENDAR, plain):
        return _calendar(plain)
    ends = re.split(_FROM_TO, plain)
    if len(ends) == 2:  # noqa: PLR2004 - from and to
        return _from_to(read_day(ends[0], present), read_day(ends[1], present))
    try:
        week = read_week(plain, present, week_start)
    except NotAPeriod:
        raise
    except NotADay:
        if re.fullmatch(_CLOCK_TIME, plain):
            raise NotAPeriod(
                f"{shown(plain)} is no period. habit log sleep {plain} records it."
            ) from None
        raise NotAPeriod(
            f"{shown(plain)} is no period. Write week, 30d, year, all, 2024-W03, 2024-01, 2024 "
            "or 2024-01-01..2024-03-31."
        ) from None
    return Period(week.first, week.last, week.name, _as_long_before(week.first, week.last))


def read_days(text: str, present: Present, week_start: int) -> tuple[date, date]:
    """A day, week, month or year, or all the days from one to another: ``mon..next week``.

    A weekday that would end them before they begin is the one a week later.
    """
    ends = re.split(_FROM_TO, " ".join(text.split()))
    if len(ends) > 2:  # noqa: PLR2004 - from and to
        raise NotAPeriod(f"{shown(text)} is no range of days. Write 2024-02-01..2024-02-10.")
    spans = [_span(one, present, week_start) for one in ends]
    first, last = spans[0][0], spans[-1][1]
    if first > last and isinstance(day_named(ends[-1]), Weekday):
        last = shifted(last, 7)  # from Monday to Friday, said on a Thursday
    if _in_order(first, last) > MOST_DAYS:
        raise NotAPeriod("That is more than a hundred years. Name fewer days.")
    return first, last


def month_away(day: date, months: int) -> str:
    """``2024-01``: the month of a day, or the one so many months later; or OutsideCalendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OutsideCalendar
    return f"{year:04}-{month + 1:02}"


def _span(plain: str, present: Present, week_start: int) -> tuple[date, date]:
    """The first and the last day of what is no range."""
    which, _, unit = plain.casefold().partition(" ")
    if unit == "month" and which in _AWAY:
        plain = month_away(present.day, _AWAY[which])
    if re.fullmatch(_CALENDAR, plain):
        period = _calendar(plain)
        return period.first, period.last
    if re.fullmatch(_WEEK, plain) or (unit == "week" and which in _AWAY):
        week = read_week(which, present, week_start)
        return week.first, week.last
    if day_named(plain) is None and plain[:1] != "-":
        raise NotAPeriod(
            f"{shown(plain)} names no days. Write mon, 2024-01-15, last week, 2024-02 or "
            "2024-02-01..2024-02-10."
        )
    day = read_day(plain, present)
    return day, day


def _run(plain: str) -> int | None:
    if plain.casefold() in _WORDS:
        return _WORDS[plain.casefold()]
    found = re.fullmatch(_RUN, plain.casefold())
    if found is None:
        return None
    days = int(found[1]) * (7 if found[2][0] == "w" else 1)
    if not 1 <= days <= MOST_DAYS:
        raise NotAPeriod(f"{shown(plain)} is no period. Write 1d to {MOST_DAYS}d, or all.")
    return days


def _calendar(text: str) -> Period:
    """The year ``2024``, or the month ``2024-01``."""
    year, month = int(text[:4]), int(text[5:]) if text[5:] else None
    if year < 2 or (month is not None and not 1 <= month <= _DECEMBER):  # noqa: PLR2004 - year 0 is none, and 1 has none before it
        raise NotAPeriod(f"There is no {text} in the calendar.")
    try:
        first = date(year, month or 1, 1)
        after = date(year + (month in {None, _DECEMBER}), (month or 0) % 12 + 1, 1)
    except ValueError:
        raise OutsideCalendar from None
    last = after - timedelta(days=1)
    ended = first - timedelta(days=1)
    began = ended.replace(day=1) if month else date(year - 1, 1, 1)
    return Period(first, last, text, (began, ended))


def _from_to(first: date, last: date) -> Period:
    if _in_order(first, last) > MOST_DAYS:
        raise NotAPeriod("That is more than a hundred years. Write all.")
    return Period(first, last, "", _as_long_before(first, last))


def _in_order(first: date, last: date) -> int:
    """How many days it is from the first to the last one, which comes after it or is the same."""
    if first > last:
        raise NotAPeriod(f"{first} comes after {last}. Write {last}..{first}.")
    return (last - first).days + 1


def _as_long_before(first: date, last: date) -> tuple[date, date] | None:
    try:
        ended = first - timedelta(days=1)
        return ended - (last - first), ended
    except OverflowError:
        return None
