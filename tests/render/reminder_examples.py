"""What reminders come to, one of each kind, for the renderers."""

from datetime import UTC, date, datetime

from outcome_examples import FALL_ASLEEP, RUNNING, THURSDAY
from render_examples import week

from habit.domain.deliveries import Delivery, Outcome
from habit.domain.missing import Missing
from habit.domain.notices import (
    ChannelReport,
    ChannelReports,
    InstalledReminder,
    Notice,
    PlannedChange,
    Reminded,
    ReminderChange,
    ReminderStatus,
    SchedulerState,
)
from habit.domain.occasions import Bedtime
from habit.domain.reminders import EVERY_DAY, Reminder, What

AT = datetime(2024, 1, 18, 13, 30, tzinfo=UTC)
LAST_NIGHT = Missing(FALL_ASLEEP, date(2024, 1, 17))

MISSING = Notice(
    "evening",
    "2024-01-18",
    What.MISSING,
    THURSDAY,
    missing=(Missing(RUNNING, THURSDAY), LAST_NIGHT),
)
BEDTIME = Notice(
    "bedtime",
    "2024-01-18",
    What.BEDTIME,
    THURSDAY,
    bedtime=Bedtime("id", "Fall Sleep", THURSDAY, 1560, "before 2:00"),
)
SUMMARY = Notice("summary", "2024-01-21", What.SUMMARY, date(2024, 1, 21), week=week())

REMINDED = Reminded((MISSING, BEDTIME), (), shown=True)
TOLD = REMINDED._replace(shown=False, remark="why not")
WEEKLY = Reminded((SUMMARY,), (), shown=True)

CHANGE = ReminderChange(
    ("evening: what is missing, every day at 21:30",),
    (PlannedChange("crontab", None, "*/5 * * * * true\n"),),
    ("cron is not running",),
)
REHEARSAL = CHANGE._replace(
    changes=(PlannedChange("crontab", "a\nb\n", "a\nc\n"), PlannedChange("file", "x\n", None)),
    rehearsal=True,
)
REPORTS = ChannelReports(
    (
        ChannelReport("print", "print", "", "Printed."),
        ChannelReport("webhook", "https://ntfy.sh/…", "It answered 500.", ""),
    )
)
STATUS = ReminderStatus(
    reminders=(
        InstalledReminder(
            Reminder("evening", What.MISSING, 1290, "12345", 60, None, AT), ("Running",), AT
        ),
        InstalledReminder(
            Reminder("bedtime", What.BEDTIME, None, EVERY_DAY, None, 30, AT), (), None, "no goal"
        ),
        InstalledReminder(Reminder("summary", What.SUMMARY, 1200, "", None, None, AT), (), AT),
    ),
    schedulers=(
        SchedulerState("cron", runs=True, mails=True),
        SchedulerState("systemd", runs=None, mails=False),
    ),
    last_run=(AT, "nothing was due"),
    channels=(("print", "print"), ("webhook", "https://ntfy.sh/…")),
    quiet="23:00-8:00",
    snoozed=(("all", AT),),
    failures=(
        Delivery("evening", "2024-01-18", "webhook", Outcome.FAILED, AT, 2, "It answered 500."),
        Delivery("evening", "2024-01-18", "desktop", Outcome.SENDING, AT, 1, ""),
    ),
    warnings=("a warning",),
    now=AT,
    zone="Asia/Shanghai",
)
EMPTY_STATUS = ReminderStatus((), (), None, (), "", (), (), (), AT, "UTC")
