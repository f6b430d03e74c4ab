"""Whole processes, timed in turn: one round runs every command once."""

import os
import pty
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from typing import NamedTuple

LIMIT = 60
"""Seconds after which a command has hung."""


class Command(NamedTuple):
    """One process to time. ``arguments`` gives the command line of a round from 0 on.

    ``tty``: it runs on a pseudo-terminal of 80 columns, otherwise its output is a pipe.
    ``before`` sets the scene for each run, and is not timed.
    """

    name: str
    arguments: Callable[[int], list[str]]
    environ: Mapping[str, str]
    tty: bool = False
    before: Callable[[], None] = lambda: None


class Timing(NamedTuple):
    """The seconds of a command's runs, warm-up left out, and those of the processor alone."""

    name: str
    seconds: tuple[float, ...]
    processor: tuple[float, ...]

    @property
    def median(self) -> float:
        """Half of the runs took longer."""
        return median(self.seconds)

    @property
    def processor_median(self) -> float:
        """The same of the processor's time: another process's work, as a server's, is not in it."""
        return median(self.processor)

    @property
    def quartiles(self) -> tuple[float, float]:
        """Half of the runs lie between."""
        low, _, high = quantiles(self.seconds, n=4)
        return low, high


class CommandFailed(Exception):
    """A measured command ended with an error, so that its time means nothing."""


def time_in_turn(
    commands: Sequence[Command], runs: int, progress: Callable[[int], None]
) -> list[Timing]:
    """Each command's times over so many rounds, after two rounds that do not count."""
    warm_up = 2
    taken: list[list[tuple[float, float]]] = [[] for _ in commands]
    for number in range(warm_up + runs):
        progress(number)
        for place, command in enumerate(commands):
            seconds = _seconds(command, number)
            if number >= warm_up:
                taken[place].append(seconds)
    return [
        Timing(command.name, *zip(*seconds, strict=True))
        for command, seconds in zip(commands, taken, strict=True)
    ]


def _seconds(command: Command, number: int) -> tuple[float, float]:
    """How long one run takes, and how much of it the processor works for it."""
    command.before()
    arguments = command.arguments(number)
    outer, inner = pty.openpty() if command.tty else os.pipe()
    quiet = os.open(os.devnull, os.O_RDWR)
    began = time.perf_counter()
    child = os.posix_spawn(
        arguments[0],
        arguments,
        command.environ,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, inner if command.tty else quiet, 0),
            (os.POSIX_SPAWN_DUP2, inner, 1),
            (os.POSIX_SPAWN_DUP2, inner if command.tty else quiet, 2),
        ],
    )
    os.close(inner)
    os.close(quiet)
    output = _all_output(outer, child)
    _, status, used = os.wait4(child, 0)
    taken = time.perf_counter() - began
    os.close(outer)
    if status != 0:
        shown = output.decode(errors="replace").strip()
        raise CommandFailed(f"{' '.join(arguments)} failed with {status}:\n{shown}")
    return taken, used.ru_utime + used.ru_stime


def _all_output(outer: int, child: int) -> bytes:
    read = b""
    previous = signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(LIMIT)
    try:
        while part := os.read(outer, 65536):
            read += part
    except OSError:  # a pseudo-terminal ends with EIO when its last user is gone
        pass
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)
    return read
