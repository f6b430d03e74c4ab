"""Stats of a metric by both methods."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from kind_examples import CHECK, COUNT, FALL_ASLEEP, GRADE, RUNNING, none, read
from sleep_examples import vectors

from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.domain.goals import Goal, Per
from habit.domain.goaltext import read_goal
from habit.domain.habitstats import Method, OutcomeCounts, Past, loop_habit, stats_of
from habit.domain.kinds import rules_of
from habit.domain.loopscore import LoopHabit, LoopKind
from habit.domain.metrics import FROM_THE_BEGINNING, Definition, Metric

FIRST = date(2024, 1, 1)


def past(
    metric: Metric,
    texts: str,
    goal: str = "",
    *,
    skipped: Sequence[date] = (),
    today: date | None = None,
) -> Past:
    """Entries from the first of January on, one a word; a dot leaves a day out."""
    words = texts.split()
    definition = Definition(
        metric.id, FROM_THE_BEGINNING, metric.slug, 1, archived=False, note="", from_document=False
    )
    goals = [read_goal(goal, metric, FIRST)] if goal else []
    entries = [_entry(metric, one, at) for at, one in enumerate(words) if one != "."]
    today = today or FIRST + timedelta(days=len(words))
    return Past(Named(metric, definition, (), begun=True), goals, entries, skipped, today, 1)


def _entry(metric: Metric, text: str, at: int) -> Entry:
    day = FIRST + timedelta(days=at)
    if text == "none":
        return none(metric, day)
    return read(rules_of(metric.kind), text, metric, FIRST)._replace(day=day)


def test_a_skipped_day_neither_helps_nor_harms() -> None:
    with_gap = stats_of(past(CHECK, "x x . x x"), Method.OWN)
    skipped = stats_of(past(CHECK, "x x . x x", skipped=[date(2024, 1, 3)]), Method.OWN)
    without = stats_of(past(CHECK, "x x x x"), Method.OWN)
    assert with_gap.streaks.best is not None
    assert skipped.streaks.best is not None
    assert (with_gap.streaks.best.length, skipped.streaks.best.length) == (2, 4)
    assert skipped.strength.value == without.strength.value
    assert skipped.counts == (OutcomeCounts(Per.DAY, 4, 0, 1, 1),)


def test_an_at_most_goal_without_data_is_unknown_rather_than_perfect() -> None:
    silent = stats_of(past(COUNT, "x . . . . .", "at most 1 a day"), Method.OWN)
    assert silent.strength.n == 1
    assert silent.counts == (OutcomeCounts(Per.DAY, 1, 0, 0, 6),)
    loop = stats_of(past(COUNT, "x . . . . .", "at most 1 a day"), Method.LOOP)
    assert loop.strength.value == 1.0


def test_days_and_weeks_are_counted_apart_when_the_goal_changes() -> None:
    one = past(COUNT, "x x x x x x x x x x x x x x", "1 a day")
    weekly = read_goal("3 a week", COUNT, date(2024, 1, 8))
    found = stats_of(one._replace(goals=[*one.goals, weekly]), Method.OWN)
    assert found.counts == (
        OutcomeCounts(Per.DAY, 7, 0, 0, 0),
        OutcomeCounts(Per.WEEK, 1, 0, 0, 1),
    )


def test_a_time_without_a_goal_has_nothing_to_be_judged_by() -> None:
    found = stats_of(past(FALL_ASLEEP, "23:50 0:10"), Method.OWN)
    assert found.strength.value is None
    assert found.strength.remark == "nothing to judge by: it has no goal"
    nothing = stats_of(past(FALL_ASLEEP, ""), Method.OWN)
    assert nothing.strength.remark == "no entries yet"


@pytest.mark.parametrize(
    ("metric", "goal", "habit"),
    [
        (CHECK, "", LoopHabit(LoopKind.YES_NO)),
        (CHECK, "3 a week", LoopHabit(LoopKind.YES_NO, 3, 7)),
        (RUNNING, "3 times a week", LoopHabit(LoopKind.YES_NO, 3, 7)),
        (RUNNING, "15 km a week", LoopHabit(LoopKind.AT_LEAST, 1, 7, 15.0)),
        (COUNT, "2-3 a day", LoopHabit(LoopKind.AT_LEAST, 1, 1, 2.0)),
        (COUNT, "at most 2 a day", LoopHabit(LoopKind.AT_MOST, 1, 1, 2.0)),
        (FALL_ASLEEP, "before 2:00", LoopHabit(LoopKind.YES_NO)),
        (GRADE, "at least B a day", LoopHabit(LoopKind.YES_NO)),
    ],
)
def test_a_goal_is_the_habit_of_loop_that_asks_for_the_same(
    metric: Metric, goal: str, habit: LoopHabit
) -> None:
    meant: Goal | None = read_goal(goal, metric, FIRST) if goal else None
    assert loop_habit(metric, meant) == habit


def test_a_daily_check_by_the_method_of_loop_agrees_with_its_vectors() -> None:
    # Loop's own formula for a daily habit done for days on end
    assert vectors("loop.json")["schema"] == 1
    found = stats_of(past(CHECK, "x " * 13, today=date(2024, 1, 13)), Method.LOOP)
    assert found.strength.value == pytest.approx(0.5, abs=1e-9)
    assert len(found.history) == 13
