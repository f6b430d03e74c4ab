"""Strength and streaks out of the store."""

from habit.actions.goalsheld import goals_held
from habit.domain.catalog import Named
from habit.domain.habitstats import Method, Past, StatsCard, StatsList, stats_of
from habit.domain.present import Present
from habit.domain.skipped import skipped_days
from habit.errors import UsageProblem
from habit.store.repository import Repository

ALL = "all"


def show_stats(
    repository: Repository, present: Present, week_start: int, name: str, method: str
) -> StatsCard | StatsList:
    """The stats of one metric, or of all in use."""
    chosen = _method(method)
    catalog = repository.catalog(present.day)
    goals, skips = goals_held(repository, present, week_start), repository.skips()

    def card(named: Named) -> StatsCard:
        metric_id = named.metric.id
        past = Past(
            named,
            [one for one in goals if one.metric_id == metric_id],
            repository.all_metric_entries(metric_id),
            skipped_days(skips, metric_id),
            present.day,
            week_start,
        )
        return stats_of(past, chosen)

    if name.strip().casefold() == ALL:
        return StatsList(present.day, chosen, tuple(card(one) for one in catalog.active()))
    return card(catalog.resolve(name))


def _method(text: str) -> Method:
    wanted = text.strip().casefold()
    if wanted not in Method.__members__.values():
        raise UsageProblem(f"There is no method {text!r}. There are: {', '.join(Method)}.")
    return Method(wanted)
