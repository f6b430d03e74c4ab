"""Looking metrics up, with all there is to say about them."""

from collections.abc import Sequence

from habit.actions.goalsheld import goals_held
from habit.domain.catalog import Named
from habit.domain.goalrules import goal_in_force
from habit.domain.goals import Goal
from habit.domain.outcomes import MetricCard, MetricList
from habit.domain.present import Present
from habit.domain.ramps import is_ramp
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


def show_metric(repository: Repository, present: Present, week_start: int, name: str) -> MetricCard:
    """One metric, archived or not, with what its goal asks for now.

    ``week_start`` is an ISO weekday, 1 for Monday.
    """
    metric_id = repository.catalog(present.day).resolve(name).metric.id
    card = card_of(repository, present, metric_id)
    if card.goal is None or not is_ramp(card.goal):
        return card
    held = goals_held(repository, present, week_start)
    return card._replace(step=goal_in_force(held, metric_id, present.day))


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
