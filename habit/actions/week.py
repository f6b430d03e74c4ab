"""Showing a week."""

from habit.actions.goalsheld import goals_held
from habit.domain.building import build_week
from habit.domain.daytext import read_week
from habit.domain.present import Present
from habit.domain.weektable import WeekTable
from habit.store.repository import Repository


def show_week(repository: Repository, present: Present, week_start: int, text: str) -> WeekTable:
    """The table of the week that ``text`` names; "" is this one.

    ``week_start`` is an ISO weekday, 1 for Monday. Raises NotADay when no week is meant.
    """
    week = read_week(text, present, week_start)
    layout, layout_rows = repository.layout(week.first)
    return build_week(
        repository.catalog(week.last),
        repository.entries(week.first, week.last),
        goals_held(repository, present, week_start),
        week,
        present.day,
        layout,
        layout_rows,
        skips=repository.skips(),
    )
