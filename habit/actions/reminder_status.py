"""What is installed, when it fires, when it last ran, and what would keep it from it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from habit.actions.asking import installed_asks
from habit.actions.reminding import Ways, bedtimes, test_message
from habit.domain.catalog import Named
from habit.domain.deliveries import Outcome
from habit.domain.notices import (
    ChannelReport,
    ChannelReports,
    InstalledReminder,
    ReminderStatus,
    SchedulerState,
)
from habit.domain.occasions import Bedtime, next_occasion
from habit.domain.present import Present
from habit.domain.reminders import ALL_REMINDERS, Reminder, What
from habit.errors import NothingFound
from habit.notify.choosing import channel_names, unheard
from habit.schedule.crontab import NOT_RUNNING
from habit.schedule.lastrun import FRESH_MIN, LastRun
from habit.settingtable import RemindSettings
from habit.store.repository import Repository

_FAILURES_SINCE = timedelta(days=2)


def reminder_status(  # noqa: PLR0917 - each is another source of what there is to say
    repository: Repository,
    present: Present,
    week_start: int,
    ways: Ways,
    schedulers: Sequence[SchedulerState],
    ran: LastRun | None,
) -> ReminderStatus:
    """All there is to say, with a warning for each reason why nothing might come."""
    settings = ways.settings
    catalog = repository.catalog(present.day)
    installed = []
    for reminder, metric_ids in installed_asks(repository):
        asks_bedtime = reminder.what is What.BEDTIME
        times = bedtimes(repository, present, week_start, metric_ids) if asks_bedtime else []
        coming = next_occasion(reminder, present, week_start, times)
        next_at = None if coming is None else coming.begins
        asked = [catalog[one] for one in metric_ids]
        remark = _archived(asked) or _remark(reminder, times, settings, present)
        labels = tuple(one.label for one in asked)
        installed.append(InstalledReminder(reminder, labels, next_at, remark))
    deliveries = repository.deliveries_since(present.now - _FAILURES_SINCE)
    snoozed = ((one.reminder, one.until) for one in repository.snoozes() if one.until > present.now)
    names = channel_names(settings)
    return ReminderStatus(
        reminders=tuple(installed),
        schedulers=tuple(schedulers),
        last_run=None if ran is None else (ran.at, ran.result),
        channels=tuple((name, ways.channel(name).place) for name in names),
        quiet="" if settings.quiet is None else settings.quiet.text,
        snoozed=tuple(("all" if name == ALL_REMINDERS else name, until) for name, until in snoozed),
        failures=tuple(one for one in deliveries if one.outcome is not Outcome.SENT),
        warnings=tuple(_warnings(installed, schedulers, ran, names, present)),
        now=present.now,
        zone=present.zone.key,
    )


def test_channels(present: Present, ways: Ways) -> ChannelReports:
    """Send a message over every channel now, and say what is known of its arrival."""
    names = channel_names(ways.settings)
    if not names:
        raise NothingFound(
            "Every way of telling is switched off. Try: habit config set remind_print on"
        )
    message = test_message(present.now)
    reports = []
    for name in names:
        channel = ways.channel(name)
        receipt = channel.tell(message)
        reports.append(ChannelReport(name, channel.place, receipt.error, receipt.known))
    return ChannelReports(tuple(reports))


def _archived(asked: Iterable[Named]) -> str:
    gone = [one for one in asked if one.definition.archived]
    return ", ".join(
        f"{one.label.strip()} is archived: habit metric restore {one.metric.slug}" for one in gone
    )


def _remark(
    reminder: Reminder, times: Sequence[Bedtime], settings: RemindSettings, present: Present
) -> str:
    if reminder.what is What.BEDTIME and not times:
        return "no goal for tonight, or it is kept already: habit metric goal sleep before 2:00"
    coming = next_occasion(reminder, present, 1, times)
    if coming is None or settings.quiet is None or reminder.what is not What.BEDTIME:
        return ""
    if settings.quiet.covers(coming.begins.astimezone(present.zone)):
        return "its time lies in the quiet hours"
    return ""


def _warnings(
    installed: Sequence[InstalledReminder],
    schedulers: Sequence[SchedulerState],
    ran: LastRun | None,
    names: Sequence[str],
    present: Present,
) -> list[str]:
    warnings = []
    if not installed:
        warnings.append("No reminder is installed: habit remind install --at 21:30")
    elif not schedulers:
        warnings.append("Nothing runs them: habit remind install once more schedules the job.")
    for one in schedulers:
        if one.runs is False:
            start = {
                "cron": NOT_RUNNING,
                "systemd": "The timer is not active. "
                "Start it: systemctl --user enable --now habit-remind.timer",
                "launchd": "The agent is not loaded. habit remind install loads it.",
            }
            warnings.append(start[one.name])
    warnings += [one for one in (unheard(names, s.name, mails=s.mails) for s in schedulers) if one]
    if not names:
        warnings.append("Every way of telling is switched off: habit config set remind_print on")
    if schedulers and (ran is None or present.now - ran.at > timedelta(minutes=FRESH_MIN)):
        since = "has not run yet" if ran is None else f"has not run for {FRESH_MIN} minutes"
        warnings.append(f"The job {since}; it should every 5 minutes while the machine is awake.")
    return warnings
