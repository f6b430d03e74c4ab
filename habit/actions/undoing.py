"""Taking back the last change, and making it again."""

from collections.abc import Sequence

from habit.domain.journal import Change, ChangeKind, Edit
from habit.domain.metrics import Definition
from habit.domain.outcomes import Reverted
from habit.domain.present import Present
from habit.errors import NothingFound
from habit.store.repository import Repository


def undo_last(repository: Repository, present: Present) -> Reverted:
    """Take back the last change that still holds, whatever it was."""
    with repository.transaction():
        change = repository.undo_target()
        if change is None:
            raise NothingFound("There is nothing to undo.")
        edits = list(repository.taking_back(change.id))
        return _apply(repository, present, change, edits, ChangeKind.UNDO)


def redo_last(repository: Repository, present: Present) -> Reverted:
    """Make the change again that was undone last, unless another has been made since."""
    with repository.transaction():
        change = repository.redo_target()
        if change is None:
            raise NothingFound("There is nothing to redo: the last change was not an undo.")
        return _apply(repository, present, change, repository.edits(change.id), ChangeKind.REDO)


def _apply(
    repository: Repository,
    present: Present,
    change: Change,
    edits: Sequence[Edit],
    kind: ChangeKind,
) -> Reverted:
    labels = labels_of(repository, present)
    command = f"{kind.value}: {change.command}"
    repository.record(command, edits, present.now, kind=kind, target=change.id)
    return Reverted(
        change,
        kind is ChangeKind.REDO,
        tuple(edits),
        labels | labels_of(repository, present),
        definitions_of(repository, edits),
    )


def labels_of(repository: Repository, present: Present) -> dict[str, str]:
    """The label of every metric now, by its id."""
    return {named.metric.id: named.label for named in repository.catalog(present.day)}


def definitions_of(repository: Repository, edits: Sequence[Edit]) -> tuple[Definition, ...]:
    """All definitions of the metrics that the edits redefine."""
    records = (edit.after or edit.before for edit in edits)
    redefined = dict.fromkeys(one.metric_id for one in records if isinstance(one, Definition))
    return tuple(one for metric_id in redefined for one in repository.definitions(metric_id))
