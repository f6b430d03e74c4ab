"""A bar for work that takes long, on a terminal's standard error and nowhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, Self

WORTH_A_BAR = 20
"""With fewer files an import is over before a bar could be read."""


class Report(Protocol):
    """What the work calls after each step."""

    def __call__(self, done: int, total: int, /) -> None:
        """So many of so many steps are done."""
        ...


@contextmanager
def progress(what: str) -> Iterator[Report | None]:
    """A reporter that draws a bar, or None where nobody would see it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with _Bar(what) as bar:
        yield bar.report


class _Bar:
    """A bar that goes when the work is done, and shows only when there is much of it."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> Self:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task(self._what, total=None, visible=False)
        self._progress.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._progress.stop()

    def report(self, done: int, total: int, /) -> None:
        """Move the bar on."""
        worth = total >= WORTH_A_BAR
        self._progress.update(self._task, completed=done, total=total, visible=worth)
