"""What a reminder tells, as values: what is missing, a bedtime, the week's table."""

from datetime import date, datetime

from habit.domain.deliveries import Delivery
from habit.domain.missing import Missing
from habit.domain.occasions import Bedtime
from habit.domain.reminders import Reminder, What
from habit.domain.weektable import WeekTable
from habit.lighttypes import NamedTuple


class Notice(NamedTuple):
    """One reminder on one occasion. Of the last three fields one is filled, as ``what`` says."""

    reminder: str
    occasion: str
    what: What
    day: date
    missing: tuple[Missing, ...] = ()
    bedtime: Bedtime | None = None
    week: WeekTable | None = None


class Reminded(NamedTuple):
    """What there is to remind of, and what was done about it now.

    ``shown`` is whether a person asked, who is answered whatever was told before; nothing is
    delivered then. ``remark`` says why there is nothing, where that needs saying.
    """

    notices: tuple[Notice, ...]
    deliveries: tuple[Delivery, ...]
    shown: bool
    remark: str = ""


class InstalledReminder(NamedTuple):
    """A reminder with the labels of its metrics and its next occasion, None when none is known.

    ``remark`` is a reason why it may never be told.
    """

    reminder: Reminder
    metrics: tuple[str, ...]
    next_at: datetime | None
    remark: str = ""


class SchedulerState(NamedTuple):
    """A scheduler that has the job. ``runs`` is None where that cannot be told.

    ``mails`` is whether it mails what the job prints.
    """

    name: str
    runs: bool | None
    mails: bool


class ReminderStatus(NamedTuple):
    """All there is to say about reminders. Instants are in UTC, shown in ``zone``."""

    reminders: tuple[InstalledReminder, ...]
    schedulers: tuple[SchedulerState, ...]
    last_run: tuple[datetime, str] | None
    channels: tuple[tuple[str, str], ...]
    quiet: str
    snoozed: tuple[tuple[str, datetime], ...]
    failures: tuple[Delivery, ...]
    warnings: tuple[str, ...]
    now: datetime
    zone: str


class PlannedChange(NamedTuple):
    """A file or the crontab before and after, as text; None where there is none."""

    place: str
    before: str | None
    after: str | None


class ReminderChange(NamedTuple):
    """What ``install``, ``uninstall`` or ``snooze`` did, or would do in a ``rehearsal``."""

    lines: tuple[str, ...]
    changes: tuple[PlannedChange, ...] = ()
    notes: tuple[str, ...] = ()
    rehearsal: bool = False


class ChannelReport(NamedTuple):
    """How one channel took a message. ``error`` is "" when it did; ``known`` says what is known."""

    channel: str
    place: str
    error: str
    known: str


class ChannelReports(NamedTuple):
    """How every channel took the test message."""

    reports: tuple[ChannelReport, ...]
