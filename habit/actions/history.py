"""Looking back at the journal."""

from collections.abc import Iterable
from datetime import datetime

from habit.actions.undoing import definitions_of, labels_of
from habit.domain.daytext import read_day
from habit.domain.journal import Change
from habit.domain.metrics import Definition
from habit.domain.outcomes import History, HistoryStep
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.locale import said, spoken
from habit.store.line import undone
from habit.store.repository import Repository

MOST_CHANGES = 2**31 - 1
"""No journal holds more; a larger number fits into no database's ``LIMIT``."""

MOST_EDITS = 5
"""How many edits of one change are shown; the rest is counted."""


def read_history(
    repository: Repository, present: Present, limit: int, day_text: str | None
) -> History:
    """The last ``limit`` changes, or of those the ones that concern one day's entries."""
    if limit < 1:
        raise UsageProblem("--limit is the number of changes to show: 1 or more.")
    limit = min(limit, MOST_CHANGES)
    if day_text is None:
        changes = repository.changes(limit)
    else:
        changes = repository.changes_of_day(read_day(day_text, present), limit)
    gone, devices = undone(changes), repository.devices()
    steps = tuple(
        _step(repository, one, devices[one.device_id], undone=one.id in gone) for one in changes
    )
    return History(
        steps,
        _labels(repository, present, steps),
        present.zone.key,
        {change.id: _ago(change.at, present.now) for change in changes},
        definitions_of(repository, [edit for step in steps for edit in step.edits]),
    )


def _step(repository: Repository, change: Change, device: str, *, undone: bool) -> HistoryStep:
    first_edits = tuple(repository.edits(change.id, MOST_EDITS))
    return HistoryStep(change, device, first_edits, repository.edit_count(change.id), undone)


def _labels(
    repository: Repository, present: Present, steps: Iterable[HistoryStep]
) -> dict[str, str]:
    """The labels of the metrics that there are, and the last ones of those that are gone."""
    labels = labels_of(repository, present)
    records = (edit.after or edit.before for step in steps for edit in step.edits)
    for metric_id in {getattr(record, "metric_id", None) for record in records} - {None, *labels}:
        edit = repository.last_definition(str(metric_id))
        last = (edit.after or edit.before) if edit else None
        if isinstance(last, Definition):
            labels[last.metric_id] = last.label
    return labels


def _ago(at: datetime, now: datetime) -> str:
    # the wording of durations is worth its import only here
    import pendulum

    span = pendulum.instance(now).diff_for_humans(
        pendulum.instance(at), absolute=True, locale=spoken()
    )
    return said("{span} ago").format(span=span)
