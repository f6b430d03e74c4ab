"""Copies of the store: making one, listing them, and going back to one."""

import os
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from habit.actions.checking import check_copy
from habit.domain.checkup import BackupList, BackupMade, Checkup, Restored, Weight
from habit.domain.retention import BY_HAND
from habit.errors import DamagedStore, NothingFound, UsageProblem
from habit.paths import backups_dir, is_url
from habit.store.backups import back_up, backup_named, backups_of, upgraded_copy, verify
from habit.store.checking import ContentsCheck
from habit.store.database import NewerStore
from habit.store.filecheck import snapshot
from habit.store.mending import difference
from habit.store.opening import open_store
from habit.store.placing import Watched, fill_place
from habit.store.records import key_of
from habit.store.repository import Repository
from habit.store.sqlite_failures import MENDING


def make_backup(target: str) -> BackupMade:
    """Copy the store into the folder ``backups`` beside it, open the copy and read it."""
    path = _file(target)
    if not Path(path).exists():
        raise NothingFound(f"There is no store at {path} yet; the first habit log makes it.")
    open_store(path).close()
    made = back_up(path, BY_HAND)
    return BackupMade(made, verify(made))


def list_backups(target: str) -> BackupList:
    """The copies of the store, newest first."""
    path = _file(target)
    return BackupList(backups_dir(os.path.realpath(path)), tuple(backups_of(path)))


def check_backup(target: str, name: str) -> Checkup:
    """Everything that is not as it should be in a backup, named as for ``restore``."""
    source = backup_named(_file(target), name)
    with TemporaryDirectory(prefix="habit-check-") as workshop:
        found = check_copy(_readable_copy(source, workshop), source)
    findings = [one._replace(text=one.text.removesuffix(MENDING)) for one in found.findings]
    return found._replace(findings=tuple(findings), of_backup=True)


def restore(target: str, name: str, at: datetime) -> Restored:
    """Go back to what a backup holds, as one change that undo takes back.

    ``name`` is one of ``habit db list``, a path, or ``newest``; ``at`` is the present. A store
    that is missing or cannot be opened is replaced by the backup as a whole, and kept beside it;
    one that is damaged has to be mended first.
    """
    path = _file(target)
    source = backup_named(path, name)
    with TemporaryDirectory(prefix="habit-restore-") as workshop:
        copy = _readable_copy(source, workshop)
        if _is_damaged(copy):
            raise DamagedStore(f"{source} is damaged itself. habit db list shows the others.")
        if not Path(path).exists():
            fill_place(path, copy)
            return Restored(source, 0, whole=True, kept="")
        try:
            repository = open_store(path)
        except NewerStore:
            raise
        except DamagedStore:
            with Watched(os.path.realpath(path)) as file:
                return Restored(source, 0, whole=True, kept=file.replace_by(copy))
        try:
            _insist_on_sound(path)
            changed = _restore_state(repository, copy, source, at)
            return Restored(source, changed, whole=False, kept="")
        finally:
            repository.close()


def _restore_state(repository: Repository, copy: str, source: str, at: datetime) -> int:
    saved = open_store(copy)
    try:
        wanted = {key_of(one): one for one in saved.every_record()}
    finally:
        saved.close()
    with repository.transaction():
        standing = {key_of(one): one for one in repository.every_record()}
        edits = difference(standing, wanted)
        if edits:
            command = f"db restore {Path(source).name}"
            repository.record(command, edits, at)
    return len(edits)


def _readable_copy(source: str, workshop: str) -> str:
    try:
        return upgraded_copy(source, workshop)
    except NewerStore as problem:
        raise NewerStore(
            f"{source} was written by a newer habit. Upgrade habit; nothing was changed."
        ) from problem
    except DamagedStore as problem:
        raise DamagedStore(
            f"{source} is not a habit store, or is damaged. Nothing was changed; "
            "habit db list shows the backups."
        ) from problem


def _insist_on_sound(path: str) -> None:
    """A change that is made of damaged values would be damage to the journal as well."""
    with snapshot(path) as copy:
        if _is_damaged(copy):
            raise DamagedStore(f"{path} is damaged. Mend it first: habit db check --repair.")


def _is_damaged(copy: str) -> bool:
    repository = open_store(copy)
    try:
        return any(one.weight is Weight.DAMAGE for one in ContentsCheck(repository).run())
    finally:
        repository.close()


def _file(target: str) -> str:
    if is_url(target):
        raise UsageProblem(
            "Backups are of a store in a file. Save a database server by its own means: pg_dump."
        )
    return target
