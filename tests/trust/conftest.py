"""Stores to lose, processes to kill, and the check that nothing was lost."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habit.actions.checking import check_store
from habit.store.opening import open_store

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def fresh_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, to be copied: making one takes half a second."""
    path = tmp_path_factory.mktemp("fresh") / "habit.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABIT_NOW", "2024-01-18T09:30:00+08:00")
        open_store(str(path)).close()
    return path


@pytest.fixture
def store_file(fresh_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a new store in a folder of its own, which commands use."""
    path = tmp_path / "store" / "habit.db"
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(fresh_store, path)
    path.chmod(0o600)
    monkeypatch.setenv("HABIT_DB", str(path))
    return path


@pytest.fixture(scope="session")
def sound() -> Callable[[Path], None]:
    """Asserts that ``habit db check`` finds nothing."""

    def assert_sound(path: Path) -> None:
        assert check_store(str(path), str(path)).findings == ()

    return assert_sound


class _Killer:
    """A process that forks jobs, and the hand that kills them.

    A job that was finished too early is killed earlier the next time, so that most are hit at
    work, however fast the machine is.
    """

    def __init__(self, folder: Path) -> None:
        self._acknowledged = folder / "acknowledged"
        self._random = random.Random(20240118)  # noqa: S311 - moments to kill at, the same each time
        self._share = 1.0
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("crash_worker.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    def __call__(self, commands: list[list[str]], within: float, **environment: str) -> int:
        self._acknowledged.write_bytes(b"")
        job = {
            "environment": environment,
            "commands": commands,
            "acknowledged": str(self._acknowledged),
        }
        self._say(json.dumps(job))
        child = int(self._hear())
        time.sleep(self._random.uniform(0, within * self._share))
        os.kill(child, signal.SIGKILL)
        self._say("")
        self._hear()
        answered = len(self._acknowledged.read_bytes())
        self._share = min(1.0, self._share * (0.8 if answered == len(commands) else 1.1))
        return answered

    def _say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def _hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()


@pytest.fixture
def kill(tmp_path: Path) -> Iterator[Callable[..., int]]:
    """Begins commands one after the other and kills them within so many seconds.

    Gives back how many of them had answered.
    """
    killer = _Killer(tmp_path)
    yield killer
    killer.process.communicate()
