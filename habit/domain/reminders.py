"""Reminders: what the user wants to be told, and when."""

from datetime import datetime

from habit.lighttypes import NamedTuple, StrEnum

EVERY_DAY = "1234567"
"""The days of a reminder that come on all of them, as ISO weekday numbers."""

ALL_REMINDERS = "*"
"""The name under which a snooze holds for every reminder."""


class What(StrEnum):
    """What a reminder tells."""

    MISSING = "missing"
    """Which metrics have no entry for the day."""
    BEDTIME = "bedtime"
    """That the time of tonight's goal is near."""
    SUMMARY = "summary"
    """The week's table, when the week ends."""


class Reminder(NamedTuple):
    """One reminder that the user has installed.

    ``at``: minute of the day (0..1439) on the user's clock; None for bedtimes, whose goal says
    when. ``days``: ISO weekday numbers of the logical days on which it comes; "" is the last
    day of the week. ``every_min``: minutes after which it comes again on the same day, or None.
    ``lead_min``: minutes before the goal that a bedtime comes. ``since``: it tells of nothing
    that was due before this instant.
    """

    name: str
    what: What
    at: int | None
    days: str
    every_min: int | None
    lead_min: int | None
    since: datetime


class ReminderMetric(NamedTuple):
    """A metric that a reminder asks for; without any it asks for all that are in use."""

    reminder: str
    metric_id: str


class Snooze(NamedTuple):
    """A reminder (or ALL_REMINDERS) that was silenced at ``since`` until an instant."""

    reminder: str
    since: datetime
    until: datetime
