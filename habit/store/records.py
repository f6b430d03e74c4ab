"""The kinds of record that the store keeps: their names, and which leading fields are the key."""

from habit.lighttypes import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from habit.domain.journal import Record


class RecordType(NamedTuple):
    """One kind of record: its name in the journal and how many first fields make its key.

    ``home`` is the module of ``habit.domain`` that defines the class, and the class in it. It
    is imported when a record of the kind is met.
    """

    name: str
    home: str
    key_length: int

    @property
    def record(self) -> "type[Record]":
        """The class of the records."""
        module, _, name = self.home.partition(".")
        found: type[Record] = getattr(__import__(f"habit.domain.{module}", fromlist=[name]), name)
        return found


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType("metric", "metrics.Metric", 1),
    RecordType("definition", "metrics.Definition", 2),
    RecordType("alias", "metrics.Alias", 1),
    RecordType("goal", "goals.Goal", 2),
    RecordType("entry", "entries.Entry", 2),
    RecordType("layout", "layouts.Layout", 1),
    RecordType("layout_row", "layouts.LayoutRow", 2),
    RecordType("setting", "settings.Setting", 1),
    RecordType("reminder", "reminders.Reminder", 1),
    RecordType("reminder_metric", "reminders.ReminderMetric", 2),
    RecordType("snooze", "reminders.Snooze", 1),
    RecordType("passage", "passages.Passage", 2),
    RecordType("day_note", "daynotes.DayNote", 2),
    RecordType("plan_task", "plantasks.PlanTask", 2),
    RecordType("skip", "skipped.Skip", 2),
)
"""Every kind, those that others refer to first."""


class _ByType(dict[type, RecordType]):
    """The kinds by their classes, none of which is imported for that."""

    def __missing__(self, record: type) -> RecordType:
        own = f".{record.__name__}"
        self[record] = next(one for one in RECORD_TYPES if one.home.endswith(own))
        return self[record]


TYPE_OF: dict[type, RecordType] = _ByType()
TYPE_NAMED: dict[str, RecordType] = {one.name: one for one in RECORD_TYPES}

Key = tuple[object, ...]


def key_of(record: "Record") -> Key:
    """What identifies a record among all others: its kind and its key fields."""
    kind = TYPE_OF[type(record)]
    return (kind.name, *record[: kind.key_length])
