"""What the store remembers that bears on documents."""

import os
from collections.abc import Iterable
from datetime import date

from habit.domain.entries import Entry
from habit.domain.importing import Memory
from habit.domain.importingparts import PartsMemory
from habit.domain.importreport import DocumentReport, ImportReport
from habit.domain.sheetcells import Place
from habit.domain.sheets import Sheet
from habit.domain.weeks import Week
from habit.store.repository import Repository


def memory_of(repository: Repository, settled: Iterable[Sheet | DocumentReport]) -> Memory:
    """What planning an import of these documents has to know."""
    settled = list(settled)
    everything = list(repository.catalog(date.max))
    definitions = [one for named in everything for one in repository.definitions(named.metric.id)]
    layouts = repository.layouts()
    rows = [row for layout in layouts for row in repository.layout(layout.week)[1]]
    own = {one.metric_id for one in definitions if not one.from_document}
    entries = set(_entries_of_weeks(repository, settled))
    for named in everything:
        if named.metric.id not in own:
            entries.update(repository.all_metric_entries(named.metric.id))
    return Memory(
        metrics=tuple(named.metric for named in everything),
        definitions=tuple(definitions),
        aliases=tuple(repository.aliases()),
        layouts=tuple(layouts),
        layout_rows=tuple(rows),
        entries=tuple(sorted(entries, key=lambda one: (one.day, one.metric_id))),
        with_goal=frozenset(goal.metric_id for goal in repository.goals()),
        written={one.source: written_in(repository, one.source) for one in settled},
    )


def _entries_of_weeks(
    repository: Repository, settled: Iterable[Sheet | DocumentReport]
) -> list[Entry]:
    weeks = [one.week for one in settled if one.week]
    if not weeks:
        return []
    return repository.entries(min(weeks).first, max(weeks).last)


def written_in(repository: Repository, source: str) -> dict[Place, str]:
    """What habit itself wrote into a document, "" where it left a cell empty."""
    cells = repository.written_cells(os.path.realpath(source))
    return {(one.metric_id, one.day): one.text for one in cells}


def forget_written(repository: Repository, memory: Memory, report: ImportReport) -> None:
    """Let the memory of an import stand for what was written into its documents before."""
    for one in report.documents:
        if one.week is not None and memory.written.get(one.source):
            repository.forget_written(os.path.realpath(one.source))


def parts_memory(repository: Repository, week: Week) -> PartsMemory:
    """What the store knows of a week beside its table."""
    return PartsMemory(
        repository.passages(week.first, week.first),
        repository.day_notes(week.first, week.last),
        repository.plan_tasks(week.first, week.first),
    )
