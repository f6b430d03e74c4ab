"""Bringing the user's documents up to date with the store."""

import os
from collections.abc import Sequence
from pathlib import Path

from habit.actions.naming import is_name
from habit.actions.remembering import memory_of, written_in
from habit.domain.building import build_week
from habit.domain.daytext import read_week
from habit.domain.importing import Memory, Naming
from habit.domain.importreport import DocumentReport
from habit.domain.present import Present
from habit.domain.recognising import Recogniser
from habit.domain.sheetcells import base_texts
from habit.domain.sheets import Sheet, Source, Wishes, settle
from habit.domain.updating import DocumentUpdate, Known, SummaryUpdate, UpdatePlan, plan_update
from habit.domain.weeks import Week
from habit.domain.writtencells import WrittenCell
from habit.errors import HabitError, NothingFound, UsageProblem
from habit.lighttypes import NamedTuple
from habit.store.ids import new_id
from habit.store.repository import Repository
from habit.transfer.documents import find_documents, load_document
from habit.transfer.writing import NotWritten, replace_document


class UpdateWishes(NamedTuple):
    """How documents are to be updated.

    ``add`` gives metrics with entries a row, ``replace`` settles conflicts by the store's
    value. ``dry_run`` writes nothing; ``diff`` shows what would be written.
    """

    week: str = ""
    add: bool = False
    replace: bool = False
    dry_run: bool = False
    diff: bool = False


def update_documents(
    repository: Repository,
    present: Present,
    paths: Sequence[str],
    wishes: UpdateWishes,
    *,
    week_start: int = 1,
) -> SummaryUpdate:
    """Write the store's values into the metrics tables of documents and folders of them.

    A named week says what a single document is of; of several documents it picks those of
    that week. One that cannot be updated is left and reported.
    """
    files = find_documents(paths)
    week = read_week(wishes.week, present, week_start) if wishes.week else None
    alone = len(files) == 1 and not Path(paths[0]).is_dir()
    updates = []
    for path in files:
        found = _settled(path, present, week if alone else None)
        if isinstance(found, DocumentUpdate):
            updates += [found] if week is None or alone else []
        elif week is None or found.week.name == week.name:
            updates.append(_update(repository, present, found, wishes))
    if not updates and week is not None:
        raise NothingFound(f"None of these {len(files)} documents is of {week.name}.")
    if alone and updates[0].problem:
        raise NothingFound(f"{updates[0].source}: {updates[0].problem}")
    return SummaryUpdate(tuple(updates), wishes.dry_run, wishes.diff)


def _settled(path: str, present: Present, week: Week | None) -> Sheet | DocumentUpdate:
    try:
        document = load_document(path)
    except HabitError as problem:
        return DocumentUpdate(path, problem=str(problem))
    sheet = settle(Source(path, document), present, Wishes(week=week))
    if isinstance(sheet, DocumentReport):
        return DocumentUpdate(path, problem=sheet.problem)
    return sheet


def _update(
    repository: Repository, present: Present, sheet: Sheet, wishes: UpdateWishes
) -> DocumentUpdate:
    known = _known(repository, present, sheet)
    plan = plan_update(sheet, known, present.day_start, add=wishes.add, replace=wishes.replace)
    if not wishes.dry_run:
        try:
            _write(repository, sheet.source, plan)
        except NotWritten as problem:
            return DocumentUpdate(sheet.source, problem=str(problem))
    return plan.update


def _write(repository: Repository, path: str, plan: UpdatePlan) -> None:
    """The file first: what is remembered of it must not be ahead of it."""
    if plan.update.changed:
        replace_document(path, plan.update.before, plan.update.after)
    if plan.in_step:
        document = os.path.realpath(path)
        repository.remember_written(
            WrittenCell(document, metric_id, day, text)
            for (metric_id, day), text in plan.in_step.items()
        )


def _known(repository: Repository, present: Present, sheet: Sheet) -> Known:
    memory = memory_of(repository, [sheet])
    row_ids = _row_ids(memory, sheet)
    layout, rows = repository.layout(sheet.week.first)
    name = sheet.source.rpartition("/")[2]
    # a week may have several documents; the memory is that of one
    imported = base_texts(layout, rows) if layout and layout.source == name else {}
    catalog = repository.catalog(sheet.week.last)
    table = build_week(
        catalog, memory.entries, repository.goals(), sheet.week, present.day, layout, rows
    )
    filled = [row for row in table.rows if any(cell.entry for cell in row.cells)]
    return Known(
        row_ids=row_ids,
        metrics={one.id: one for one in memory.metrics},
        entries={(one.metric_id, one.day): one for one in memory.entries},
        bases=imported | written_in(repository, sheet.source),
        further=[catalog[row.metric.id] for row in filled if row.metric.id not in row_ids.values()],
    )


def _row_ids(memory: Memory, sheet: Sheet) -> dict[int, str]:
    """The metrics that the rows stand for, without the rows that the store does not know."""
    recogniser = Recogniser(
        memory.metrics,
        memory.definitions,
        memory.aliases,
        ((row.metric_id, row.label) for row in memory.layout_rows),
        Naming(new_id, is_name),
    )
    rows = recogniser.rows_of(sheet)
    return {row: one for row, one in rows.items() if one not in recogniser.newcomers}


def without_week(
    words: Sequence[str], present: Present, week_start: int
) -> tuple[Sequence[str], str]:
    """The paths among the words of a command, and the week that the last word may name."""
    *paths, last = words
    if not paths or os.path.lexists(last):
        return words, ""
    try:
        read_week(last, present, week_start)
    except UsageProblem:
        return words, ""
    return paths, last
