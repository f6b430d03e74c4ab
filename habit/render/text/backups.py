"""Copies of the store: the ones there are, a new one, and going back to one."""

from habit.domain.checkup import Backup, BackupList, BackupMade, Restored, StoreRevision
from habit.render import Output, Rendered
from habit.render.harmless import harmless

_KILOBYTE = 1024


def write(value: BackupList | BackupMade | Restored | StoreRevision, output: Output) -> Rendered:
    """A line for each copy, newest first; or what was done."""
    del output  # names of files are printed as they are
    match value:
        case BackupList():
            return _list(value)
        case BackupMade():
            told = f"It was opened and read. Entries: {value.entries}\n"
            return Rendered(f"{harmless(value.path)}\n", told)
        case Restored():
            return Rendered(_restored(value))
        case StoreRevision():
            text = f"{harmless(value.location)} is at revision {value.revision}, the newest.\n"
            return Rendered(text)


def _list(value: BackupList) -> Rendered:
    if not value.backups:
        return Rendered("", f"There is no backup in {harmless(value.folder)} yet.\n")
    width = max(len(one.name) for one in value.backups)
    lines = [_line(one, width) for one in value.backups]
    return Rendered("".join(lines), f"They are in {harmless(value.folder)}.\n")


def _line(backup: Backup, width: int) -> str:
    size = -(-backup.size // _KILOBYTE)
    return f"{harmless(backup.name):<{width}}  {size:>6} kB\n"


def _restored(value: Restored) -> str:
    source = harmless(value.source)
    if value.kept:
        return f"The store is what {source} holds.\nThe old file is kept: {harmless(value.kept)}\n"
    if value.whole:
        return f"The store is what {source} holds.\n"
    if not value.changed:
        return f"The store holds what {source} holds already.\n"
    records = "1 record is" if value.changed == 1 else f"{value.changed} records are"
    return f"{records} as in {source} again.\nhabit undo takes it back.\n"
