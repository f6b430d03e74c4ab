"""A metric's month and year, and two weeks side by side."""

import re
from datetime import date, timedelta

from habit.actions.goalsheld import goals_held
from habit.actions.week import show_week
from habit.domain.calendars import (
    MonthSheet,
    Source,
    YearMap,
    last_weeks,
    month_sheet,
    year_map,
)
from habit.domain.daytext import NotADay, shown
from habit.domain.periods import month_away, read_period
from habit.domain.present import Present
from habit.domain.skipped import skipped_days
from habit.domain.weekcomparison import WeekComparison, compare_weeks
from habit.store.repository import Repository


def show_month(
    repository: Repository, present: Present, week_start: int, name: str, text: str
) -> MonthSheet:
    """The calendar of a metric for the month ``2024-01``, for ``last``, -1, or for this one."""
    first, last = _month(text.strip(), present)
    return month_sheet(_source(repository, present, week_start, name, (first, last)), first, last)


def show_year(
    repository: Repository, present: Present, week_start: int, name: str, text: str
) -> YearMap:
    """The map of a metric for the year ``2024``, or for the 53 weeks that end with this one."""
    plain = text.strip()
    if plain and not re.fullmatch("[0-9]{4}", plain):
        raise NotADay(f"{shown(plain)} is no year. Write 2024, or nothing for the last 53 weeks.")
    first, last = last_weeks(present.day, week_start)
    if plain:
        period = read_period(plain, present, week_start, until=present.day, since=None)
        first, last = period.first, period.last
    return year_map(_source(repository, present, week_start, name, (first, last)), first, last)


def show_comparison(
    repository: Repository, present: Present, week_start: int, one: str, other: str
) -> WeekComparison:
    """Two weeks side by side: last week and this one, unless they are named."""
    earlier = show_week(repository, present, week_start, one)
    later = show_week(repository, present, week_start, other)
    return compare_weeks(earlier, later)


def _source(
    repository: Repository,
    present: Present,
    week_start: int,
    name: str,
    days: tuple[date, date],
) -> Source:
    first, last = days
    named = repository.catalog(present.day).resolve(name)
    return Source(
        named,
        repository.entries_within(named.metric.id, first, last),
        goals_held(repository, present, week_start),
        skipped_days(repository.skips(), named.metric.id),
        present.day,
        week_start,
    )


def _month(text: str, present: Present) -> tuple[date, date]:
    back = 1 if text == "last" else int(text[1:]) if re.fullmatch("-[0-9]{1,3}", text) else None
    if text in {"", "this"}:
        back = 0
    if back is not None:
        text = month_away(present.day, -back)
    if not re.fullmatch("[0-9]{4}-[0-9]{2}", text):
        raise NotADay(f"{shown(text)} is no month. Write 2024-01, last or -2.")
    period = read_period(text, present, 1, until=present.day - timedelta(days=1), since=None)
    return period.first, period.last
