"""Recording what a command does to a metric."""

from collections.abc import Sequence

from habit.actions.metriccards import card_of
from habit.domain.catalog import Named
from habit.domain.journal import Edit
from habit.domain.outcomes import MetricChanged
from habit.domain.present import Present
from habit.lighttypes import NamedTuple
from habit.store.repository import Repository


class Alteration(NamedTuple):
    """The edits of a metric, the command for the journal, and what to tell the user."""

    named: Named
    edits: Sequence[Edit]
    command: str
    what: str


def alter(repository: Repository, present: Present, wanted: Alteration) -> MetricChanged:
    """Record the edits, if there are any, and show what has become of the metric."""
    if wanted.edits:
        repository.record(wanted.command, wanted.edits, present.now)
    told = wanted.what if wanted.edits else "as it was"
    return MetricChanged(card_of(repository, present, wanted.named.metric.id), told)
