"""Looking metrics up, with all there is to say about them."""

from collections.abc import Sequence

from habit.domain.catalog import Named
from habit.domain.goalrules import goal_in_force
from habit.domain.goals import Goal
from habit.domain.outcomes import MetricCard, MetricList
from habit.domain.present import Present
from habit.store.repository import Repository


def list_metrics(repository: Repository, present: Present, *, archived: bool) -> MetricList:
    """The metrics in use, in the order of the table; then, if wanted, the archived ones."""
    every = sorted(repository.catalog(present.day), key=lambda one: one.definition.archived)
    goals = repository.goals()
    return MetricList(
        tuple(
            _card(repository, present, named, goals)
            for named in every
            if archived or not named.definition.archived
        )
    )


def show_metric(repository: Repository, present: Present, name: str) -> MetricCard:
    """One metric, archived or not."""
    named = repository.catalog(present.day).resolve(name)
    return card_of(repository, present, named.metric.id)


def card_of(repository: Repository, present: Present, metric_id: str) -> MetricCard:
    """The card of a metric as it stands in the store now."""
    named = repository.catalog(present.day)[metric_id]
    return _card(repository, present, named, repository.goals())


def _card(
    repository: Repository, present: Present, named: Named, goals: Sequence[Goal]
) -> MetricCard:
    metric_id = named.metric.id
    return MetricCard(
        named,
        tuple(goal for goal in goals if goal.metric_id == metric_id),
        goal_in_force(goals, metric_id, present.day),
        *repository.extent(metric_id),
        present.day,
    )
