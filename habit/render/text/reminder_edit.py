"""Reminders and snoozes in the words of the history."""

from collections.abc import Mapping

from habit.domain.occasions import days_text
from habit.domain.reminders import ALL_REMINDERS, Reminder, ReminderMetric, Snooze
from habit.render.text.clock import clock

ReminderRecord = Reminder | ReminderMetric | Snooze


def reminder_subject(record: ReminderRecord) -> str:
    """What an edit is of: ``reminder evening``."""
    if isinstance(record, Snooze):
        name = "all reminders" if record.reminder == ALL_REMINDERS else record.reminder
        return f"snooze of {name}"
    if isinstance(record, ReminderMetric):
        return f"reminder {record.reminder}, asks for"
    return f"reminder {record.name}"


def reminder_facts(record: ReminderRecord, labels: Mapping[str, str]) -> dict[str, str]:
    """What may differ between two versions, each as a few words."""
    if isinstance(record, Snooze):
        return {"until": f"until {record.until:%Y-%m-%d %H:%M} UTC"}
    if isinstance(record, ReminderMetric):
        return {"metric": labels.get(record.metric_id, record.metric_id).strip()}
    at = "" if record.at is None else f" at {clock(record.at)}"
    return {"what": f"{record.what.value}{at}", "days": days_text(record.days)}
