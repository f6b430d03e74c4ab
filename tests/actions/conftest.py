"""A store to act on, and a present to act in."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from habit.domain.present import Present
from habit.store.opening import open_store
from habit.store.repository import Repository

Cells = dict[tuple[str, str], str]


def at(local: str, zone: str = "Asia/Shanghai") -> Present:
    """The present at a wall-clock time."""
    return Present.at(datetime.fromisoformat(local), zone)


@pytest.fixture
def morning() -> Present:
    """Thursday morning of the week 2024-W03."""
    return at("2024-01-18T09:30")


@pytest.fixture
def store(own_world: Path) -> Iterator[Repository]:
    """A new store with the four metrics that it starts with."""
    (own_world / "habit").mkdir()
    repository = open_store(str(own_world / "habit" / "habit.db"))
    yield repository
    repository.close()


@pytest.fixture
def cells(store: Repository) -> Callable[[], Cells]:
    """Every cell that is filled, by its metric's slug and its day."""

    def read() -> Cells:
        catalog = store.catalog(date.max)
        return {
            (catalog[one.metric_id].metric.slug, one.day.isoformat()): one.text
            for one in store.entries(date.min, date.max)
        }

    return read


@pytest.fixture
def commands(store: Repository) -> Callable[[], list[str]]:
    """The commands of the journal, oldest first, without the one that made the store."""
    return lambda: [change.command for change in reversed(store.changes(1000))][1:]
