"""The state of the reminders as JSON."""

from habit.domain.notices import ReminderStatus
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import instant_json


def write(value: ReminderStatus, output: Output) -> Rendered:
    """Everything that the text says; instants in UTC."""
    del output  # JSON is the same everywhere
    content = {
        "reminders": [
            {
                "name": one.reminder.name,
                "what": one.reminder.what.value,
                "at": one.reminder.at,
                "days": one.reminder.days,
                "every_min": one.reminder.every_min,
                "lead_min": one.reminder.lead_min,
                "metrics": list(one.metrics),
                "next_at": instant_json(one.next_at),
                "remark": one.remark or None,
            }
            for one in value.reminders
        ],
        "schedulers": [one._asdict() for one in value.schedulers],
        "last_run": None
        if value.last_run is None
        else {"at": instant_json(value.last_run[0]), "result": value.last_run[1]},
        "channels": [{"channel": name, "place": place} for name, place in value.channels],
        "quiet": value.quiet or None,
        "snoozed": [{"reminder": name, "until": instant_json(at)} for name, at in value.snoozed],
        "failures": [
            {
                "reminder": one.reminder,
                "occasion": one.occasion,
                "channel": one.channel,
                "at": instant_json(one.at),
                "attempts": one.attempts,
                "error": one.error,
            }
            for one in value.failures
        ],
        "warnings": list(value.warnings),
        "zone": value.zone,
    }
    return Rendered(document(content))
