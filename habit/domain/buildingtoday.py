"""Building today out of metrics, entries and goals."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from habit.domain.catalog import Catalog, Named
from habit.domain.entries import Entry
from habit.domain.goalrules import goal_in_force, judge_day, judge_week
from habit.domain.goals import Bound, Goal, Per
from habit.domain.kinds import rules_of
from habit.domain.nightly import is_of_the_night
from habit.domain.present import Present
from habit.domain.today import Today, TodayRow, Tonight
from habit.domain.verdicts import Verdict
from habit.domain.weeks import Week


def build_today(
    catalog: Catalog, entries: Iterable[Entry], goals: Sequence[Goal], present: Present, week: Week
) -> Today:
    """Today out of the entries of ``week``, which holds it, and of the day before it."""
    entries = list(entries)
    rows = tuple(_today_row(one, entries, goals, present, week) for one in catalog.active())
    return Today(present.day, week, rows, tuple(_tonight(catalog, entries, goals, present)))


def _today_row(
    named: Named, entries: Sequence[Entry], goals: Sequence[Goal], present: Present, week: Week
) -> TodayRow:
    metric = named.metric
    by_day = {one.day: one for one in entries if one.metric_id == metric.id}
    day = present.day
    if is_of_the_night(metric, present.day_start) and day not in by_day:
        # until tonight has its own entry, the night that counts is the one that just ended
        day -= timedelta(days=1)
    in_week = [one for one in by_day.values() if week.first <= one.day <= week.last]
    goal = goal_in_force(goals, metric.id, day)
    verdict: Verdict | None = None
    if goal is not None and goal.per is Per.WEEK:
        verdict = judge_week(goal, in_week, week, present.day, metric)
    elif goal is not None:
        verdict = judge_day(goal, by_day.get(day), metric, over=day < present.day)
    so_far = rules_of(metric.kind).summarise(in_week, metric, len(week.days))
    return TodayRow(named, day, by_day.get(day), goal, verdict, so_far)


def _tonight(
    catalog: Catalog, entries: Sequence[Entry], goals: Sequence[Goal], present: Present
) -> list[Tonight]:
    entered = {one.metric_id for one in entries if one.day == present.day}
    tonight = []
    for one in catalog.active():
        goal = goal_in_force(goals, one.metric.id, present.day)
        if goal is None or goal.bound not in (Bound.BEFORE, Bound.BETWEEN):
            continue
        if is_of_the_night(one.metric, present.day_start) and one.metric.id not in entered:
            tonight.append(Tonight(one, present.day, goal))
    return tonight
