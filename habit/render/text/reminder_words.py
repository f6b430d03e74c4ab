"""An installed reminder in words."""

from collections.abc import Sequence

from habit.domain.occasions import days_text
from habit.domain.quiethours import duration_text
from habit.domain.reminders import Reminder, What
from habit.render.text.clock import clock


def described(reminder: Reminder, labels: Sequence[str]) -> str:
    """``what is missing of Running, Mon-Fri at 21:30``."""
    what = {
        What.MISSING: "what is missing",
        What.BEDTIME: f"bedtime, {duration_text(reminder.lead_min or 0)} before the goal",
        What.SUMMARY: "the week's table",
    }[reminder.what]
    of = f" of {', '.join(label.strip() for label in labels)}" if labels else ""
    at = "" if reminder.at is None else f" at {clock(reminder.at)}"
    every = (
        "" if reminder.every_min is None else f", then every {duration_text(reminder.every_min)}"
    )
    return f"{what}{of}, {days_text(reminder.days)}{at}{every}"
