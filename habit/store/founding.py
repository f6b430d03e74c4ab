"""The first change of every store: the metrics that it starts with."""

from habit import clock
from habit.domain.journal import Edit, Record
from habit.domain.starting import STARTING_ALIASES, STARTING_DEFINITIONS, STARTING_METRICS
from habit.store.repository import Repository

FOUNDING = "new store"
"""The command that the journal names for it."""


def found(repository: Repository) -> None:
    """Write the first change, within a transaction of a store that holds nothing yet."""
    records: tuple[Record, ...] = (*STARTING_METRICS, *STARTING_DEFINITIONS, *STARTING_ALIASES)
    repository.record(FOUNDING, [Edit(None, record) for record in records], clock.now())
