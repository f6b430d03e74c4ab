"""A bar for work that takes long, on a terminal's standard error and nowhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from habit.locale import said

if TYPE_CHECKING:
    from rich.progress import Progress

WORTH_A_BAR = 20
"""With fewer files an import is over before a bar could be read."""


class Report(Protocol):
    """What the work calls after each step."""

    def __call__(self, done: int, total: int, /) -> None:
        """So many of so many steps are done."""
        ...


@contextmanager
def progress(what: str) -> Iterator[Report | None]:
    """A reporter that draws a bar beside ``what``, or None where nobody would see it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(what)
    try:
        yield bar.report
    finally:
        bar.stop()


class _Bar:
    """A bar that appears when there is much to do, and goes when the work is done."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._progress: Progress | None = None

    def report(self, done: int, total: int, /) -> None:
        """Move the bar on."""
        if total < WORTH_A_BAR:
            return
        if self._progress is None:
            self._progress = _started()
            self._progress.add_task(said(self._what), total=total)
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def stop(self) -> None:
        """Take the bar off the screen."""
        if self._progress is not None:
            self._progress.stop()


def _started() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress
