"""How well a habit is kept: strength, streaks, and what they were judged from."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum

from habit.domain.catalog import Named
from habit.domain.entries import Entry, State
from habit.domain.figures import Figure, figure
from habit.domain.goalrules import goal_in_force
from habit.domain.goals import TIMES, Bound, Goal, Per
from habit.domain.judging import Judgement, Outcome, judgements
from habit.domain.loopscore import LoopHabit, LoopKind, LoopValue, Skip, loop_scores
from habit.domain.metrics import Kind, Metric
from habit.domain.streaks import Streak, Streaks, longest, streaks
from habit.domain.strength import strength, strength_history
from habit.lighttypes import NamedTuple

_BEST = 5
"""How many of the longest streaks are told."""

_A_WEEK = 7
NO_LOOP = "Loop has no such habit: it asks for yes or no, at least, or at most"


class Method(StrEnum):
    """How strength is computed."""

    OWN = "own"
    """``habit.domain.strength``: skips, weekly goals and silence are taken for what they are."""
    LOOP = "loop"
    """``habit.domain.loopscore``: as Loop Habit Tracker does."""


class OutcomeCounts(NamedTuple):
    """How many days, or how many weeks, went how."""

    per: Per
    met: int
    missed: int
    skipped: int
    unknown: int


class StatsCard(NamedTuple):
    """One metric's stats on the logical day ``today``.

    ``goal`` is the one that holds now. ``history`` is the strength (0..1) after each day or
    week that was judged, oldest first. ``best`` are the longest streaks, newest first.
    ``counts`` holds the days and the weeks that were judged, where there are any.
    """

    named: Named
    today: date
    method: Method
    goal: Goal | None
    strength: Figure
    history: tuple[tuple[date, float], ...]
    streaks: Streaks
    best: tuple[Streak, ...]
    counts: tuple[OutcomeCounts, ...]
    since: date | None


class StatsList(NamedTuple):
    """The stats of every metric in use, in the order of the table."""

    today: date
    method: Method
    cards: tuple[StatsCard, ...]


class Past(NamedTuple):
    """All that one metric's stats are made of, up to the logical day ``today``."""

    named: Named
    goals: Sequence[Goal]
    entries: Sequence[Entry]
    skipped: Collection[date]
    today: date
    week_start: int


def stats_of(past: Past, method: Method) -> StatsCard:
    """The stats of one metric."""
    judged = judgements(
        past.named.metric,
        past.goals,
        past.entries,
        past.today,
        skipped=past.skipped,
        week_start=past.week_start,
    )
    goal = goal_in_force(past.goals, past.named.metric.id, past.today)
    value, history = _strength(past, goal, judged, method)
    runs = streaks(judged, past.today)
    return StatsCard(
        past.named,
        past.today,
        method,
        goal,
        value,
        history,
        runs,
        tuple(longest(runs.all, _BEST)),
        _counts(judged),
        judged[0].first if judged else None,
    )


def _strength(
    past: Past, goal: Goal | None, judged: Sequence[Judgement], method: Method
) -> tuple[Figure, tuple[tuple[date, float], ...]]:
    if method is Method.OWN:
        if not judged:
            reason = "nothing to judge by: it has no goal" if past.entries else "no entries yet"
            return Figure(None, "0..1", 0, reason), ()
        points = strength_history(judged, past.today)
        return strength(judged, past.today), tuple((one.day, one.value) for one in points)
    habit = loop_habit(past.named.metric, goal)
    values = _loop_values(past, habit, judged)
    if habit is None or not values:
        return Figure(None, "0..1", 0, NO_LOOP if habit is None else "no entries yet"), ()
    scores = loop_scores(habit, values, past.today)
    return figure(scores.get(past.today), "0..1", len(scores), of="days"), tuple(scores.items())


def loop_habit(metric: Metric, goal: Goal | None) -> LoopHabit | None:
    """The habit of Loop that asks for the same as a goal, or None where Loop has none.

    Without a goal, and where a goal is a time or a grade, it is a yes or no of each day.
    """
    daily = LoopHabit(LoopKind.YES_NO)
    if goal is None or metric.kind in {Kind.CLOCK, Kind.GRADE}:
        return daily
    days = _A_WEEK if goal.per is Per.WEEK else 1
    counts_days = metric.kind is Kind.CHECK or goal.text.endswith(f" {TIMES} a {Per.WEEK}")
    if goal.bound is Bound.AT_MOST:
        return LoopHabit(LoopKind.AT_MOST, 1, days, goal.high or 0.0)
    if counts_days:
        return LoopHabit(LoopKind.YES_NO, max(1, int(goal.low or 1)), days)
    return LoopHabit(LoopKind.AT_LEAST, 1, days, goal.low or 0.0)


def _loop_values(
    past: Past, habit: LoopHabit | None, judged: Iterable[Judgement]
) -> dict[date, LoopValue]:
    metric = past.named.metric
    values: dict[date, LoopValue] = {}
    if habit is None:
        return values
    if habit.kind is LoopKind.YES_NO and metric.kind in {Kind.CLOCK, Kind.GRADE}:
        values = {one.last: float(one.outcome is Outcome.MET) for one in judged}
    else:
        values = {
            one.day: _loop_value(one, habit)
            for one in past.entries
            if one.metric_id == metric.id and one.state is not State.TEXT
        }
    begun = min(values, default=past.today)
    values |= {day: Skip.SKIP for day in past.skipped if begun < day <= past.today}
    return values


def _loop_value(entry: Entry, habit: LoopHabit) -> float:
    done = entry.state is State.VALUE
    if habit.kind is LoopKind.YES_NO:
        return float(done and entry.number != 0)
    if not done:
        return 0.0
    if entry.end_instant is not None and entry.instant is not None:
        return (entry.end_instant - entry.instant).total_seconds() / 60
    return entry.number or 0.0


def _counts(judged: Sequence[Judgement]) -> tuple[OutcomeCounts, ...]:
    found = []
    for per in Per:
        outcomes = [one.outcome for one in judged if one.per is per]
        if outcomes:
            order = (Outcome.MET, Outcome.MISSED, Outcome.SKIPPED, Outcome.UNKNOWN)
            found.append(OutcomeCounts(per, *(outcomes.count(one) for one in order)))
    return tuple(found)
