"""The commands of ``habit remind`` that install, explain, try and silence reminders."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from habit.cli import completion
from habit.cli.context import AppContext
from habit.cli.exits import Answered
from habit.cli.options import Json
from habit.cli.plain import PlainCommand, example

if TYPE_CHECKING:
    from habit.actions.reminder_setting import JobMaker, NewReminder
    from habit.domain.notices import SchedulerState
    from habit.schedule.crontab import Cron
    from habit.schedule.launchd import Launchd
    from habit.schedule.systemd import Systemd


class With(StrEnum):
    """What runs the job."""

    CRON = "cron"
    SYSTEMD = "systemd"
    LAUNCHD = "launchd"
    PRINT = "print"


DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the difference and change nothing.")]


def add_to(app: typer.Typer) -> None:
    """Make the commands of this module commands of ``app``."""
    for name, (command, examples) in _COMMANDS.items():
        app.command(name, cls=PlainCommand, epilog=example(*examples))(command)


def install(
    ctx: typer.Context,
    at: Annotated[
        list[str] | None,
        typer.Option(metavar="H:MM", help="When; may be given several times."),
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            metavar="METRIC",
            help="Only this metric; may be given several times.",
            autocompletion=completion.metrics,
        ),
    ] = None,
    days: Annotated[
        str | None, typer.Option(metavar="DAYS", help="mon-fri, sat,sun; every day if left out.")
    ] = None,
    every: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Again after 30m, 2h … until it is logged."),
    ] = None,
    bedtime: Annotated[bool, typer.Option("--bedtime", help="Before the goal of tonight.")] = False,
    lead: Annotated[
        str | None, typer.Option(metavar="TIME", help="How long before it: 30m. See remind_lead.")
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="The week's table, on its last day at 20:00.")
    ] = False,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What to call it.")] = None,
    scheduler: Annotated[
        With | None,
        typer.Option(
            "--with",
            help="What runs it. print shows what each would be given.",
            show_default="what does already, or cron",
        ),
    ] = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Install a reminder, and have habit run every five minutes.

    The time is that of your clock, wherever you are: habit itself decides what is due.
    """
    from habit.actions import reminder_setting
    from habit.cli.reminding import lead_of
    from habit.notify.choosing import channel_names
    from habit.settingtable import load_reminding

    context = AppContext.of(ctx)
    settings = load_reminding(context.stored_settings)
    minutes = lead_of(settings, lead, bedtime=bedtime)
    new = reminder_setting.NewReminder(
        at or (), metric or (), days, every, bedtime, minutes, summary, name
    )
    if scheduler is With.PRINT:
        context.show(_printed(context, new), json=json)
        return
    schedulers = _schedulers(context.target)
    change = reminder_setting.install(
        context.repository,
        context.present,
        new,
        schedulers[scheduler] if scheduler else _in_use(schedulers),
        _job_maker(context),
        channels=channel_names(settings),
        rehearsal=dry_run,
    )
    context.show(change, json=json)


def uninstall(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME ...]", help="Reminders; all of them if left out."),
    ] = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Remove reminders; without a name all of them, and habit's part of the crontab."""
    from habit.actions import reminder_setting

    context = AppContext.of(ctx)
    in_use = [one for one in _schedulers(context.target).values() if one.installed()]
    change = reminder_setting.uninstall(
        context.repository,
        context.present,
        names or (),
        in_use,
        _job_maker(context),
        rehearsal=dry_run,
    )
    context.show(change, json=json)


def status(ctx: typer.Context, json: Json = False) -> None:
    """Show what is installed, when it fires next, when it last ran and with what result."""
    from habit.actions.reminder_status import reminder_status
    from habit.cli.reminding import ways
    from habit.schedule.lastrun import last_run

    context = AppContext.of(ctx)
    found = reminder_status(
        context.repository,
        context.present,
        context.settings.week_start,
        ways(context),
        _states(context.target),
        last_run(context.target),
    )
    context.show(found, json=json)


def snooze(
    ctx: typer.Context,
    time: Annotated[str, typer.Argument(metavar="TIME", help="30m, 2h …, or off.")],
    only: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this installed reminder.")
    ] = None,
    json: Json = False,
) -> None:
    """Be silent for a while; then what is still missing is told once more."""
    from habit.actions import reminder_setting

    context = AppContext.of(ctx)
    change = reminder_setting.snooze(context.repository, context.present, time, only)
    context.show(change, json=json)


def try_out(ctx: typer.Context, json: Json = False) -> None:
    """Send a message over every channel now, and say what is known of its arrival."""
    from habit.actions.reminder_status import test_channels
    from habit.cli.reminding import ways

    context = AppContext.of(ctx)
    reports = test_channels(context.present, ways(context))
    context.show(reports, json=json)
    if any(one.error for one in reports.reports):
        raise Answered(1)


def _schedulers(target: str) -> "dict[str, Cron | Systemd | Launchd]":
    from habit.schedule.crontab import Cron
    from habit.schedule.launchd import Launchd
    from habit.schedule.systemd import Systemd

    return {one.name: one(os.environ, target) for one in (Cron, Systemd, Launchd)}


def _in_use(schedulers: "dict[str, Cron | Systemd | Launchd]") -> "Cron | Systemd | Launchd":
    """What has the job already, so that another reminder does not bring a second job; or cron."""
    return next((one for one in schedulers.values() if _has_the_job(one)), schedulers[With.CRON])


def _job_maker(context: AppContext) -> "JobMaker":
    from habit.schedule.jobs import job_for

    return lambda reminders: job_for(reminders, context.target, os.environ, sys.argv[0])


def _states(target: str) -> "list[SchedulerState]":
    from habit.domain.notices import SchedulerState

    in_use = (one for one in _schedulers(target).values() if _has_the_job(one))
    return [SchedulerState(one.name, one.runs(), one.mails()) for one in in_use]


def _has_the_job(scheduler: "Cron | Systemd | Launchd") -> bool:
    from habit.errors import HabitError
    from habit.schedule.crontab import DamagedMarkers

    try:
        return scheduler.installed()
    except DamagedMarkers:
        raise
    except HabitError:  # a user who may not have a crontab has none
        return False


def _printed(context: AppContext, new: "NewReminder") -> object:
    from habit.actions.reminder_setting import shown_for
    from habit.schedule.printing import printed

    job = shown_for(context.repository, context.present, new, _job_maker(context))
    from habit.domain.notices import ReminderChange

    return ReminderChange(tuple(printed(job, os.environ)))


_COMMANDS: dict[str, tuple[Callable[..., None], tuple[str, ...]]] = {
    "install": (
        install,
        (
            "remind install --at 21:30",
            "remind install --at 22:00 --metric run --days mon-fri",
            "remind install --at 20:00 --every 1h --metric sleep",
            "remind install --bedtime --lead 45m",
            "remind install --at 21:30 --dry-run",
        ),
    ),
    "uninstall": (uninstall, ("remind uninstall", "remind uninstall running-22:00")),
    "status": (status, ("remind status",)),
    "snooze": (snooze, ("remind snooze 30m", "remind snooze off")),
    "test": (try_out, ("remind test",)),
}
