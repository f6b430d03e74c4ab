"""Stores to test on: SQLite and PostgreSQL alike."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habit.store.opening import open_store
from habit.store.repository import Repository

NOW = "2024-01-18T09:30:00+08:00"


@pytest.fixture(scope="session")
def new_store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly made store, to be copied: making one takes half a second."""
    path = tmp_path_factory.mktemp("new") / "habit.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABIT_NOW", NOW)
        open_store(str(path)).close()
    return path


@pytest.fixture
def store_file(new_store_file: Path, tmp_path: Path) -> Path:
    """The file of a new store, on SQLite."""
    path = tmp_path / "habit.db"
    shutil.copy2(new_store_file, path)
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest) -> str:
    """Where a store is, in each kind of database."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("store_file"))
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def opened() -> Iterator[Callable[[str], Repository]]:
    """Opens stores and closes them when the test ends."""
    stores: list[Repository] = []

    def open_and_remember(target: str) -> Repository:
        stores.append(open_store(target))
        return stores[-1]

    yield open_and_remember
    for store in stores:
        store.close()


@pytest.fixture
def repository(target: str, opened: Callable[[str], Repository]) -> Repository:
    """A new store, open."""
    return opened(target)
