"""The one definition of the schema: SQLModel tables, column for column the domain's records.

Nothing in here is SQLite's alone. References between records are checked at commit, so that
a change may list its records in any order, forwards when it is made and backwards when it is
undone. Deleting a record that another one names is refused; nothing ever cascades. A column
that refers to a record begins an index, or finding that out would read the whole table.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Double,
    Enum,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from habit.domain.deliveries import Outcome
from habit.domain.entries import State
from habit.domain.goals import Bound, Per
from habit.domain.journal import ChangeKind
from habit.domain.metrics import Combine, Kind
from habit.domain.passages import Part
from habit.domain.reminders import What
from habit.lighttypes import StrEnum
from habit.store.naming import NAMING

ID = String(32)
"""A UUID in hex digits: the same text in every database."""


class Stored(SQLModel):
    """What all tables share: their metadata with its naming convention."""

    model_config = {"arbitrary_types_allowed": True}  # the words of habit.lighttypes
    metadata = MetaData(naming_convention=NAMING)


def _word(words: type[StrEnum], name: str) -> Any:
    """A column type that holds the values of ``words`` as text and checks them."""
    return Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )


def _refers(column: str, target: str) -> ForeignKeyConstraint:
    """A reference of one record to another, which must be there at commit."""
    return ForeignKeyConstraint([column], [target], deferrable=True, initially="DEFERRED")


def _follows(column: str, target: str) -> ForeignKeyConstraint:
    """A reference within the journal, which is only ever written in its order."""
    return ForeignKeyConstraint([column], [target])


class MetricTable(Stored, table=True):
    """Rows of ``habit.domain.metrics.Metric``."""

    __tablename__ = "metric"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("opens_at BETWEEN 0 AND 1439", name="opens_at"),
    )

    id: str = Field(primary_key=True, sa_type=ID)
    slug: str
    kind: Kind = Field(sa_type=_word(Kind, "kind"))
    unit: str
    combine: Combine = Field(sa_type=_word(Combine, "combine"))
    opens_at: int = Field(sa_type=BigInteger)


class DefinitionTable(Stored, table=True):
    """Rows of ``habit.domain.metrics.Definition``."""

    __tablename__ = "metric_definition"
    __table_args__ = (_refers("metric_id", "metric.id"),)

    metric_id: str = Field(primary_key=True, sa_type=ID)
    valid_from: date = Field(primary_key=True)
    label: str
    position: int = Field(sa_type=BigInteger)
    archived: bool
    note: str
    from_document: bool


class AliasTable(Stored, table=True):
    """Rows of ``habit.domain.metrics.Alias``."""

    __tablename__ = "metric_alias"
    __table_args__ = (_refers("metric_id", "metric.id"), Index(None, "metric_id"))

    name: str = Field(primary_key=True)
    metric_id: str = Field(sa_type=ID)


class GoalTable(Stored, table=True):
    """Rows of ``habit.domain.goals.Goal``."""

    __tablename__ = "goal"
    __table_args__ = (_refers("metric_id", "metric.id"),)

    metric_id: str = Field(primary_key=True, sa_type=ID)
    valid_from: date = Field(primary_key=True)
    bound: Bound = Field(sa_type=_word(Bound, "bound"))
    low: float | None = Field(sa_type=Double)
    high: float | None = Field(sa_type=Double)
    per: Per = Field(sa_type=_word(Per, "per"))
    text: str
    target: float | None = Field(sa_type=Double)
    step_min: float | None = Field(sa_type=Double)


class EntryTable(Stored, table=True):
    """Rows of ``habit.domain.entries.Entry``."""

    __tablename__ = "entry"
    __table_args__ = (_refers("metric_id", "metric.id"), Index(None, "day", "metric_id"))

    metric_id: str = Field(primary_key=True, sa_type=ID)
    day: date = Field(primary_key=True)
    state: State = Field(sa_type=_word(State, "state"))
    text: str
    number: float | None = Field(sa_type=Double)
    duration_min: float | None = Field(sa_type=Double)
    minute: int | None = Field(sa_type=BigInteger)
    end_minute: int | None = Field(sa_type=BigInteger)
    zone: str
    instant: datetime | None
    end_instant: datetime | None


class LayoutTable(Stored, table=True):
    """Rows of ``habit.domain.layouts.Layout``."""

    __tablename__ = "layout"

    week: date = Field(primary_key=True)
    table: str = Field(sa_type=Text)
    source: str


class LayoutRowTable(Stored, table=True):
    """Rows of ``habit.domain.layouts.LayoutRow``."""

    __tablename__ = "layout_row"
    __table_args__ = (
        _refers("week", "layout.week"),
        _refers("metric_id", "metric.id"),
        Index(None, "metric_id"),
    )

    week: date = Field(primary_key=True)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    metric_id: str = Field(sa_type=ID)
    label: str


class SettingTable(Stored, table=True):
    """Rows of ``habit.domain.settings.Setting``."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str


class ReminderTable(Stored, table=True):
    """Rows of ``habit.domain.reminders.Reminder``."""

    __tablename__ = "reminder"
    __table_args__ = (CheckConstraint("at BETWEEN 0 AND 1439", name="at"),)

    name: str = Field(primary_key=True)
    what: What = Field(sa_type=_word(What, "what"))
    at: int | None = Field(sa_type=BigInteger)
    days: str
    every_min: int | None = Field(sa_type=BigInteger)
    lead_min: int | None = Field(sa_type=BigInteger)
    since: datetime


class ReminderMetricTable(Stored, table=True):
    """Rows of ``habit.domain.reminders.ReminderMetric``."""

    __tablename__ = "reminder_metric"
    __table_args__ = (
        _refers("reminder", "reminder.name"),
        _refers("metric_id", "metric.id"),
        Index(None, "metric_id"),
    )

    reminder: str = Field(primary_key=True)
    metric_id: str = Field(primary_key=True, sa_type=ID)


class SnoozeTable(Stored, table=True):
    """Rows of ``habit.domain.reminders.Snooze``."""

    __tablename__ = "snooze"

    reminder: str = Field(primary_key=True)
    since: datetime
    until: datetime


class PassageTable(Stored, table=True):
    """Rows of ``habit.domain.passages.Passage``."""

    __tablename__ = "passage"

    week: date = Field(primary_key=True)
    part: Part = Field(primary_key=True, sa_type=_word(Part, "part"))
    text: str = Field(sa_type=Text)
    source: str


class DayNoteTable(Stored, table=True):
    """Rows of ``habit.domain.daynotes.DayNote``."""

    __tablename__ = "day_note"

    day: date = Field(primary_key=True)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    text: str = Field(sa_type=Text)


class PlanTaskTable(Stored, table=True):
    """Rows of ``habit.domain.plantasks.PlanTask``."""

    __tablename__ = "plan_task"

    week: date = Field(primary_key=True)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    name: str
    scores: str
    required: str


class WrittenCellTable(Stored, table=True):
    """Rows of ``habit.domain.writtencells.WrittenCell``: what the program did to files.

    Not in the journal: undo takes back what the store says, and no file. No foreign key,
    because it must not keep a metric from being taken back.
    """

    __tablename__ = "written_cell"

    document: str = Field(primary_key=True)
    metric_id: str = Field(primary_key=True, sa_type=ID)
    day: date = Field(primary_key=True)
    text: str = Field(sa_type=Text)


class DeliveryTable(Stored, table=True):
    """Rows of ``habit.domain.deliveries.Delivery``: what the program did, not what the user set.

    Not in the journal, so that undo takes back the user's last change and never the fact that
    a reminder was told. No foreign key, because it outlives the reminder.
    """

    __tablename__ = "reminder_delivery"
    __table_args__ = (Index(None, "at"),)

    reminder: str = Field(primary_key=True)
    occasion: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    outcome: Outcome = Field(sa_type=_word(Outcome, "outcome"))
    at: datetime
    attempts: int = Field(sa_type=BigInteger)
    error: str = Field(sa_type=Text)


class SkipTable(Stored, table=True):
    """Rows of ``habit.domain.skipped.Skip``.

    No foreign key, because one may stand for every metric.
    """

    __tablename__ = "skip"

    metric_id: str = Field(primary_key=True, sa_type=ID)
    first: date = Field(primary_key=True)
    last: date


class DeviceTable(Stored, table=True):
    """The machines that have written to this store, by host name."""

    __tablename__ = "device"
    __table_args__ = (UniqueConstraint("name"),)

    id: str = Field(primary_key=True, sa_type=ID)
    name: str


class ChangeTable(Stored, table=True):
    """Rows of ``habit.domain.journal.Change``; never updated, never deleted.

    ``checksum``: see ``habit.store.checksums``. Empty only in what habit did not write.
    """

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("position"),
        UniqueConstraint("device_id", "device_sequence"),
        _follows("device_id", "device.id"),
        _follows("target", "journal.id"),
    )

    id: str = Field(primary_key=True, sa_type=ID)
    position: int = Field(sa_type=BigInteger)
    device_id: str = Field(sa_type=ID)
    device_sequence: int = Field(sa_type=BigInteger)
    at: datetime
    kind: ChangeKind = Field(sa_type=_word(ChangeKind, "kind"))
    target: str | None = Field(sa_type=ID)
    command: str
    checksum: int | None = Field(sa_type=BigInteger)


class EditTable(Stored, table=True):
    """One record's change within a journal step: the record before and after it, as JSON.

    ``metric_id`` and ``day`` repeat what the JSON says, for the history of a day; no foreign
    key, because the journal outlives what it speaks of.
    """

    __tablename__ = "journal_edit"
    __table_args__ = (_follows("change_id", "journal.id"), Index(None, "day"))

    change_id: str = Field(primary_key=True, sa_type=ID)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    record: str
    metric_id: str | None = Field(sa_type=ID)
    day: date | None
    before: str | None = Field(sa_type=Text)
    after: str | None = Field(sa_type=Text)
    checksum: int | None = Field(sa_type=BigInteger)
