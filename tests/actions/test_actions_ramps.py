"""A ramp is judged and reminded of as the step that holds."""

from datetime import datetime

from habit.actions.goals import metric_goal
from habit.actions.goalsheld import goals_held
from habit.actions.logging import LogOptions, log_lines
from habit.actions.reminding import bedtimes
from habit.domain.present import Present
from habit.store.repository import Repository

EVENING = Present.at(datetime(2024, 1, 18, 22, 0), "Asia/Shanghai")  # noqa: DTZ001 - a wall time
RAMP = ["before 2:00 -> 0:00 by 15m a week"]


def test_a_bedtime_is_that_of_the_step_that_holds_tonight(store: Repository) -> None:
    metric_goal(store, EVENING, "sleep", RAMP, "2024-01-08")
    assert [one.minute for one in bedtimes(store, EVENING, 1)] == [1560]
    lines = [f"2024-01-{day:02} sleep 1:50" for day in range(8, 15)]
    log_lines(store, EVENING, lines, LogOptions())
    [bedtime] = bedtimes(store, EVENING, 1)
    assert (bedtime.minute, bedtime.text) == (1545, "before 1:45")


def test_goals_without_a_ramp_are_those_of_the_store(store: Repository) -> None:
    metric_goal(store, EVENING, "sleep", ["before 2:00"], None)
    assert goals_held(store, EVENING, 1) == store.goals()
