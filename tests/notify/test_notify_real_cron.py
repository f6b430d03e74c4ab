"""Debian's own cron, from the installation of a reminder to its removal."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from reminder_world import Posts

from habit.schedule.crontab import daemon_runs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("cron") is None and os.environ.get("CI") != "true",
        reason="there is no cron here",
    ),
]

MINE = """\
# kept as it is: ü, \ttabs and  blanks
MAILTO=""
5 4 * * 0\ttest -x /bin/true && echo 'a 100\\% b'\x20\x20
""".encode()
ZONE = "America/New_York"
PROGRAM = Path(sys.executable).with_name("habit")


def crontab() -> bytes | None:
    done = subprocess.run(["crontab", "-l"], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def put(table: bytes | None) -> None:
    if table is None:
        subprocess.run(["crontab", "-r"], capture_output=True, check=False)
    else:
        subprocess.run(["crontab", "-"], input=table, check=True)


@pytest.fixture
def cron() -> Iterator[None]:
    """A running cron daemon, and the user's crontab put back afterwards."""
    before = crontab()
    daemon = None
    if not daemon_runs():
        daemon = subprocess.Popen(["cron", "-f", "-L", "15"])
    put(MINE)
    # cron tells tables apart by their times in seconds: what it has read must be older than ours
    time.sleep(2)
    try:
        yield
    finally:
        put(before)
        if daemon is not None:
            daemon.terminate()
            daemon.wait()


def habit(*words: str) -> str:
    done = subprocess.run(
        [PROGRAM, *words], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    return done.stdout + done.stderr


def next_minute() -> datetime:
    """The minute that begins next, with time enough for cron to see a new table before it."""
    while (now := datetime.now(UTC)).second > 50:
        time.sleep(1)
    return now.replace(second=0, microsecond=0) + timedelta(minutes=1)


def local_time(instant: datetime) -> str:
    return f"{instant.astimezone(ZoneInfo(ZONE)):%H:%M}"


def wait_until(instant: datetime) -> None:
    while datetime.now(UTC) < instant:
        time.sleep(0.5)


@pytest.mark.usefixtures("cron")
def test_a_reminder_comes_by_cron_until_its_metric_is_logged(
    server: Posts, monkeypatch: pytest.MonkeyPatch, own_world: Path
) -> None:
    # 100 % of a folder's name reaches the command, and the machine's zone is not the user's
    home = own_world / "100% mine"
    home.mkdir()
    monkeypatch.delenv("HABIT_NOW")
    monkeypatch.setenv("HABIT_HOME", str(home))
    monkeypatch.setenv("TZ", ZONE)
    habit("config", "set", "remind_webhook", server.url)
    habit("config", "set", "remind_print", "off")

    first = next_minute()
    said = habit("remind", "install", "--at", local_time(first), "--metric", "run")
    assert f"running-{local_time(first).lstrip('0') or '0'}".replace("-:", "-0:") in said
    installed = crontab()
    assert installed is not None
    assert installed.startswith(MINE)
    while not server.arrived and datetime.now(UTC) < first + timedelta(seconds=50):
        time.sleep(0.5)
    assert server.arrived, habit("remind", "status") + repr(crontab())
    wait_until(first + timedelta(seconds=20))
    [post] = server.arrived
    assert post.content["title"].startswith("Missing on ")
    assert post.content["message"] == "Running"
    assert [one["metric"] for one in post.content["missing"]] == ["running"]
    status = habit("remind", "status")
    assert "cron, every 5 minutes: running" in status
    assert "told running-" in status

    habit("log", "run", "4km")
    second = next_minute()
    habit("remind", "install", "--at", local_time(second), "--metric", "run", "--name", "again")
    wait_until(second + timedelta(seconds=20))
    assert len(server.arrived) == 1
    assert "nothing was due" in habit("remind", "status")

    habit("remind", "uninstall")
    assert crontab() == MINE
