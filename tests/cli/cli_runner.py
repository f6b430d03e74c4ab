"""Running a command line in a test, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from habit.cli.exits import guarded

REPOSITORY = Path(__file__).parents[2]


class Result(NamedTuple):
    """What a command wrote to standard output and standard error, and how it ended."""

    out: str
    err: str
    code: int


def habit(*arguments: str, stdin: str = "") -> Result:
    """Run a command line in this process, into a pipe as it were."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", _piped(stdin))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = guarded(arguments)
    return Result(_text(out), _text(err), code)


def in_a_process(*arguments: str, stdin: str = "", **environment: str) -> Result:
    """Run a command line in a process of its own, outside the checkout."""
    done = subprocess.run(
        [sys.executable, "-m", "habit", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment,
        cwd=os.environ["HOME"],
        timeout=60,
        check=False,
    )
    return Result(done.stdout, done.stderr, done.returncode)


def _piped(text: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogateescape")), "utf-8")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
