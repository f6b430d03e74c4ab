"""A command of the user's own, run by the shell with the reminder on its input."""

import os
import signal
import subprocess
from collections.abc import Mapping
from tempfile import TemporaryFile
from typing import IO

from habit.domain.masking import HIDDEN, masked_command, without
from habit.notify.messages import Message, Receipt

SECONDS = 60
_LONG = 6
"""Words of a command from this length on are taken for secrets in what it says."""


class Command:
    """One command line."""

    name = "command"

    def __init__(self, command: str, environ: Mapping[str, str]) -> None:
        self._command = command
        self._environ = environ
        self.place = masked_command(command)

    def tell(self, message: Message) -> Receipt:
        """Run it; HABIT_TITLE and HABIT_MESSAGE are in its environment."""
        try:
            # no pipe: it stays open as long as what the command left running behind itself
            with TemporaryFile() as stderr:
                return self._run(message, stderr)
        except (OSError, ValueError) as error:
            return Receipt(f"{self.place} could not be run: {_short(str(error))}")

    def _run(self, message: Message, stderr: IO[bytes]) -> Receipt:
        told = {"HABIT_TITLE": message.title, "HABIT_MESSAGE": message.body}
        process = subprocess.Popen(  # noqa: S602 - the user's own command line, meant for a shell
            self._command,
            shell=True,
            env=dict(self._environ) | told,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,
        )
        try:
            process.communicate(message.text.encode(), timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return Receipt(f"{self.place} ran for more than {SECONDS} seconds and was ended.")
        if process.returncode:
            stderr.seek(0)
            said = self._said(stderr.read())
            return Receipt(f"{self.place} ended with code {process.returncode}{said}")
        return Receipt("", f"{self.place} ended with 0. What it did with it, it does not say.")

    def _said(self, stderr: bytes) -> str:
        lines = stderr.decode(errors="replace").strip().splitlines()
        secrets = tuple(one for one in self._command.split()[1:] if len(one) >= _LONG)
        return f": {_short(without(secrets, lines[-1]))}" if lines else "."


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}{HIDDEN}"  # noqa: PLR2004 - fits a line or two
