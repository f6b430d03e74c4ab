"""Judging days and weeks against goals.

What is not known is never held against the user, nor counted for them: a day without an entry
is open. A verdict that more of the same could still overturn stays open until the day or the
week is over.
"""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from habit.domain.entries import Entry, State
from habit.domain.goals import TIMES, Bound, Goal, Per
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.numbertext import tidy
from habit.domain.verdicts import Verdict
from habit.domain.weeks import Week

_TIME_BOUNDS = (Bound.BEFORE, Bound.AFTER, Bound.BETWEEN)


def goal_in_force(goals: Iterable[Goal], metric_id: str, day: date) -> Goal | None:
    """The goal that a metric had on a day, or None when it had none or it had been ended."""
    earlier = [one for one in goals if one.metric_id == metric_id and one.valid_from <= day]
    latest = max(earlier, key=lambda one: one.valid_from, default=None)
    return None if latest is None or latest.bound is Bound.NO_GOAL else latest


def judge_day(goal: Goal, entry: Entry | None, metric: Metric, *, over: bool = True) -> Verdict:
    """How a day stands against a goal of each day; ``over`` is whether it has passed.

    A known "none" misses a time and a grade, and is a tally or sum of 0.
    """
    unknown = entry is None or entry.state is State.TEXT
    if entry is None or unknown or goal.per is Per.WEEK or goal.bound is Bound.NO_GOAL:
        return Verdict.OPEN
    if goal.bound in _TIME_BOUNDS:
        return _judged_time(goal, entry)
    if metric.kind is Kind.GRADE:
        good = entry.number is not None and goal.low is not None and entry.number <= goal.low
        return Verdict.MET if good else Verdict.MISSED
    quantity = _quantity(entry, metric)
    if quantity is None:
        return Verdict.OPEN
    settled = over or metric.combine is Combine.LAST
    return _stand(goal, quantity, settled=settled)


def judge_week(
    goal: Goal,
    entries: Sequence[Entry],
    week: Week,
    today: date,
    metric: Metric,
    *,
    skipped: Container[date] = (),
) -> Verdict:
    """How a week stands against a goal that holds for all of it, on the logical day ``today``.

    A goal of each day is missed with the first day that missed it, and met when every day
    since it holds is known and met; skipped days are left out. A goal of the whole week is
    not missed in one of which part is skipped.
    """
    by_day = {
        one.day: one
        for one in entries
        if one.metric_id == metric.id and one.day in week.days and one.state is not State.TEXT
    }
    if goal.per is Per.WEEK:
        verdict = _judged_whole(goal, list(by_day.values()), metric, over=today > week.last)
        excused = verdict is Verdict.MISSED and any(day in skipped for day in week.days)
        return Verdict.OPEN if excused else verdict
    verdicts = {
        judge_day(goal, by_day.get(day), metric, over=day < today)
        for day in week.days
        if day >= goal.valid_from and day not in skipped
    }
    if Verdict.MISSED in verdicts:
        return Verdict.MISSED
    return Verdict.MET if verdicts == {Verdict.MET} else Verdict.OPEN


def _judged_time(goal: Goal, entry: Entry) -> Verdict:
    if entry.state is State.NONE:
        return Verdict.MISSED
    if entry.minute is None:
        return Verdict.OPEN
    early = goal.low is not None and entry.minute < goal.low
    late = goal.high is not None and entry.minute > goal.high
    return Verdict.MISSED if early or late else Verdict.MET


def _judged_whole(goal: Goal, known: Sequence[Entry], metric: Metric, *, over: bool) -> Verdict:
    """A goal of a week; a mark whose amount nobody measured leaves what it could change open."""
    if not known:
        return Verdict.OPEN
    if metric.kind is Kind.CHECK or goal.text.endswith(f" {TIMES} a {Per.WEEK}"):
        done = sum(one.state is State.VALUE for one in known)
        return _stand(goal, float(done), settled=over)
    quantities = [_quantity(one, metric) for one in known]
    measured = [one for one in quantities if one is not None]
    if _averages(metric):
        if not measured or not over:
            return Verdict.OPEN
        return _stand(goal, tidy(sum(measured) / len(measured)), settled=True)
    all_measured = len(measured) == len(quantities)
    return _stand(goal, tidy(sum(measured)), settled=over and all_measured)


def _averages(metric: Metric) -> bool:
    return metric.kind is Kind.AMOUNT and metric.combine is Combine.LAST


def _quantity(entry: Entry, metric: Metric) -> float | None:
    """What an entry comes to in the unit of its metric's goals, or None when nobody measured."""
    if entry.state is State.NONE:
        return None if _averages(metric) else 0.0
    if metric.kind is Kind.SPAN:
        return _elapsed(entry)
    return entry.number


def _elapsed(entry: Entry) -> float | None:
    if entry.instant is None or entry.end_instant is None:
        return None
    return (entry.end_instant - entry.instant).total_seconds() / 60


def _stand(goal: Goal, quantity: float, *, settled: bool) -> Verdict:
    if goal.high is not None and quantity > goal.high:
        return Verdict.MISSED
    enough = goal.low is None or quantity >= goal.low
    if enough and goal.high is None:
        return Verdict.MET
    if not settled:
        return Verdict.OPEN
    return Verdict.MET if enough else Verdict.MISSED
