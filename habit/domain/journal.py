"""The journal: every change as the records before and after it."""

from datetime import datetime

from habit.lighttypes import TYPE_CHECKING, NamedTuple, StrEnum

if TYPE_CHECKING:
    from habit.domain.daynotes import DayNote
    from habit.domain.entries import Entry
    from habit.domain.goals import Goal
    from habit.domain.layouts import Layout, LayoutRow
    from habit.domain.metrics import Alias, Definition, Metric
    from habit.domain.passages import Passage
    from habit.domain.plantasks import PlanTask
    from habit.domain.reminders import Reminder, ReminderMetric, Snooze
    from habit.domain.settings import Setting
    from habit.domain.skipped import Skip

    Record = (
        Metric
        | Alias
        | Definition
        | Entry
        | Goal
        | Layout
        | LayoutRow
        | Setting
        | Reminder
        | ReminderMetric
        | Snooze
        | Passage
        | DayNote
        | PlanTask
        | Skip
    )
else:
    # a command imports the records that it meets
    Record = tuple
"""Everything that the store keeps and the journal can replay."""


class Edit(NamedTuple):
    """One record's change. ``before`` is None when it is new, ``after`` when it goes."""

    before: Record | None
    after: Record | None

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


class ChangeKind(StrEnum):
    """Whether a change was made afresh, or moves along the line of earlier ones."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class Change(NamedTuple):
    """One step of the journal: what one command did, as a whole.

    ``position`` orders the changes within this store from 1 on; ``device_id`` and
    ``device_sequence`` order them on the device that made them. ``command`` is what the
    user ran, in words. ``target`` is the id of the change that an undo or redo concerns.
    """

    id: str
    position: int
    device_id: str
    device_sequence: int
    at: datetime
    kind: ChangeKind
    target: str | None
    command: str
