"""Ramps: goals that move by themselves, a step earlier with every week that meets them.

``before 2:00 -> 0:00 by 15m a week`` asks for 2:00 at first. Each whole week in which every
night is known and met, skipped ones left out, moves it by 15 minutes, until it is 0:00. Any
other week leaves it where it is. A ramp is judged as the plain goals that it comes to, one from
each step on, so that a past day is judged by what held then.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, timedelta

from habit.domain.days import clock_text
from habit.domain.entries import Entry
from habit.domain.goalrules import judge_week
from habit.domain.goals import Bound, Goal
from habit.domain.metrics import Metric
from habit.domain.skipped import Skip, skipped_days
from habit.domain.verdicts import Verdict
from habit.domain.weeks import Week

_WEEK = timedelta(days=7)


def is_ramp(goal: Goal) -> bool:
    """Whether the goal moves by itself."""
    return goal.step_min is not None and goal.target is not None


def held(
    goals: Sequence[Goal],
    metric_of: Callable[[str], Metric],
    entries_since: Callable[[str, date], Sequence[Entry]],
    today: date,
    week_start: int,
    *,
    skips: Iterable[Skip] = (),
) -> list[Goal]:
    """The goals as they held: each ramp as its steps, up to the week of ``today``.

    ``entries_since`` gives a metric's entries from a day on.
    """
    found: list[Goal] = []
    for goal in goals:
        if not is_ramp(goal):
            found.append(goal)
            continue
        following = [
            one.valid_from
            for one in goals
            if one.metric_id == goal.metric_id and one.valid_from > goal.valid_from
        ]
        until = min([today, *(day - timedelta(days=1) for day in following)])
        entries = entries_since(goal.metric_id, goal.valid_from)
        skipped = skipped_days(skips, goal.metric_id)
        metric = metric_of(goal.metric_id)
        found += steps(goal, metric, entries, until, week_start, skipped=skipped)
    return found


def steps(
    ramp: Goal,
    metric: Metric,
    entries: Iterable[Entry],
    until: date,
    week_start: int,
    *,
    skipped: Container[date] = (),
) -> Iterator[Goal]:
    """The plain goals that a ramp came to by the day ``until``, oldest first; at least one.

    A step is taken on the first day of a week, after a week that lay wholly in the ramp's time
    and met it.
    """
    by_week: dict[date, list[Entry]] = {}
    for one in entries:
        by_week.setdefault(Week.holding(one.day, week_start).first, []).append(one)
    now = _plain(ramp, ramp.valid_from, 0)
    yield now
    week = Week.holding(ramp.valid_from, week_start)
    if week.first < ramp.valid_from:
        week = Week(week.first + _WEEK)
    taken = 0
    while week.first + _WEEK <= until and _bound(now) != ramp.target:
        own = by_week.get(week.first, [])
        verdict = judge_week(now, own, week, until, metric, skipped=skipped)
        week = Week(week.first + _WEEK)
        if verdict is Verdict.MET:
            taken += 1
            now = _plain(ramp, week.first, taken)
            yield now


def _bound(goal: Goal) -> float | None:
    return goal.high if goal.bound is Bound.BEFORE else goal.low


def _plain(ramp: Goal, valid_from: date, taken: int) -> Goal:
    start, target, step = _bound(ramp) or 0.0, ramp.target or 0.0, ramp.step_min or 0.0
    reached = (
        max(target, start - taken * step) if start > target else min(target, start + taken * step)
    )
    text = f"{ramp.bound} {clock_text(int(reached))}"
    plain = ramp._replace(valid_from=valid_from, text=text, target=None, step_min=None)
    if ramp.bound is Bound.BEFORE:
        return plain._replace(high=reached)
    return plain._replace(low=reached)
