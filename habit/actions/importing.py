"""Taking the user's documents into the store."""

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from habit.actions.cells import command_text
from habit.actions.naming import is_name
from habit.actions.remembering import forget_written, memory_of, parts_memory
from habit.domain.importing import ImportPlan, Naming, plan_import, with_parts
from habit.domain.importingparts import PartsPlan, plan_parts
from habit.domain.importreport import DocumentReport, ImportReport
from habit.domain.present import Present
from habit.domain.sheets import Sheet, Source, Wishes, settle
from habit.errors import NothingFound, UsageProblem
from habit.store.ids import new_id
from habit.store.repository import Repository
from habit.transfer.documents import UnreadableDocument, find_documents, load_document
from habit.transfer.piped import NAME

Progress = Callable[[int, int], None]
"""Told after each document how many are read, and how many there are."""


def import_documents(
    repository: Repository,
    present: Present,
    paths: Sequence[str],
    wishes: Wishes,
    *,
    week_start: int = 1,
    dry_run: bool = False,
    verb: str = "import",
    progress: Progress | None = None,
    piped: BinaryIO | None = None,
) -> ImportReport:
    """Read documents and folders of them into the store, all in one change or none.

    A document that cannot be read is left and reported, unless it is the only one: then its
    problem is raised. ``week_start`` is the user's own, to say when a document differs;
    ``verb`` is what the command is called in the journal. ``piped`` takes the place of files.
    """
    files = [NAME] if piped else find_documents(paths)
    if wishes.week and len(files) > 1:
        raise UsageProblem(f"--week is for one document, and these are {len(files)}.")
    settled = _in_order(_settled(files, present, wishes, progress, piped))
    if len(settled) == 1 and isinstance(only := settled[0], DocumentReport):
        raise NothingFound(f"{only.source}: {only.problem}")
    settled = [_with_week_start(one, week_start) for one in settled]
    with repository.transaction():
        memory = memory_of(repository, settled)
        plan = plan_import(settled, memory, present, wishes, Naming(new_id, is_name))
        plan = with_parts(plan, _parts(repository, plan, settled, wishes))
        if plan.edits and not dry_run:
            command = command_text(verb, paths, _options(wishes))
            repository.record(command, plan.edits, present.now)
        if not dry_run:
            forget_written(repository, memory, plan.report)
    return plan.report._replace(dry_run=dry_run)


def _settled(
    files: Sequence[str],
    present: Present,
    wishes: Wishes,
    progress: Progress | None,
    piped: BinaryIO | None,
) -> Iterable[Sheet | DocumentReport]:
    for number, path in enumerate(files, 1):
        try:
            yield settle(Source(path, load_document(path, piped)), present, wishes)
        except UnreadableDocument as problem:
            if len(files) == 1:
                raise UnreadableDocument(f"{path}: {problem}") from None
            yield DocumentReport(path, problem=str(problem))
        if progress:
            progress(number, len(files))


def _parts(
    repository: Repository,
    plan: ImportPlan,
    settled: Iterable[Sheet | DocumentReport],
    wishes: Wishes,
) -> dict[str, PartsPlan]:
    """What each document that is taken changes beside its table."""
    taken = {one.source for one in plan.report.documents if one.week is not None}
    return {
        one.source: plan_parts(one, parts_memory(repository, one.week), replace=wishes.replace)
        for one in settled
        if isinstance(one, Sheet) and one.source in taken
    }


def _in_order(settled: Iterable[Sheet | DocumentReport]) -> list[Sheet | DocumentReport]:
    """By week; the documents without one come first, where they are not overlooked."""

    def rank(one: Sheet | DocumentReport) -> tuple[str, str]:
        week = one.week.first.isoformat() if one.week else ""
        return week, one.source

    return sorted(settled, key=rank)


def _with_week_start(one: Sheet | DocumentReport, week_start: int) -> Sheet | DocumentReport:
    if isinstance(one, DocumentReport) or one.table.week_start == week_start:
        return one
    first = f"{one.week.first:%A}"
    remark = (
        f"Its weeks begin on {first}; habit week prints them so with: "
        f"habit config set week_start {first.lower()}"
    )
    remarks = (*one.report.remarks, remark)
    return one._replace(report=one.report._replace(remarks=remarks))


def _options(wishes: Wishes) -> list[str]:
    week = ["--week", wishes.week.name] if wishes.week else []
    zone = ["--zone", wishes.zone.key] if wishes.zone else []
    return week + zone + ["--replace"] * wishes.replace
