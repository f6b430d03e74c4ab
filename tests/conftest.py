"""Every test has a home, a zone and a clock of its own."""

from pathlib import Path

import pytest

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
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return home
