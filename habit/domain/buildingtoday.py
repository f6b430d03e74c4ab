"""Building today out of metrics, entries and goals."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta

from habit.domain.catalog import Catalog, Named
from habit.domain.entries import Entry
from habit.domain.goalrules import goal_in_force, judge_day, judge_week
from habit.domain.goals import Bound, Goal, Per
from habit.domain.kinds import rules_of
from habit.domain.nightly import is_of_the_night
from habit.domain.present import Present
from habit.domain.skipped import Skip, is_skipped, overlapping, skipped_days
from habit.domain.today import Today, TodayRow, Tonight
from habit.domain.verdicts import Verdict
from habit.domain.weeks import Week


def build_today(
    catalog: Catalog,
    entries: Iterable[Entry],
    goals: Sequence[Goal],
    present: Present,
    week: Week,
    *,
    skips: Sequence[Skip] = (),
) -> Today:
    """Today out of the entries of ``week``, which holds it, and of the day before it."""
    entries = list(entries)
    near = overlapping(skips, week.first - timedelta(days=1), week.last)
    rows = tuple(
        _today_row(one, entries, goals, present, week, skipped_days(near, one.metric.id))
        for one in catalog.active()
    )
    tonight = [
        one
        for one in _tonight(catalog, entries, goals, present)
        if not is_skipped(near, one.named.metric.id, one.day)
    ]
    return Today(present.day, week, rows, tuple(tonight))


def _today_row(  # noqa: PLR0917 - a row has these six sources
    named: Named,
    entries: Sequence[Entry],
    goals: Sequence[Goal],
    present: Present,
    week: Week,
    skipped: Container[date],
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
        verdict = judge_week(goal, in_week, week, present.day, metric, skipped=skipped)
    elif goal is not None and day not in skipped:
        verdict = judge_day(goal, by_day.get(day), metric, over=day < present.day)
    so_far = rules_of(metric.kind).summarise(in_week, metric, len(week.days))
    return TodayRow(named, day, by_day.get(day), goal, verdict, so_far, day in skipped)


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
