"""Judging a metric's whole past: one judgement a day, or one a week where the goal says so.

Strength and streaks are drawn from these. Where nothing was written, nothing was done: a
tally that should have reached something missed it. Whatever else was not written is unknown,
so that a goal to do less is never met by silence.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from habit.domain.entries import Entry, State
from habit.domain.goalrules import goal_in_force, judge_day, judge_week
from habit.domain.goals import Bound, Goal, Per
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.verdicts import Verdict
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple


class Outcome(StrEnum):
    """How a day or week went."""

    MET = "met"
    MISSED = "missed"
    SKIPPED = "skipped"
    """Declared not to count: holiday, illness. It neither helps nor harms."""
    UNKNOWN = "unknown"
    """Nothing is known, or nothing is decided yet."""


class Judgement(NamedTuple):
    """The outcome of the days from ``first`` to ``last``: one day, or seven of one week."""

    first: date
    last: date
    outcome: Outcome

    @property
    def per(self) -> Per:
        """Whether it judges a day or a week."""
        return Per.DAY if self.first == self.last else Per.WEEK


class _Past(NamedTuple):
    """What a metric's judgements are made of."""

    metric: Metric
    goals: Sequence[Goal]
    entries: Mapping[date, Entry]
    today: date
    skipped: Container[date]
    begun: date


def judgements(
    metric: Metric,
    goals: Iterable[Goal],
    entries: Iterable[Entry],
    today: date,
    *,
    skipped: Container[date] = (),
    week_start: int = 1,
) -> list[Judgement]:
    """The judgements from the first entry to the logical day ``today``, in order.

    Each day is judged by the goal that held then, and each week by the goal of its last day
    when that is a goal of weeks. Days on which there is nothing to judge by have none. Without
    a goal a check, tally or sum is met by any value. Goals and entries of other metrics do no
    harm.
    """
    own = {one.day: one for one in entries if one.metric_id == metric.id and one.day <= today}
    if not own:
        return []
    past = _Past(
        metric,
        [one for one in goals if one.metric_id == metric.id],
        own,
        today,
        skipped,
        min(own),
    )
    return list(_each(past, week_start))


def _each(past: _Past, week_start: int) -> Iterator[Judgement]:
    week = Week.holding(past.begun, week_start)
    while week.first <= past.today:
        goal = goal_in_force(past.goals, past.metric.id, min(week.last, past.today))
        if goal is not None and goal.per is Per.WEEK:
            yield Judgement(week.first, week.last, _of_week(past, goal, week))
        else:
            yield from _days(past, week)
        week = Week(week.first + timedelta(days=7))


def _days(past: _Past, week: Week) -> Iterator[Judgement]:
    for day in week.days:
        if past.begun <= day <= past.today:
            goal = goal_in_force(past.goals, past.metric.id, day)
            outcome = _of_day(past, goal, day)
            if outcome is not None:
                yield Judgement(day, day, outcome)


def _of_day(past: _Past, goal: Goal | None, day: date) -> Outcome | None:
    """The outcome of one day, or None where there is nothing to judge it by."""
    if goal is not None and goal.per is Per.WEEK:
        return None
    if goal is None and not is_tallied(past.metric):
        return None
    if day in past.skipped:
        return Outcome.SKIPPED
    entry = past.entries.get(day)
    if entry is None:
        silent = day < past.today and _silence_is_nothing(past.metric, goal)
        return Outcome.MISSED if silent else Outcome.UNKNOWN
    if goal is None:
        return _done(entry)
    return _decided(judge_day(goal, entry, past.metric, over=day < past.today))


def _of_week(past: _Past, goal: Goal, week: Week) -> Outcome:
    skipped = [day for day in week.days if day in past.skipped]
    if len(skipped) == len(week.days):
        return Outcome.SKIPPED
    entries = [past.entries[day] for day in week.days if day in past.entries]
    over = week.last < past.today
    if not entries and over and _silence_is_nothing(past.metric, goal):
        outcome = Outcome.MISSED
    else:
        outcome = _decided(judge_week(goal, entries, week, past.today, past.metric))
    if outcome is Outcome.MISSED and skipped:
        # part of the week was excused, so that the whole of it cannot be held to the goal
        return Outcome.SKIPPED
    if outcome is Outcome.MISSED and week.first < past.begun and goal.bound is not Bound.AT_MOST:
        # begun in the middle of the week
        return Outcome.UNKNOWN
    return outcome


def _decided(verdict: Verdict) -> Outcome:
    if verdict is Verdict.OPEN:
        return Outcome.UNKNOWN
    return Outcome.MET if verdict is Verdict.MET else Outcome.MISSED


def _done(entry: Entry) -> Outcome:
    if entry.state is State.TEXT:
        return Outcome.UNKNOWN
    done = entry.state is State.VALUE and entry.number != 0
    return Outcome.MET if done else Outcome.MISSED


def _silence_is_nothing(metric: Metric, goal: Goal | None) -> bool:
    reaching = goal is None or goal.bound in {Bound.AT_LEAST, Bound.RANGE}
    return reaching and is_tallied(metric)


def is_tallied(metric: Metric) -> bool:
    """Whether the metric counts things done, so that none written is none done."""
    if metric.kind is Kind.AMOUNT:
        return metric.combine is Combine.SUM
    return metric.kind in {Kind.CHECK, Kind.COUNT, Kind.SPAN}
