"""A launch agent of macOS."""

import os
import plistlib
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from habit.schedule.files import file_changes, taken, write_files
from habit.schedule.jobs import STORE, Applied, Change, Job

LABEL = "habit.remind"
_SECONDS = 20


class Launchd:
    """The agent's plist in the user's library, loaded by ``launchctl``."""

    name = "launchd"

    def __init__(self, environ: Mapping[str, str], target: str) -> None:
        self._environ = environ
        self._target = target
        library = Path(environ.get("HOME", "~")).expanduser() / "Library"
        self._plist = library / "LaunchAgents" / f"{LABEL}.plist"
        self._log = library / "Logs" / f"{LABEL}.log"

    def plan(self, job: Job | None) -> tuple[Change, ...]:
        """What the plist becomes with this job, or without one."""
        if self._plist.exists() and not self.installed():
            raise taken(self.name)
        return file_changes({self._plist: None if job is None else plist_text(job, self._log)})

    def apply(self, changes: tuple[Change, ...], *, active: bool) -> Applied:
        """Write or remove the plist, and tell launchd."""
        domain = f"gui/{os.getuid()}"
        if changes:
            self._launchctl("bootout", f"{domain}/{LABEL}")
        write_files(changes)
        if not active or (changes and self._launchctl("bootstrap", domain, str(self._plist))):
            return Applied(changes)
        if not changes:
            return Applied(changes)
        return Applied(
            changes,
            (f"launchd was not reached. Run: launchctl bootstrap {domain} {self._plist}",),
        )

    def installed(self) -> bool:
        """Whether the plist is there, and serves the store."""
        if not self._plist.exists():
            return False
        agent = plistlib.loads(self._plist.read_bytes())
        return bool(agent["EnvironmentVariables"].get(STORE) == self._target)

    def runs(self) -> bool | None:
        """Whether launchd has loaded the agent; None where it cannot be asked."""
        if shutil.which("launchctl", path=self._environ.get("PATH")) is None:
            return None
        return self._launchctl("print", f"gui/{os.getuid()}/{LABEL}")

    def mails(self) -> bool:
        """It does not: what the job prints goes to a log."""
        return False

    def _launchctl(self, *words: str) -> bool:
        program = shutil.which("launchctl", path=self._environ.get("PATH"))
        if program is None:
            return False
        try:
            done = subprocess.run(  # noqa: S603 - a program found by its name, no shell
                [program, *words],
                env=dict(self._environ),
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError):
            return False
        return done.returncode == 0


def plist_text(job: Job, log: Path) -> bytes:
    """The agent as XML. launchd mails nothing, so what the job prints goes to a log."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(job.words),
            "EnvironmentVariables": dict(job.environment),
            "StartCalendarInterval": [{"Minute": minute} for minute in job.minutes],
            "StandardOutPath": str(log),
            "StandardErrorPath": str(log),
        }
    )
