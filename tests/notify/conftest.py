"""A store's home, a crontab and a web server for each test that wants one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reminder_world import Posts, fake_crontab, posts


@pytest.fixture
def server() -> Iterator[Posts]:
    """A server that takes posts."""
    with posts() as found:
        yield found


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a crontab that is the test's own."""
    return fake_crontab(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def keep_off_the_real_crontab(request: pytest.FixtureRequest) -> None:
    """No test but the one with a real cron may touch the crontab of whoever runs the tests."""
    if request.node.get_closest_marker("slow") is None:
        request.getfixturevalue("table")
