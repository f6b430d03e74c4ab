"""The goals as they held on each day: ramps as the steps that they came to."""

from collections.abc import Sequence
from datetime import date

from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.present import Present
from habit.store.repository import Repository


def goals_held(repository: Repository, present: Present, week_start: int) -> list[Goal]:
    """All goals there ever were, as they are judged by. Without a ramp it costs nothing more."""
    goals = repository.goals()
    if all(one.step_min is None for one in goals):
        return goals
    from habit.domain.ramps import held  # noqa: PLC0415 - most stores have no ramp

    catalog = repository.catalog(present.day)

    def entries_since(metric_id: str, first: date) -> Sequence[Entry]:
        return repository.entries_within(metric_id, first, present.day)

    return held(
        goals,
        lambda metric_id: catalog[metric_id].metric,
        entries_since,
        present.day,
        week_start,
        skips=repository.skips(),
    )
