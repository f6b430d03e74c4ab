"""Showing today."""

from datetime import timedelta

from habit.actions.goalsheld import goals_held
from habit.domain.buildingtoday import build_today
from habit.domain.present import Present
from habit.domain.today import Today
from habit.domain.weeks import Week
from habit.store.repository import Repository


def show_today(repository: Repository, present: Present, week_start: int) -> Today:
    """What is in and what is missing on the logical day, and the goals of its night.

    ``week_start`` is an ISO weekday, 1 for Monday.
    """
    week = Week.holding(present.day, week_start)
    # the night that has just ended is the day before's, which may lie in another week
    first = min(week.first, present.day - timedelta(days=1))
    return build_today(
        repository.catalog(present.day),
        repository.entries(first, week.last),
        goals_held(repository, present, week_start),
        present,
        week,
        skips=repository.skips(),
    )
