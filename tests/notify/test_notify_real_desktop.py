"""notify-send against a real bus and a real notification daemon, without a screen."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from reminder_world import habit

PROGRAMS = ("Xvfb", "dbus-daemon", "dunst", "dunstctl", "notify-send")

pytestmark = pytest.mark.skipif(
    any(shutil.which(one) is None for one in PROGRAMS) and os.environ.get("CI") != "true",
    reason="there is no Xvfb, D-Bus or dunst here",
)


def until(path: Path) -> None:
    for _ in range(200):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} did not appear")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a session bus on which dunst shows notifications."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    address = f"unix:path={runtime}/bus"
    display = f":{os.getpid() % 30000 + 100}"
    environment = os.environ | {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "DISPLAY": display,
        "XDG_RUNTIME_DIR": str(runtime),
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    started = [
        subprocess.Popen(["Xvfb", display, "-screen", "0", "640x480x8"], **quiet),  # type: ignore[call-overload]  # the same options thrice
        subprocess.Popen(["dbus-daemon", "--session", "--nofork", f"--address={address}"], **quiet),  # type: ignore[call-overload]  # the same
    ]
    try:
        until(runtime / "bus")
        until(Path(f"/tmp/.X11-unix/X{display[1:]}"))  # noqa: S108 - where X servers listen
        started.append(subprocess.Popen(["dunst"], **quiet))  # type: ignore[call-overload]  # the same
        for _ in range(100):
            asked = subprocess.run(
                ["dunstctl", "count"], env=environment, capture_output=True, check=False
            )
            if asked.returncode == 0:
                break
            time.sleep(0.1)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def shown(address: str) -> str:
    """What dunst shows or has shown, as it tells it."""
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    subprocess.run(["dunstctl", "close-all"], env=environment, check=True)
    told = subprocess.run(
        ["dunstctl", "history"], env=environment, capture_output=True, text=True, check=True
    )
    return told.stdout


def test_a_reminder_is_shown_on_the_desktop(bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    habit("metric", "rename", "run", "R&D <run>")
    habit("config", "set", "remind_desktop", "on")
    habit("config", "set", "remind_print", "off")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    assert habit("remind", "--if-missing", "run").code == 3
    told = shown(bus)
    assert "Missing on Thu 18 Jan" in told
    assert "R&amp;D &lt;run&gt;" in told
    assert habit("remind", "test") == (
        "desktop: The notification daemon took it. Whether it was shown, it cannot say.\n",
        "",
        0,
    )


def test_the_bus_is_found_where_systemd_puts_it(bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    habit("config", "set", "remind_desktop", "on")
    habit("config", "set", "remind_print", "off")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/gone")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(Path(bus.removeprefix("unix:path=")).parent))
    assert habit("remind", "test").code == 0


def test_a_bus_without_a_daemon_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    habit("config", "set", "remind_desktop", "on")
    habit("config", "set", "remind_print", "off")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=nobody-is-here")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    failed = habit("remind", "test")
    assert failed.out.startswith("desktop: FAILED. notify-send failed: ")
    assert (failed.err, failed.code) == ("", 1)
