"""Correcting a past day's cell."""

from collections.abc import Sequence
from datetime import date

from habit.actions.cells import Cells, command_text, current_day
from habit.domain.catalog import Named
from habit.domain.daytext import read_day
from habit.domain.journal import Edit
from habit.domain.logged import Logged
from habit.domain.outcomes import Removed
from habit.domain.present import Present
from habit.errors import NothingFound, UsageProblem
from habit.render.dates import full_day_text
from habit.store.repository import Repository


def edit_cell(
    repository: Repository,
    present: Present,
    name: str,
    day_text: str,
    words: Sequence[str],
    *,
    second: bool = False,
) -> Logged:
    """Put a value into a day's cell, in place of whatever stands there."""
    if not " ".join(words).strip():
        raise UsageProblem(f"The value is empty. habit rm {name} {day_text} empties the cell.")
    day = read_day(day_text, present)
    with repository.transaction():
        named = repository.catalog(present.day).resolve(name)
        cells = Cells(repository, present)
        written = cells.put(named, " ".join(words), day, replace=True, second=second)
        if edits := cells.edits():
            command = command_text("edit", [name, day_text, *words])
            repository.record(command, edits, present.now)
    return Logged((written,))


def remove_cell(
    repository: Repository, present: Present, name: str, day_text: str | None
) -> Removed:
    """Empty a day's cell; without a day, the one that is open now. NothingFound if it is empty."""
    with repository.transaction():
        named = repository.catalog(present.day).resolve(name)
        day = (
            current_day(named.metric, present) if day_text is None else read_day(day_text, present)
        )
        entry = repository.entry(named.metric.id, day)
        if entry is None:
            raise NothingFound(_nothing(repository, named, day))
        words = [name] if day_text is None else [name, day_text]
        repository.record(command_text("rm", words), [Edit(entry, None)], present.now)
    return Removed(named, entry)


def _nothing(repository: Repository, named: Named, day: date) -> str:
    text = f"{named.label} has no entry on {full_day_text(day)}."
    latest = repository.entries_of(named.metric.id, date.max, 1)
    if not latest:
        return text
    return f"{text} Its last is {latest[0].text} on {full_day_text(latest[0].day)}."
