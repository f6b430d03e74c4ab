"""Bringing the user's documents up to date with the store."""

import os
from collections.abc import Sequence
from pathlib import Path

from habit.actions.naming import is_name
from habit.actions.remembering import memory_of
from habit.domain.building import build_week
from habit.domain.daytext import read_week
from habit.domain.importing import Naming
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
    found = [_settled(path, present, week if alone else None) for path in files]
    if week is not None and not alone:
        found = [one for one in found if one.week is not None and one.week.name == week.name]
        if not found:
            raise NothingFound(f"No document of {week.name} was found.")
    if alone and isinstance(only := found[0], DocumentUpdate):
        raise NothingFound(f"{only.source}: {only.problem}")
    updating = _Updating(repository, present, [one for one in found if isinstance(one, Sheet)])
    updates = [
        one if isinstance(one, DocumentUpdate) else updating.run(one, wishes) for one in found
    ]
    if alone and updates[0].problem:
        raise NotWritten(f"{updates[0].source}: {updates[0].problem}")
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


class _Updating:
    """Updates documents one after the other, with what the store says of all of them."""

    def __init__(self, repository: Repository, present: Present, sheets: Sequence[Sheet]) -> None:
        self._repository, self._present = repository, present
        self._memory = memory_of(repository, sheets)
        self._goals = repository.goals()

    def run(self, sheet: Sheet, wishes: UpdateWishes) -> DocumentUpdate:
        day_start = self._present.day_start
        known = self._known(sheet)
        plan = plan_update(sheet, known, day_start, add=wishes.add, replace=wishes.replace)
        if not wishes.dry_run:
            try:
                self._write(sheet.source, plan)
            except NotWritten as problem:
                return DocumentUpdate(sheet.source, problem=str(problem))
        return plan.update

    def _write(self, path: str, plan: UpdatePlan) -> None:
        """The file first: what is remembered of it must not be ahead of it."""
        if plan.update.changed:
            replace_document(path, plan.update.before, plan.update.after)
        if plan.in_step:
            document = os.path.realpath(path)
            self._repository.remember_written(
                WrittenCell(document, metric_id, day, text)
                for (metric_id, day), text in plan.in_step.items()
            )

    def _known(self, sheet: Sheet) -> Known:
        week, row_ids = sheet.week, self._row_ids(sheet)
        layout, rows = self._repository.layout(week.first)
        # a week may have several documents; the memory is that of one
        own = layout is not None and layout.source == sheet.source.rpartition("/")[2]
        catalog = self._repository.catalog(week.last)
        entries = self._repository.entries(week.first, week.last)
        day = self._present.day
        table = build_week(catalog, entries, self._goals, week, day, layout, rows)
        filled = [row for row in table.rows if any(cell.entry for cell in row.cells)]
        missing = [row for row in filled if row.metric.id not in row_ids.values()]
        return Known(
            row_ids=row_ids,
            metrics={one.id: one for one in self._memory.metrics},
            entries={(one.metric_id, one.day): one for one in entries},
            bases=(base_texts(layout, rows) if own else {})
            | self._memory.written.get(sheet.source, {}),
            further=[catalog[row.metric.id] for row in missing],
        )

    def _row_ids(self, sheet: Sheet) -> dict[int, str]:
        """The metrics that the rows stand for, without the rows that the store does not know."""
        recogniser = Recogniser(
            self._memory.metrics,
            self._memory.definitions,
            self._memory.aliases,
            ((row.metric_id, row.label) for row in self._memory.layout_rows),
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
