"""Reminders and snoozes in the words of the history."""

from collections.abc import Mapping

from habit.domain.reminders import ALL_REMINDERS, Reminder, ReminderMetric, Snooze, What
from habit.locale import marked, said
from habit.render.text.clock import clock
from habit.render.text.reminder_words import days_told

ReminderRecord = Reminder | ReminderMetric | Snooze

_WHAT = {
    What.MISSING: marked("missing"),
    What.BEDTIME: marked("bedtime"),
    What.SUMMARY: marked("summary"),
}


def reminder_subject(record: ReminderRecord) -> str:
    """What an edit is of: ``reminder evening``."""
    if isinstance(record, Snooze):
        every = record.reminder == ALL_REMINDERS
        name = said("all reminders") if every else record.reminder
        return said("snooze of {name}").format(name=name)
    if isinstance(record, ReminderMetric):
        return said("reminder {name}, asks for").format(name=record.reminder)
    return said("reminder {name}").format(name=record.name)


def reminder_facts(record: ReminderRecord, labels: Mapping[str, str]) -> dict[str, str]:
    """What may differ between two versions, each as a few words."""
    if isinstance(record, Snooze):
        return {"until": said("until {time} UTC").format(time=f"{record.until:%Y-%m-%d %H:%M}")}
    if isinstance(record, ReminderMetric):
        return {"metric": labels.get(record.metric_id, record.metric_id).strip()}
    at = "" if record.at is None else said(" at {time}").format(time=clock(record.at))
    return {"what": f"{said(_WHAT[record.what])}{at}", "days": days_told(record.days)}
