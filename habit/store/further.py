"""Reading what the store holds beside the table: records out, rows never."""

from datetime import date

from habit.domain.daynotes import DayNote
from habit.domain.journal import Record
from habit.domain.layouts import Layout
from habit.domain.passages import Passage
from habit.domain.plantasks import PlanTask
from habit.domain.reminders import Reminder, ReminderMetric, Snooze
from habit.store.database import Database
from habit.store.records import RECORD_TYPES, RecordType


class Further:
    """Documents, reminders, notes, and the state as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def layouts(self) -> list[Layout]:
        """The memories of all documents, by week."""
        return [Layout(*row) for row in self._database.rows("layouts")]

    def reminders(self) -> list[Reminder]:
        """The reminders that are installed, by name."""
        return [Reminder(*row) for row in self._database.rows("every_reminder")]

    def reminder_metrics(self) -> list[ReminderMetric]:
        """Which metrics the reminders ask for."""
        return [ReminderMetric(*row) for row in self._database.rows("every_reminder_metric")]

    def snoozes(self) -> list[Snooze]:
        """Which reminders were silenced last, and until when; also those that are over."""
        return [Snooze(*row) for row in self._database.rows("every_snooze")]

    def passages(self, first: date, last: date) -> list[Passage]:
        """The parts of documents of the weeks that begin from ``first`` to ``last``, in order."""
        return [Passage(*row) for row in self._database.rows("passages", first=first, last=last)]

    def day_notes(self, first: date, last: date) -> list[DayNote]:
        """What was noted from ``first`` to ``last``, in order."""
        return [DayNote(*row) for row in self._database.rows("day_notes", first=first, last=last)]

    def plan_tasks(self, first: date, last: date) -> list[PlanTask]:
        """The tasks of the weeks that begin from ``first`` to ``last``, in order."""
        rows = self._database.rows("plan_tasks", first=first, last=last)
        return [PlanTask(*row) for row in rows]

    def every_record(self) -> list[Record]:
        """The whole state: for checks and copies, not for commands of every day."""
        return [record for kind in RECORD_TYPES for record in self.records_of(kind)]

    def records_of(self, kind: RecordType) -> list[Record]:
        """All records of one kind, in the order of their keys."""
        return [kind.record(*row) for row in self._database.rows(f"every_{kind.name}")]
