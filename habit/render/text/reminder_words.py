"""An installed reminder in words."""

import re
from collections.abc import Sequence

from habit.domain.occasions import days_text
from habit.domain.quiethours import duration_text
from habit.domain.reminders import Reminder, What
from habit.locale import said, told
from habit.render.text.clock import clock


def described(reminder: Reminder, labels: Sequence[str]) -> str:
    """``what is missing of Running, Mon-Fri at 21:30``."""
    what = {
        What.MISSING: said("what is missing"),
        What.BEDTIME: said("bedtime, {time} before the goal").format(
            time=duration_text(reminder.lead_min or 0)
        ),
        What.SUMMARY: said("the week's table"),
    }[reminder.what]
    of = said(" of {labels}").format(labels=", ".join(map(str.strip, labels))) if labels else ""
    at = "" if reminder.at is None else said(" at {time}").format(time=clock(reminder.at))
    every = ""
    if reminder.every_min is not None:
        every = said(", then every {time}").format(time=duration_text(reminder.every_min))
    return f"{what}{of}, {days_told(reminder.days)}{at}{every}"


def days_told(days: str) -> str:
    """``Mon-Fri``, ``every day``."""
    return re.sub("[A-Z][a-z]{2}", lambda found: said(found[0]), told(days_text(days)))
