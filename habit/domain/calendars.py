"""A metric day by day: the calendar of a month, and the map of a year."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta

from habit.domain.averages import unwrapped
from habit.domain.catalog import Named
from habit.domain.entries import Entry, State
from habit.domain.goalrules import goal_in_force, judge_day
from habit.domain.goals import Goal, Per
from habit.domain.kinds import rules_of
from habit.domain.metrics import Kind
from habit.domain.samples import quantile
from habit.domain.verdicts import Summary, Verdict
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple

LEVELS = 4
"""The quarters that a year's values are put in."""

WEEKS = 53
"""The weeks of a year's map that no calendar year is asked for."""

_A_DAY = timedelta(days=1)


class CalendarDay(NamedTuple):
    """One day: its entry, how it stands against its goal (None without one), if it is skipped."""

    day: date
    entry: Entry | None
    verdict: Verdict | None
    skipped: bool


class MonthSheet(NamedTuple):
    """A month of one metric. ``week_start`` is an ISO weekday; ``goal`` holds on its last day."""

    named: Named
    first: date
    last: date
    today: date
    week_start: int
    days: tuple[CalendarDay, ...]
    summary: Summary
    goal: Goal | None


class MapDay(NamedTuple):
    """One day of a year: its level 1..LEVELS, None where its entry has no number or none is."""

    day: date
    entry: Entry | None
    level: int | None
    skipped: bool


class YearMap(NamedTuple):
    """Whole weeks of one metric; days outside ``first``..``last`` are not in ``days``.

    ``bounds`` are the upper ends of the levels but the last, in the metric's unit or, for
    clock metrics, minutes after 0:00; empty where all values are alike or only done or not.
    """

    named: Named
    first: date
    last: date
    today: date
    week_start: int
    days: tuple[MapDay, ...]
    bounds: tuple[float, ...]
    n: int


class Source(NamedTuple):
    """What a calendar is made of; goals are those that held."""

    named: Named
    entries: Sequence[Entry]
    goals: Sequence[Goal]
    skipped: Collection[date]
    today: date
    week_start: int


def month_sheet(source: Source, first: date, last: date) -> MonthSheet:
    """The calendar of the days from ``first`` to ``last``."""
    metric = source.named.metric
    by_day = {one.day: one for one in source.entries if first <= one.day <= last}
    days = tuple(_calendar_day(source, by_day.get(day), day) for day in _days(first, last))
    return MonthSheet(
        source.named,
        first,
        last,
        source.today,
        source.week_start,
        days,
        rules_of(metric.kind).summarise(list(by_day.values()), metric, len(days)),
        goal_in_force(source.goals, metric.id, min(last, max(first, source.today))),
    )


def year_map(source: Source, first: date, last: date) -> YearMap:
    """The map of the days from ``first`` to ``last``, in levels by the quarters of their values."""
    by_day = {one.day: one for one in source.entries if first <= one.day <= last}
    numbers = _numbers(source.named.metric.kind, by_day.values())
    bounds = _bounds(list(numbers.values())) if source.named.metric.kind is not Kind.CHECK else ()
    days = tuple(
        MapDay(
            day,
            by_day.get(day),
            _level(numbers.get(day), bounds),
            day in source.skipped,
        )
        for day in _days(first, last)
    )
    return YearMap(
        source.named,
        first,
        last,
        source.today,
        source.week_start,
        days,
        bounds,
        len(numbers),
    )


def last_weeks(today: date, week_start: int) -> tuple[date, date]:
    """The first day of the map that ends with the week of ``today``, and ``today``."""
    return Week.holding(today, week_start).first - timedelta(weeks=WEEKS - 1), today


def _days(first: date, last: date) -> Iterable[date]:
    return (first + offset * _A_DAY for offset in range((last - first).days + 1))


def _calendar_day(source: Source, entry: Entry | None, day: date) -> CalendarDay:
    skipped = day in source.skipped
    goal = goal_in_force(source.goals, source.named.metric.id, day)
    if goal is None or goal.per is Per.WEEK or skipped:
        return CalendarDay(day, entry, None, skipped)
    verdict = judge_day(goal, entry, source.named.metric, over=day < source.today)
    return CalendarDay(day, entry, verdict, skipped)


def _numbers(kind: Kind, entries: Iterable[Entry]) -> dict[date, float]:
    """The numbers that levels are made of; 0 and known nothings have none."""
    known = [one for one in entries if one.state is State.VALUE]
    if kind is Kind.CLOCK:
        timed = [one for one in known if one.minute is not None]
        minutes = unwrapped([float(one.minute or 0) for one in timed]) or []
        return {one.day: minute for one, minute in zip(timed, minutes, strict=False)}
    take: Callable[[Entry], float | None] = _elapsed if kind is Kind.SPAN else _number
    return {one.day: number for one in known if (number := take(one)) is not None and number > 0}


def _number(entry: Entry) -> float | None:
    return entry.number


def _elapsed(entry: Entry) -> float | None:
    if entry.instant is None or entry.end_instant is None:
        return None
    return (entry.end_instant - entry.instant).total_seconds() / 60


def _bounds(numbers: Sequence[float]) -> tuple[float, ...]:
    if not numbers or min(numbers) == max(numbers):
        return ()
    found = (quantile(numbers, part / LEVELS) for part in range(1, LEVELS))
    # values that crowd have fewer levels
    ends = {one for one in found if one is not None and one < max(numbers)}
    return tuple(sorted(ends))


def _level(number: float | None, bounds: Sequence[float]) -> int | None:
    if number is None:
        return None
    if not bounds:
        return LEVELS
    return LEVELS - len(bounds) + sum(number > one for one in bounds)
