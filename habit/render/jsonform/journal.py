"""Changes and edits of the journal as JSON objects."""

from collections.abc import Mapping
from datetime import date, datetime

from habit.domain.entries import Entry
from habit.domain.journal import Change, Edit, Record
from habit.domain.settings import Setting
from habit.render.jsonform.records import Object, entry_json, instant_json
from habit.settingtable import shown_value

TABLES = {
    "Metric": "metric",
    "Alias": "alias",
    "Definition": "definition",
    "Entry": "entry",
    "Goal": "goal",
    "Layout": "layout",
    "LayoutRow": "layout_row",
    "Setting": "setting",
    "Reminder": "reminder",
    "ReminderMetric": "reminder_metric",
    "Snooze": "snooze",
    "Passage": "passage",
    "DayNote": "day_note",
    "PlanTask": "plan_task",
    "Skip": "skip",
}
"""What the records are called in ``record``."""


def change_json(change: Change) -> Object:
    """One change. ``kind`` is ``do``, ``undo`` or ``redo``; ``target`` the change it concerns."""
    return {
        "id": change.id,
        "position": change.position,
        "device_id": change.device_id,
        "device_sequence": change.device_sequence,
        "at": instant_json(change.at),
        "kind": change.kind.value,
        "target": change.target,
        "command": change.command,
    }


def edit_json(edit: Edit, labels: Mapping[str, str]) -> Object:
    """One record before and after; null where there was or is none."""
    record = edit.after or edit.before
    metric_id = getattr(record, "metric_id", None)
    return {
        "record": TABLES[type(record).__name__],
        "label": labels.get(metric_id) if metric_id else None,
        "before": _record(edit.before),
        "after": _record(edit.after),
    }


def _record(record: Record | None) -> Object | None:
    if record is None:
        return None
    if isinstance(record, Entry):
        return {"metric_id": record.metric_id, **entry_json(record.day, record)}
    if isinstance(record, Setting):
        record = record._replace(value=shown_value(record.name, record.value))
    return {name: _plain(value) for name, value in record._asdict().items()}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return instant_json(value)
    return value.isoformat() if isinstance(value, date) else value
