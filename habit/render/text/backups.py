"""Copies of the store: the ones there are, a new one, and going back to one."""

from habit.domain.checkup import Backup, BackupList, BackupMade, Restored, StoreRevision
from habit.locale import said
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
            text = said("It was opened and read. Entries: {number}").format(number=value.entries)
            return Rendered(f"{harmless(value.path)}\n", f"{text}\n")
        case Restored():
            return Rendered(_restored(value))
        case StoreRevision():
            text = said("{path} is at revision {revision}, the newest.")
            place = harmless(value.location)
            return Rendered(text.format(path=place, revision=value.revision) + "\n")


def _list(value: BackupList) -> Rendered:
    folder = harmless(value.folder)
    if not value.backups:
        none = said("There is no backup in {folder} yet.").format(folder=folder)
        return Rendered("", f"{none}\n")
    width = max(len(one.name) for one in value.backups)
    lines = [_line(one, width) for one in value.backups]
    where = said("They are in {folder}.").format(folder=folder)
    return Rendered("".join(lines), f"{where}\n")


def _line(backup: Backup, width: int) -> str:
    size = -(-backup.size // _KILOBYTE)
    return f"{harmless(backup.name):<{width}}  {size:>6} kB\n"


def _restored(value: Restored) -> str:
    source = harmless(value.source)
    if value.whole or value.kept:
        lines = [said("The store is what {source} holds.").format(source=source)]
        if value.kept:
            lines.append(said("The old file is kept: {path}").format(path=harmless(value.kept)))
    elif not value.changed:
        lines = [said("The store holds what {source} holds already.").format(source=source)]
    else:
        text = said("{number} records are as in {source} again.")
        if value.changed == 1:
            text = said("{number} record is as in {source} again.")
        lines = [
            text.format(number=value.changed, source=source),
            said("habit undo takes it back."),
        ]
    return "".join(f"{line}\n" for line in lines)
