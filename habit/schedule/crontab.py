"""The user's crontab: one marked block in it is habit's, every other byte is not.

The block holds a line for each store that has reminders.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from habit.errors import HabitError
from habit.schedule.jobs import STEP_MIN, STORE, Applied, Change, Job

BEGIN = b"# >>> habit remind >>>"
END = b"# <<< habit remind <<<"
_EXPLAINED = b" written by habit; habit remind uninstall takes it out"
_MADE = b" (there was no crontab before)"

LONGEST_LINE = 998
"""Debian's cron reads no longer commands."""

_SECONDS = 20
MAILERS = "/usr/sbin:/usr/lib"
"""Where cron looks for sendmail, which every mail program brings."""
_DAEMONS = {"cron", "crond", "fcron", "bcron-sched"}


class DamagedMarkers(HabitError):
    """The crontab holds one of the two markers, or more than two; nobody knows what is whose."""


class Cron:
    """The ``crontab`` program, run by its absolute path, for the store at ``target``."""

    name = "cron"

    def __init__(self, environ: Mapping[str, str], target: str) -> None:
        self._environ = environ
        self._store = f" {_escaped(shlex.quote(f'{STORE}={target}'))} ".encode()

    def plan(self, job: Job | None) -> tuple[Change, ...]:
        """What the crontab becomes with this job, or without one."""
        before = self._read()
        after = with_line(before, self._store, None if job is None else cron_line(job))
        return () if after == before else (Change("crontab", before, after),)

    def apply(self, changes: tuple[Change, ...], *, active: bool) -> Applied:
        """Write the crontab and read it again."""
        for change in changes:
            if change.after is None:
                self._run(["-r"])
            else:
                self._run(["-"], change.after)
            if self._read() != change.after:
                raise HabitError("crontab took the new table and holds another one. See crontab -l")
        notes = () if not active or daemon_runs() is not False else (NOT_RUNNING,)
        return Applied(changes, notes)

    def installed(self) -> bool:
        """Whether the block is there, and has a line for the store."""
        if self._program() is None:
            return False
        block = split(self._read() or b"")[1]
        return block is not None and self._store in block

    def runs(self) -> bool | None:
        """Whether a cron daemon runs; None where that cannot be told."""
        return daemon_runs()

    def mails(self) -> bool:
        """Whether there is the program by which every cron mails what a job prints."""
        return shutil.which("sendmail", path=MAILERS) is not None

    def _program(self) -> str | None:
        path = os.pathsep.join([self._environ.get("PATH", ""), "/usr/bin", "/bin"])
        return shutil.which("crontab", path=path)

    def _read(self) -> bytes | None:
        done = self._crontab(["-l"])
        if done.returncode == 0:
            return done.stdout
        if b"no crontab" in done.stderr:
            return None
        raise _refused(done)

    def _run(self, arguments: list[str], text: bytes | None = None) -> None:
        done = self._crontab(arguments, text)
        if done.returncode:
            raise _refused(done)

    def _crontab(
        self, arguments: list[str], text: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        program = self._program()
        if program is None:
            raise HabitError(
                "There is no crontab program here. Install cron, or take --with systemd."
            )
        try:
            return subprocess.run(  # noqa: S603 - a program found by its name, no shell
                [program, *arguments],
                input=text,
                capture_output=True,
                env=dict(self._environ) | {"LC_ALL": "C"},
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise HabitError(f"crontab did not answer for {_SECONDS} seconds.") from None


NOT_RUNNING = "cron is not running, so nothing will fire. Start it: sudo service cron start"


def cron_line(job: Job) -> bytes:
    """The line of the crontab, ended by a newline.

    The shell reads the words as they are quoted; cron itself ends the command at a bare ``%``.
    """
    named = [f"{name}={value}" for name, value in job.environment]
    words = " ".join(shlex.quote(word) for word in ("env", *named, *job.words))
    if "\n" in words or "\r" in words:
        raise HabitError("A path with a line break cannot stand in a crontab.")
    line = f"{_minutes(job.phases)} * * * * {_escaped(words)}"
    if len(line.encode()) > LONGEST_LINE:
        raise HabitError("The command is too long for a crontab. Take --with systemd.")
    return f"{line}\n".encode()


def _escaped(command: str) -> str:
    return command.replace("%", r"\%")


def with_line(text: bytes | None, store: bytes, line: bytes | None) -> bytes | None:
    """A crontab whose block has one line for a store, or none; None where no crontab is left.

    ``store`` is what the store's own line holds and no other; the lines of other stores stay.
    Taking the last line out gives the bytes that were there before the block was put in.
    """
    before, block, after = split(text or b"")
    made = text is None or (block is not None and block.startswith(BEGIN + _EXPLAINED + _MADE))
    lines = [] if block is None else block.splitlines(keepends=True)[1:-1]
    others = [one for one in lines if store not in one]
    wanted = sorted(others if line is None else [*others, line])
    if not wanted:
        rest = before + after
        return None if made and not rest else rest
    if block is None and before and not before.endswith(b"\n"):
        raise HabitError("The crontab does not end with a line break. Mend it with crontab -e.")
    head = BEGIN + _EXPLAINED + (_MADE if made else b"")
    return b"".join([before, head, b"\n", *wanted, END, b"\n", after])


def split(text: bytes) -> tuple[bytes, bytes | None, bytes]:
    """A crontab as what stands before the block, the block (None when there is none), the rest."""
    begins = [found.start() for found in re.finditer(rb"(?m)^" + re.escape(BEGIN), text)]
    ends = [found.end() for found in re.finditer(rb"(?m)^" + re.escape(END) + rb"[ \t]*$", text)]
    marks = len(re.findall(rb"(?:>>>|<<<) ?habit remind ?(?:>>>|<<<)", text))
    if not marks:
        return text, None, b""
    if len(begins) != 1 or len(ends) != 1 or marks != 2 or begins[0] > ends[0]:  # noqa: PLR2004 - a pair
        raise DamagedMarkers(
            "The lines that mark habit's part of your crontab were changed. Nothing was "
            f"written. Mend it with crontab -e: one line begins with {BEGIN.decode()!r}, a later "
            f"one is {END.decode()!r}, or neither is there."
        )
    end = ends[0] + 1 if text[ends[0] : ends[0] + 1] == b"\n" else ends[0]
    return text[: begins[0]], text[begins[0] : end], text[end:]


def daemon_runs(proc: Path = Path("/proc")) -> bool | None:
    """Whether a cron daemon runs on this machine; None where that cannot be told."""
    if not (proc / "self").exists():
        return None
    for comm in proc.glob("[0-9]*/comm"):
        try:
            if comm.read_text(errors="replace").strip() in _DAEMONS:
                return True
        except OSError:  # it has just ended
            continue
    return False


def _minutes(phases: tuple[int, ...]) -> str:
    if len(phases) == STEP_MIN:
        return "*"
    return ",".join(f"{one}-59/{STEP_MIN}" if one else f"*/{STEP_MIN}" for one in phases)


def _refused(done: subprocess.CompletedProcess[bytes]) -> HabitError:
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return HabitError(f"crontab refused: {said[-1] if said else f'code {done.returncode}'}")
