"""Every statement that the program runs, written once against the tables and named.

What runs is their text as ``habit.store.compiling`` writes it down for each kind of database.
Parameters are named after the column that they meet, or as shown here.
"""

from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from habit.store import tables
from habit.store.records import RECORD_TYPES

Query: TypeAlias = "Select[*tuple[Any, ...]]"
Statement: TypeAlias = "Query | Insert | Update | Delete"

_TABLES = tables.Stored.metadata.tables
METRIC = _TABLES["metric"]
DEFINITION = _TABLES["metric_definition"]
ALIAS = _TABLES["metric_alias"]
GOAL = _TABLES["goal"]
ENTRY = _TABLES["entry"]
LAYOUT = _TABLES["layout"]
LAYOUT_ROW = _TABLES["layout_row"]
SETTING = _TABLES["setting"]
REMINDER = _TABLES["reminder"]
REMINDER_METRIC = _TABLES["reminder_metric"]
SNOOZE = _TABLES["snooze"]
DELIVERY = _TABLES["reminder_delivery"]
DEVICE = _TABLES["device"]
PASSAGE = _TABLES["passage"]
DAY_NOTE = _TABLES["day_note"]
PLAN_TASK = _TABLES["plan_task"]
SKIP = _TABLES["skip"]
WRITTEN_CELL = _TABLES["written_cell"]
CHANGE = _TABLES["journal"]
EDIT = _TABLES["journal_edit"]

CHANGE_COLUMNS = tuple(column for column in CHANGE.c if column.name != "checksum")
"""What a change is, without what proves that it is whole."""

TABLE_OF: dict[str, Table] = {
    "metric": METRIC,
    "definition": DEFINITION,
    "alias": ALIAS,
    "goal": GOAL,
    "entry": ENTRY,
    "layout": LAYOUT,
    "layout_row": LAYOUT_ROW,
    "setting": SETTING,
    "reminder": REMINDER,
    "reminder_metric": REMINDER_METRIC,
    "snooze": SNOOZE,
    "passage": PASSAGE,
    "day_note": DAY_NOTE,
    "plan_task": PLAN_TASK,
    "skip": SKIP,
}
"""The table of each kind of record."""


def _metrics_on() -> Query:
    """Each metric beside the definition in force ``on`` a day, else beside its first one."""
    own = DEFINITION.alias("own")
    latest = select(func.max(own.c.valid_from)).where(
        own.c.metric_id == METRIC.c.id, own.c.valid_from <= bindparam("on")
    )
    first = select(func.min(own.c.valid_from)).where(own.c.metric_id == METRIC.c.id)
    in_force = func.coalesce(latest.scalar_subquery(), first.scalar_subquery())
    # an outer join, because SQLite then goes from the few metrics to their definitions
    return select(METRIC, DEFINITION).outerjoin_from(
        METRIC,
        DEFINITION,
        and_(DEFINITION.c.metric_id == METRIC.c.id, DEFINITION.c.valid_from == in_force),
    )


def _entries_of() -> Query:
    return select(ENTRY).where(ENTRY.c.metric_id == bindparam("metric_id"))


def _extent() -> Query:
    return select(func.count(), func.min(ENTRY.c.day), func.max(ENTRY.c.day)).where(
        ENTRY.c.metric_id == bindparam("metric_id")
    )


def _changes_of_day() -> Query:
    """The newest changes with an edit of an entry of ``day``."""
    concerned = select(EDIT.c.change_id).where(EDIT.c.day == bindparam("day"))
    return (
        select(*CHANGE_COLUMNS)
        .where(CHANGE.c.id.in_(concerned))
        .order_by(CHANGE.c.position.desc())
        .limit(bindparam("limit"))
    )


def _edits() -> Query:
    return select(EDIT.c.record, EDIT.c.before, EDIT.c.after)


def _journal_end() -> Query:
    """What the next change follows: this device's id and last number, the last position."""
    known = DEVICE.c.name == bindparam("device")
    last_own = (
        select(func.max(CHANGE.c.device_sequence))
        .join(DEVICE, DEVICE.c.id == CHANGE.c.device_id)
        .where(known)
    )
    return select(
        select(DEVICE.c.id).where(known).scalar_subquery(),
        last_own.scalar_subquery(),
        select(func.max(CHANGE.c.position)).scalar_subquery(),
    )


READING: dict[str, Statement] = {
    "settings": select(SETTING),
    "metrics_on": _metrics_on(),
    "aliases": select(ALIAS),
    "definitions": select(DEFINITION)
    .where(DEFINITION.c.metric_id == bindparam("metric_id"))
    .order_by(DEFINITION.c.valid_from),
    "goals": select(GOAL).order_by(GOAL.c.metric_id, GOAL.c.valid_from),
    "entry": _entries_of().where(ENTRY.c.day == bindparam("day")),
    "entries": select(ENTRY)
    .where(ENTRY.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(ENTRY.c.day, ENTRY.c.metric_id),
    "entries_of": _entries_of()
    .where(ENTRY.c.day <= bindparam("last"))
    .order_by(ENTRY.c.day.desc())
    .limit(bindparam("limit")),
    "entries_within": _entries_of()
    .where(ENTRY.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(ENTRY.c.day),
    "clock_times": select(ENTRY.c.day, ENTRY.c.state, ENTRY.c.minute, ENTRY.c.zone, ENTRY.c.instant)
    .where(
        ENTRY.c.metric_id == bindparam("metric_id"),
        ENTRY.c.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(ENTRY.c.day),
    "all_metric_entries": _entries_of().order_by(ENTRY.c.day),
    "first_day": select(func.min(ENTRY.c.day)).where(ENTRY.c.metric_id == bindparam("metric_id")),
    "extent": _extent(),
    "layout": select(LAYOUT).where(LAYOUT.c.week == bindparam("week")),
    "layout_rows": select(LAYOUT_ROW)
    .where(LAYOUT_ROW.c.week == bindparam("week"))
    .order_by(LAYOUT_ROW.c.position),
    "layouts": select(LAYOUT).order_by(LAYOUT.c.week),
    "passages": select(PASSAGE)
    .where(PASSAGE.c.week.between(bindparam("first"), bindparam("last")))
    .order_by(PASSAGE.c.week, PASSAGE.c.part),
    "day_notes": select(DAY_NOTE)
    .where(DAY_NOTE.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(DAY_NOTE.c.day, DAY_NOTE.c.position),
    "plan_tasks": select(PLAN_TASK)
    .where(PLAN_TASK.c.week.between(bindparam("first"), bindparam("last")))
    .order_by(PLAN_TASK.c.week, PLAN_TASK.c.position),
    "written_cells": select(WRITTEN_CELL).where(WRITTEN_CELL.c.document == bindparam("document")),
    "devices": select(DEVICE),
    "delivery": select(DELIVERY).where(
        DELIVERY.c.reminder == bindparam("reminder"),
        DELIVERY.c.occasion == bindparam("occasion"),
        DELIVERY.c.channel == bindparam("channel"),
    ),
    "deliveries_from": select(DELIVERY).where(
        DELIVERY.c.reminder == bindparam("reminder"),
        DELIVERY.c.occasion >= bindparam("occasion"),
    ),
    "deliveries_since": select(DELIVERY)
    .where(DELIVERY.c.at >= bindparam("since"))
    .order_by(DELIVERY.c.at.desc()),
    "change": select(*CHANGE_COLUMNS).where(CHANGE.c.id == bindparam("id")),
    "changes": select(*CHANGE_COLUMNS)
    .where(CHANGE.c.position < bindparam("before_position"))
    .order_by(CHANGE.c.position.desc())
    .limit(bindparam("limit")),
    "changes_of_day": _changes_of_day(),
    "edits": _edits()
    .where(EDIT.c.change_id == bindparam("change_id"))
    .order_by(EDIT.c.position)
    .limit(bindparam("limit")),
    "edits_backwards": select(EDIT.c.position, EDIT.c.record, EDIT.c.before, EDIT.c.after)
    .where(
        EDIT.c.change_id == bindparam("change_id"),
        EDIT.c.position < bindparam("before_position"),
    )
    .order_by(EDIT.c.position.desc())
    .limit(bindparam("limit")),
    "last_undated_edit": _edits()
    .join(CHANGE, CHANGE.c.id == EDIT.c.change_id)
    .where(
        EDIT.c.day.is_(None),
        EDIT.c.record == bindparam("record"),
        EDIT.c.metric_id == bindparam("metric_id"),
    )
    .order_by(CHANGE.c.position.desc(), EDIT.c.position.desc())
    .limit(1),
    "last_edit": select(func.max(EDIT.c.position)).where(
        EDIT.c.change_id == bindparam("change_id")
    ),
    "journal_end": _journal_end(),
    "sealed_changes": select(CHANGE)
    .where(CHANGE.c.position > bindparam("after_position"))
    .order_by(CHANGE.c.position)
    .limit(bindparam("limit")),
    "sealed_edits": select(EDIT)
    .join(CHANGE, CHANGE.c.id == EDIT.c.change_id)
    .where(CHANGE.c.position.between(bindparam("first"), bindparam("last")))
    .order_by(CHANGE.c.position, EDIT.c.position),
    "every_edit_count": select(func.count()).select_from(EDIT),
    "every_delivery": select(DELIVERY),
    "every_written_cell": select(WRITTEN_CELL),
    "every_edit": _edits()
    .join(CHANGE, CHANGE.c.id == EDIT.c.change_id)
    .order_by(CHANGE.c.position, EDIT.c.position),
}


def _same(table: Table, key_length: int, prefix: str) -> ColumnElement[bool]:
    """Whether a row is, in every column, the record in the parameters ``prefix…``."""
    columns = list(table.c)
    key, rest = columns[:key_length], columns[key_length:]
    return and_(
        *(column == bindparam(prefix + column.name) for column in key),
        *(column.is_not_distinct_from(bindparam(prefix + column.name)) for column in rest),
    )


def _insertion(table: Table) -> Insert:
    return insert(table).values(
        {column.name: bindparam(column.name, type_=column.type) for column in table.c}
    )


def _writing() -> dict[str, Statement]:
    """How one record of each kind is made, changed and taken away.

    A change or removal finds its row only while the row still equals the record before, so
    the number of rows touched says whether the journal would be telling the truth.
    """
    statements: dict[str, Statement] = {
        "insert_device": _insertion(DEVICE),
        "insert_change": _insertion(CHANGE),
        "insert_edit": _insertion(EDIT),
        "insert_delivery": _insertion(DELIVERY),
        "delete_delivery": delete(DELIVERY).where(
            DELIVERY.c.reminder == bindparam("reminder"),
            DELIVERY.c.occasion == bindparam("occasion"),
            DELIVERY.c.channel == bindparam("channel"),
        ),
        "insert_written_cell": _insertion(WRITTEN_CELL),
        "delete_written_cell": delete(WRITTEN_CELL).where(
            WRITTEN_CELL.c.document == bindparam("document"),
            WRITTEN_CELL.c.metric_id == bindparam("metric_id"),
            WRITTEN_CELL.c.day == bindparam("day"),
        ),
        "forget_written": delete(WRITTEN_CELL).where(
            WRITTEN_CELL.c.document == bindparam("document")
        ),
        "forget_deliveries": delete(DELIVERY).where(DELIVERY.c.at < bindparam("before")),
    }
    for name, _, key_length in RECORD_TYPES:
        table = TABLE_OF[name]
        before = _same(table, key_length, "before_")
        changed = {
            column.name: bindparam("after_" + column.name, type_=column.type)
            for column in list(table.c)[key_length:]
        }
        statements |= {
            f"insert_{name}": _insertion(table),
            f"delete_{name}": delete(table).where(before),
            f"every_{name}": select(table).order_by(*table.primary_key.columns),
        }
        if changed:  # a record that is all key has nothing to change
            statements[f"update_{name}"] = update(table).where(before).values(changed)
    return statements


STATEMENTS: dict[str, Statement] = READING | _writing()
