"""The kinds of record that the store keeps: their names, and which leading fields are the key."""

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


class RecordType(NamedTuple):
    """One kind of record: its name in the journal and how many first fields make its key."""

    name: str
    record: type[Record]
    key_length: int


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType("metric", Metric, 1),
    RecordType("definition", Definition, 2),
    RecordType("alias", Alias, 1),
    RecordType("goal", Goal, 2),
    RecordType("entry", Entry, 2),
    RecordType("layout", Layout, 1),
    RecordType("layout_row", LayoutRow, 2),
    RecordType("setting", Setting, 1),
    RecordType("reminder", Reminder, 1),
    RecordType("reminder_metric", ReminderMetric, 2),
    RecordType("snooze", Snooze, 1),
    RecordType("passage", Passage, 2),
    RecordType("day_note", DayNote, 2),
    RecordType("plan_task", PlanTask, 2),
    RecordType("skip", Skip, 2),
)
"""Every kind, those that others refer to first."""

TYPE_OF: dict[type, RecordType] = {one.record: one for one in RECORD_TYPES}
TYPE_NAMED: dict[str, RecordType] = {one.name: one for one in RECORD_TYPES}

Key = tuple[object, ...]


def key_of(record: Record) -> Key:
    """What identifies a record among all others: its kind and its key fields."""
    kind = TYPE_OF[type(record)]
    return (kind.name, *record[: kind.key_length])
