"""Comparing nights with habits, out of the store."""

from habit.actions.sleeping import period_of, sleep_entries, sleep_parts
from habit.domain.insights import Habit, Insights, Outcome, insights, is_habit, onset_minutes
from habit.domain.present import Present
from habit.domain.skipped import skipped_days
from habit.store.repository import Repository

DEFAULT = "year"
_PARTS = ("go-to-bed", "awakenings", "fall-asleep", "get-up")


def show_insights(repository: Repository, present: Present, week_start: int, text: str) -> Insights:
    """Nights after days with and without each habit in use, in the period that ``text`` names."""
    catalog = repository.catalog(present.day)
    parts = sleep_parts(catalog)
    period = period_of(repository, present, week_start, text or DEFAULT)
    last = max(period.first, min(period.last, present.day))
    nights, onsets = sleep_entries(repository, present, period.first, last)
    asleep = {parts[one].id for one in _PARTS if one in parts}
    others = [one for one in catalog.active() if one.metric.id not in asleep]
    skips = repository.skips()
    habits = [
        Habit(
            named,
            repository.entries_within(named.metric.id, period.first, last),
            skipped_days(skips, named.metric.id),
        )
        for named in others
        if is_habit(named)
    ]
    outcomes = {Outcome.FALL_ASLEEP: onset_minutes(onsets), Outcome.DURATION: nights.durations()}
    return insights(period, habits, outcomes, [one for one in others if not is_habit(one)])
