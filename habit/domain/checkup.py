"""What a check of the store found, and what a repair did about it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from habit.domain.daynotes import DayNote
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.journal import Record
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Alias, Definition, Metric
from habit.domain.passages import Passage
from habit.domain.plantasks import PlanTask
from habit.domain.reminders import Reminder, ReminderMetric, Snooze
from habit.domain.settings import Setting
from habit.domain.skipped import Skip
from habit.lighttypes import NamedTuple


class Weight(StrEnum):
    """How much a finding matters."""

    DAMAGE = "damage"
    """Something is not what was written."""
    NOTE = "note"
    """Nothing is wrong with what is stored, but the user should see to it."""


class Finding(NamedTuple):
    """One thing that is not as it should be. ``check`` names what was looked at."""

    check: str
    weight: Weight
    text: str


class Repair(NamedTuple):
    """What was done to a damaged store.

    ``kept`` is where the damaged file is now, or "" when nothing had to be replaced; ``changes``
    are in the journal again, ``from_backups`` of them out of backups. ``values`` stood only in
    the tables and were written as a change of their own. ``lost`` names changes that are gone.
    """

    kept: str
    changes: int
    from_backups: int
    values: int
    lost: tuple[str, ...]


class Checkup(NamedTuple):
    """What ``habit db check`` found: nothing, when all is well.

    ``entries`` and ``changes`` count what was read; ``backup`` is the newest one, or "".
    After a ``repair`` the findings are those from before it, and ``remaining`` from after.
    ``of_backup``: a copy was looked at, and not the store itself. ``on_server``: what is damaged
    there is not for habit to mend.
    """

    location: str
    findings: tuple[Finding, ...]
    entries: int
    changes: int
    backup: str
    repair: Repair | None = None
    remaining: tuple[Finding, ...] = ()
    of_backup: bool = False
    on_server: bool = False

    @property
    def damaged(self) -> bool:
        """Whether anything is not what was written."""
        return any(one.weight is Weight.DAMAGE for one in self.findings)


def damage(check: str, text: str) -> Finding:
    """A finding that something is not what was written."""
    return Finding(check, Weight.DAMAGE, text)


def note(check: str, text: str) -> Finding:
    """A finding that the user should see to."""
    return Finding(check, Weight.NOTE, text)


def named(  # noqa: C901, PLR0911 - one return for each type of record
    record: Record, labels: Mapping[str, str]
) -> str:
    """What a record is about, in a few words: ``Fall Sleep on 2024-01-15``."""
    match record:
        case Entry():
            return f"{_label(record.metric_id, labels)} on {record.day}"
        case Metric():
            return f"the metric {record.slug}"
        case Definition():
            return f"the definition of {_label(record.metric_id, labels)}"
        case Goal():
            return f"the goal of {_label(record.metric_id, labels)} from {record.valid_from}"
        case Alias():
            return f"the name {record.name}"
        case Layout() | LayoutRow():
            return f"the document's table of the week of {record.week}"
        case Setting():
            return f"the setting {record.name}"
        case Reminder() | ReminderMetric() | Snooze():
            return f"the reminder {record[0]}"
        case Passage():
            return f"the text of the week of {record.week}"
        case DayNote():
            return f"the note on {record.day}"
        case PlanTask():
            return f"the task {record.name} of the week of {record.week}"
        case Skip():
            return f"the skipping from {record.first}"


def said(record: Record | None) -> str:
    """What a record says, to be set against what another says."""
    match record:
        case None:
            return "nothing"
        case Entry():
            return record.text or record.state.value
        case Goal() | DayNote():
            return record.text
        case Setting():
            return record.value
        case Definition():
            return record.label
        case _:
            return "something"


def _label(metric_id: str, labels: Mapping[str, str]) -> str:
    return labels.get(metric_id, f"an unknown metric ({metric_id[:8]})")


class Backup(NamedTuple):
    """One copy of the store: its file's name, when it was taken and why.

    ``reason`` is ``daily``, ``by-hand``, or ``before-`` something.
    """

    name: str
    day: date
    moment: str
    reason: str
    size: int


class BackupList(NamedTuple):
    """The copies there are, newest first, and the folder that they are in."""

    folder: str
    backups: tuple[Backup, ...]


class BackupMade(NamedTuple):
    """A copy that was made and opened again: where it is and what it holds."""

    path: str
    entries: int


class Restored(NamedTuple):
    """What ``habit db restore`` did.

    ``changed`` records differ from before, all in one change that can be undone. ``whole``:
    the file itself was replaced, because there was none or it could not be opened; then ``kept`` is
    where the old one is, or "".
    """

    source: str
    changed: int
    whole: bool
    kept: str


class StoreRevision(NamedTuple):
    """Which schema a store has: the newest, since opening it brought it there."""

    location: str
    revision: str
