"""Copies of the store, as JSON."""

from habit.domain.checkup import Backup, BackupList, BackupMade, Restored, StoreRevision
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object


def write(value: BackupList | BackupMade | Restored | StoreRevision, output: Output) -> Rendered:
    """The copies newest first, or what was done."""
    del output  # JSON is the same everywhere
    match value:
        case BackupList():
            backups = [_backup(one) for one in value.backups]
            return Rendered(document({"folder": value.folder, "backups": backups}))
        case Restored():
            return Rendered(document({**value._asdict(), "kept": value.kept or None}))
        case BackupMade() | StoreRevision():
            return Rendered(document(value._asdict()))


def _backup(one: Backup) -> Object:
    return {
        "name": one.name,
        "day": one.day.isoformat(),
        "reason": one.reason,
        "bytes": one.size,
    }
