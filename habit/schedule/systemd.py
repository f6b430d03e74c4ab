"""Timer units of the user's systemd."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from habit.schedule.files import file_changes, taken, write_files
from habit.schedule.jobs import STEP_MIN, STORE, Applied, Change, Job

TIMER = "habit-remind.timer"
SERVICE = "habit-remind.service"
_SECONDS = 20


class Systemd:
    """The units in the user's configuration folder, switched on by ``systemctl --user``."""

    name = "systemd"

    def __init__(self, environ: Mapping[str, str], target: str) -> None:
        self._environ = environ
        self._target = target
        home = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "~")) / ".config")
        self._folder = home.expanduser() / "systemd" / "user"

    def plan(self, job: Job | None) -> tuple[Change, ...]:
        """What the units become with this job, or without one."""
        if self._present() and not self.installed():
            raise taken(self.name)
        texts = {TIMER: None, SERVICE: None} if job is None else unit_texts(job)
        return file_changes({self._folder / name: text for name, text in texts.items()})

    def apply(self, changes: tuple[Change, ...], *, active: bool) -> Applied:
        """Write or remove the units, and tell systemd."""
        if not active and changes:
            self._systemctl("disable", "--now", TIMER)
        write_files(changes)
        commands = [("daemon-reload",), ("enable", "--now", TIMER)]
        answers = [self._systemctl(*words) for words in commands[: 2 if active else 1]]
        done = all(answers)
        if done or not active:
            return Applied(changes)
        by_hand = f"systemctl --user daemon-reload && systemctl --user enable --now {TIMER}"
        return Applied(changes, (f"systemd was not reached. In your session run: {by_hand}",))

    def installed(self) -> bool:
        """Whether the timer is there, and its service serves the store."""
        served = _quoted(f"{STORE}={self._target}").encode()
        return self._present() and served in (self._folder / SERVICE).read_bytes()

    def runs(self) -> bool | None:
        """Whether systemd has the timer switched on; None where it cannot be asked."""
        if shutil.which("systemctl", path=self._environ.get("PATH")) is None:
            return None
        return self._systemctl("is-active", TIMER)

    def mails(self) -> bool:
        """It does not: what the job prints goes to its journal."""
        return False

    def _present(self) -> bool:
        return (self._folder / TIMER).exists() and (self._folder / SERVICE).exists()

    def _systemctl(self, *words: str) -> bool:
        program = shutil.which("systemctl", path=self._environ.get("PATH"))
        if program is None:
            return False
        try:
            done = subprocess.run(  # noqa: S603 - a program found by its name, no shell
                [program, "--user", *words],
                env=dict(self._environ),
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError):
            return False
        return done.returncode == 0


def unit_texts(job: Job) -> dict[str, bytes | None]:
    """The texts of the two units."""
    calendar = "".join(f"OnCalendar=*:{phase}/{STEP_MIN}\n" for phase in job.phases)
    environment = "".join(
        f"Environment={_quoted(f'{name}={value}')}\n" for name, value in job.environment
    )
    command = " ".join(_quoted(word, command=True) for word in job.words)
    timer = (
        "[Unit]\nDescription=Reminders of habit\n\n"
        f"[Timer]\n{calendar}AccuracySec=1s\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    service = (
        "[Unit]\nDescription=Reminders of habit\n\n"
        f"[Service]\nType=oneshot\n{environment}ExecStart={command}\n"
        # 3 says that something is missing, which is no failure of the job
        "SuccessExitStatus=3\n"
    )
    return {TIMER: timer.encode(), SERVICE: service.encode()}


def _quoted(word: str, *, command: bool = False) -> str:
    """A word in systemd's quotes; it would read ``%`` and, in commands, ``$`` as its own."""
    inside = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{inside.replace("$", "$$") if command else inside}"'
