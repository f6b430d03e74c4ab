"""Checking the store, and making a damaged one whole."""

import os
from contextlib import nullcontext

from habit.domain.checkup import Checkup, Finding, Repair, Weight, damage
from habit.errors import DamagedStore, NothingFound, UsageProblem
from habit.paths import is_url
from habit.store.backups import newest_backup
from habit.store.checking import ContentsCheck
from habit.store.database import NewerStore
from habit.store.filecheck import (
    close_to_others,
    pages,
    permissions,
    snapshot,
)
from habit.store.opening import open_store
from habit.store.schemacheck import schema


def check_store(target: str, shown: str) -> Checkup:
    """Everything that is not as it should be in the store at a path or URL.

    ``shown`` is the target without a password. Nothing is changed, but an older store is upgraded.
    """
    if is_url(target):
        return _check_server(target, shown)
    if not os.path.lexists(target):
        raise NothingFound(f"There is no store at {target} yet; the first habit log makes it.")
    findings = permissions(target)
    changes = entries = 0
    try:
        open_store(target).close()
        with snapshot(target) as copy:
            found = check_copy(copy, target)
        findings += found.findings
        changes, entries = found.changes, found.entries
    except NewerStore:
        raise
    except DamagedStore as problem:
        findings.append(damage("file", str(problem)))
    return Checkup(target, _once(findings), entries, changes, newest_backup(target))


def check_copy(copy: str, source: str) -> Checkup:
    """Everything that is not as it should be in a copy of a store, said of its ``source``."""
    findings = pages(copy) + schema(copy)
    repository = open_store(copy)
    try:
        contents = ContentsCheck(repository)
        findings += contents.run()
    finally:
        repository.close()
    of_source = [one._replace(text=one.text.replace(copy, source)) for one in findings]
    return Checkup(source, _once(of_source), contents.entries, contents.changes, "")


def repair_store(target: str) -> Checkup:
    """Check the store, mend what is wrong with it, and check what has come of that.

    A damaged file is never overwritten before it has been kept beside. What is sound is left
    alone.
    """
    if is_url(target):
        raise UsageProblem(
            "--repair is for a store in a file. A database server has backups of its own; "
            "habit export writes what can be read."
        )
    before = check_store(target, target)
    if not before.findings:
        return before
    done = Repair("", before.changes, 0, 0, ())
    if before.damaged:
        from habit.store.rebuilding import repair  # noqa: PLC0415 - SQLModel: 40 starts

        done = repair(target)
    if any(one.check == "permissions" for one in before.findings):
        close_to_others(target)
    after = check_store(target, target)
    return after._replace(findings=before.findings, repair=done, remaining=after.findings)


def exit_code(checkup: Checkup) -> int:
    """0 when all is well, 4 when something is damaged, 1 when there is only something to see to."""
    left = checkup.findings if checkup.repair is None else checkup.remaining
    if any(one.weight is Weight.DAMAGE for one in left):
        return DamagedStore.exit_code
    return 1 if left else 0


def _check_server(target: str, shown: str) -> Checkup:
    from habit.store.server_schemacheck import server_schema  # noqa: PLC0415 - needs psycopg

    repository = open_store(target)
    contents = ContentsCheck(repository)
    try:
        findings = server_schema(target)
        # writers wait, so that the journal and the state are of the same moment; but in a
        # transaction nothing more can be read after a table that is missing
        with nullcontext() if findings else repository.transaction():
            findings += contents.run()
    finally:
        repository.close()
    found = _once(findings)
    return Checkup(shown, found, contents.entries, contents.changes, "", on_server=True)


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))
