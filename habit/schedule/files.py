"""Schedulers whose jobs are files: what would change, and changing it whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

from habit.errors import HabitError
from habit.schedule.jobs import Change


def file_changes(wanted: Mapping[Path, bytes | None]) -> tuple[Change, ...]:
    """The files whose content is not the wanted one; None wants no file."""
    changes = []
    for path, after in wanted.items():
        try:
            before = path.read_bytes()
        except FileNotFoundError:
            before = None
        if before != after:
            changes.append(Change(str(path), before, after))
    return tuple(changes)


def write_files(changes: tuple[Change, ...]) -> None:
    """Put each file in its place in one step, or take it away."""
    for change in changes:
        path = Path(change.place)
        try:
            if change.after is None:
                path.unlink(missing_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f"{path.name}.new")
            beside.write_bytes(change.after)
            os.replace(beside, path)  # noqa: PTH105 - the name of the system call says it
        except OSError as error:
            raise HabitError(f"{path} cannot be written: {error.strerror}.") from error


def taken(scheduler: str) -> HabitError:
    """The refusal of a scheduler that has room for one store, and runs another's job."""
    return HabitError(
        f"{scheduler} runs habit for another store already. Take that out first, with "
        "habit --db STORE remind uninstall, or have cron run this one."
    )
