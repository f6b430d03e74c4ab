"""Units that systemd accepts, and a plist that launchd's own format reads back."""

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from reminder_world import habit

from habit.schedule.jobs import Job, program_words
from habit.schedule.launchd import plist_text
from habit.schedule.systemd import unit_texts

JOB = Job(
    ("/bin/echo", "a b", "100%", "$HOME", 'say "hi"', "back\\slash"),
    (("HABIT_HOME", "/data/50% of it"), ("LANG", "C.UTF-8")),
    (0, 2),
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for systemctl and launchctl that write down how they were called."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("systemctl", "launchctl"):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> {tmp_path}/called\n')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path / "called"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for name, text in unit_texts(JOB).items():
        (tmp_path / name).write_bytes(text or b"")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(tmp_path / "habit-remind.timer")],
        capture_output=True,
        text=True,
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    for phase in JOB.phases:
        subprocess.run(
            ["systemd-analyze", "calendar", f"*:{phase}/5"], capture_output=True, check=True
        )


def test_the_units_are_these() -> None:
    timer, service = (text.decode() for text in unit_texts(JOB).values() if text)
    assert timer == (
        "[Unit]\nDescription=Reminders of habit\n\n"
        "[Timer]\nOnCalendar=*:0/5\nOnCalendar=*:2/5\nAccuracySec=1s\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    assert service == (
        "[Unit]\nDescription=Reminders of habit\n\n"
        '[Service]\nType=oneshot\nEnvironment="HABIT_HOME=/data/50%% of it"\n'
        'Environment="LANG=C.UTF-8"\n'
        'ExecStart="/bin/echo" "a b" "100%%" "$$HOME" "say \\"hi\\"" "back\\\\slash"\n'
        "SuccessExitStatus=3\n"
    )


def test_the_plist_says_the_same() -> None:
    agent = plistlib.loads(plist_text(JOB, Path("/logs/habit.log")))
    assert agent["ProgramArguments"] == list(JOB.words)
    assert agent["EnvironmentVariables"] == dict(JOB.environment)
    assert agent["StartCalendarInterval"][:4] == [{"Minute": minute} for minute in (0, 2, 5, 7)]


def test_systemd_units_come_and_go(programs: Path, own_world: Path) -> None:
    folder = own_world / ".config" / "systemd" / "user"
    made = habit("remind", "install", "--at", "21:30", "--with", "systemd")
    assert made.out.splitlines()[1:] == [
        f"made {folder}/habit-remind.timer",
        f"made {folder}/habit-remind.service",
    ]
    assert sorted(path.name for path in folder.iterdir()) == [
        "habit-remind.service",
        "habit-remind.timer",
    ]
    assert "runs by    systemd, every 5 minutes: running" in habit("remind", "status").out
    assert "systemd mails nothing here" in habit("remind", "status").err
    habit("remind", "uninstall")
    assert list(folder.iterdir()) == []
    assert programs.read_text().splitlines() == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now habit-remind.timer",
        "systemctl --user is-active habit-remind.timer",
        "systemctl --user is-active habit-remind.timer",
        "systemctl --user disable --now habit-remind.timer",
        "systemctl --user daemon-reload",
    ]


def test_a_launch_agent_comes_and_goes(programs: Path, own_world: Path) -> None:
    plist = own_world / "Library" / "LaunchAgents" / "habit.remind.plist"
    habit("remind", "install", "--at", "21:30", "--with", "launchd")
    assert plistlib.loads(plist.read_bytes())["Label"] == "habit.remind"
    assert "runs by    launchd, every 5 minutes: running" in habit("remind", "status").out
    habit("remind", "uninstall")
    assert not plist.exists()
    domain = f"gui/{os.getuid()}"
    assert programs.read_text().splitlines() == [
        f"launchctl bootout {domain}/habit.remind",
        f"launchctl bootstrap {domain} {plist}",
        f"launchctl print {domain}/habit.remind",
        f"launchctl bootout {domain}/habit.remind",
    ]


@pytest.mark.usefixtures("programs")
def test_another_reminder_goes_to_what_runs_the_job_already(table: Path) -> None:
    habit("remind", "install", "--at", "21:30", "--with", "systemd")
    assert "habit-remind.timer" in habit("remind", "install", "--at", "22:02").out
    assert not table.exists()
    habit("remind", "install", "--at", "22:02", "--with", "cron")
    assert table.exists()


@pytest.mark.parametrize("scheduler", ["systemd", "launchd"])
@pytest.mark.usefixtures("programs")
def test_the_job_of_another_store_is_not_overwritten(
    scheduler: str, tmp_path: Path, own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install = ("remind", "install", "--at", "21:30", "--with", scheduler)
    habit(*install)
    places = [*(own_world / ".config").rglob("habit*"), *(own_world / "Library").rglob("habit*")]
    before = [place.read_bytes() for place in places]
    monkeypatch.setenv("HABIT_HOME", str(tmp_path / "trial"))
    refused = habit(*install)
    assert (refused.out, refused.code) == ("", 1)
    assert f"{scheduler} runs habit for another store already" in refused.err
    assert habit("remind", "uninstall").err == "There was nothing to remove.\n"
    assert [place.read_bytes() for place in places] == before != []
    assert "remind install" not in habit("history").out


def test_without_a_session_the_way_to_switch_it_on_is_told(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (programs.parent / "programs" / "systemctl").write_text("#!/bin/sh\nexit 1\n")
    told = habit("remind", "install", "--at", "21:30", "--with", "systemd")
    assert told.code == 0
    assert "systemctl --user enable --now habit-remind.timer" in told.err
    assert "The timer is not active" in habit("remind", "status").err
    monkeypatch.setenv("PATH", "/nowhere")
    assert "whether it runs cannot be told" in habit("remind", "status").out


def test_the_plist_that_is_printed_can_be_put_in_place(own_world: Path) -> None:
    printed = habit("remind", "install", "--at", "21:31", "--with", "print").out
    plist = printed.partition("# ~/Library/LaunchAgents/habit.remind.plist\n")[2]
    assert plistlib.loads(plist.encode())["ProgramArguments"][-2:] == ["remind", "--due"]
    assert f"<string>{own_world}" in plist


def test_all_of_them_can_be_printed_and_nothing_is_kept(own_world: Path) -> None:
    printed = habit("remind", "install", "--at", "21:31", "--with", "print")
    heads = [line for line in printed.out.splitlines() if line.startswith("# ")]
    assert heads == [
        "# crontab",
        "# ~/.config/systemd/user/habit-remind.timer",
        "# ~/.config/systemd/user/habit-remind.service",
        "# ~/Library/LaunchAgents/habit.remind.plist",
    ]
    assert "OnCalendar=*:1/5" in printed.out
    assert not (own_world / ".config").exists()
    assert "reminder" not in habit("history").out


def test_the_program_is_named_by_its_path(tmp_path: Path) -> None:
    script = tmp_path / "habit"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    assert program_words(str(script), {}) == (str(script),)
    assert program_words("habit", {"PATH": str(tmp_path)}) == (str(script),)
    beside = Path(sys.executable).with_name("habit")
    expected = (str(beside),) if beside.exists() else (sys.executable, "-m", "habit")
    assert program_words("/x/__main__.py", {}) == expected
