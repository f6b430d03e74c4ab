"""``habit remind`` as functions of what was read from the command line.

Typer's commands call them, and the express lane does, since cron runs it every few minutes.
"""

import os
import sys
from collections.abc import Sequence

from habit import clock
from habit.cli.context import AppContext
from habit.cli.exits import Answered, write
from habit.errors import HabitError, UsageProblem
from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    from habit.actions.asking import Ask
    from habit.actions.reminding import Ways
    from habit.domain.notices import Reminded
    from habit.notify.messages import Channel, Message, Receipt
    from habit.settingtable import RemindSettings

MISSING = 3
"""The exit code that says that there is something to remind of."""


def remind(
    context: AppContext,
    names: Sequence[str] = (),
    lead: str | None = None,
    *,
    bedtime: bool = False,
    summary: bool = False,
    again: bool = False,
    json: bool = False,
) -> None:
    """``habit remind``: show a person what there is, or tell it once over every channel."""
    from habit.actions.asking import ask_now
    from habit.actions.reminding import Reminders

    repository, present = context.repository, context.present
    telling = ways(context)
    minutes = lead_of(telling.settings, lead, bedtime=bedtime)
    ask = ask_now(repository, present, names, minutes, bedtime=bedtime, summary=summary)
    run = Reminders(repository, present, context.settings.week_start)
    terminal = sys.stdout is not None and sys.stdout.isatty()
    asked = json or (terminal and not again)
    reminded = run.show(ask) if asked else run.tell([ask], telling, again=again)
    if asked and not reminded.notices:
        reminded = reminded._replace(remark=_why_nothing(context, ask))
    _finish(context, reminded, json=json)


def lead_of(settings: "RemindSettings", lead: str | None, *, bedtime: bool) -> str:
    """How long before its goal a bedtime comes: as it was typed, or else as it is set."""
    if lead is not None and not bedtime:
        raise UsageProblem("--lead is how long before the goal --bedtime comes. Say both.")
    return f"{settings.lead}m" if lead is None else lead


def remind_due(context: AppContext) -> None:
    """``habit remind --due``: what a scheduler runs. Tells the installed reminders that are due.

    What keeps it from that is said once, and not in a mail every five minutes.
    """
    from habit.schedule.lastrun import last_run, note_run

    try:
        reminded = _tell_due(context)
    except Exception as problem:
        before = last_run(context.target)
        result = f"failed: {str(problem) or type(problem).__name__}"
        note_run(context.target, clock.now(), result)
        known = before is not None and before.result == result
        if known and isinstance(problem, HabitError) and not _read_by_a_person():
            raise Answered(problem.exit_code) from problem
        raise
    if reminded is None:
        note_run(context.target, clock.now(), "nothing was due")
        return
    note_run(context.target, context.present.now, _result(reminded))
    _finish(context, reminded, json=False)


def channel_for(settings: "RemindSettings", name: str) -> "Channel":
    """The channel of a name, with standard output as the one that prints."""
    from habit.notify.choosing import channel_named

    return channel_named(name, settings, os.environ, Printing())


class Printing:
    """Standard output; what a job prints, cron mails."""

    name = "print"
    place = "print"

    def tell(self, message: "Message") -> "Receipt":
        """Print the message."""
        from habit.notify.messages import Receipt

        if sys.stdout is None:
            return Receipt("Standard output is closed.")
        inside = message.facts.get("what") != "summary"
        body = "".join(f"{'  ' if inside else ''}{line}\n" for line in message.body.splitlines())
        try:
            write((f"{message.title}\n" if inside else "") + body, "")
        except HabitError as problem:
            return Receipt(str(problem) or "Whoever read the output has gone.")
        known = "Printed. Under cron it is mailed; whether mail arrives, cron does not say."
        return Receipt("", known)


def _read_by_a_person() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _tell_due(context: AppContext) -> "Reminded | None":
    from habit.actions.asking import installed_asks, may_be_due
    from habit.paths import is_url

    if not is_url(context.target) and not os.path.exists(context.target):  # noqa: PTH110 - start-up time
        # a job must not make a store where the user's own was, say, on a disk that is not there
        from shlex import quote

        raise HabitError(
            f"There is no store at {context.target}. "
            f"habit --db {quote(context.target)} remind uninstall takes the job out."
        )
    asks = installed_asks(context.repository)
    week_start = context.settings.week_start
    asks = [one for one in asks if may_be_due(one, context.present, week_start)]
    if not asks:
        return None
    from habit.actions.reminding import Reminders

    run = Reminders(context.repository, context.present, week_start)
    reminded = run.tell(asks, ways(context))
    return reminded if reminded.notices or reminded.deliveries else None


def ways(context: AppContext) -> "Ways":
    """How to tell, as it is set, and in which language."""
    from habit.actions.reminding import Ways
    from habit.settingtable import load_reminding

    settings = load_reminding(context.stored_settings)
    context.speak()
    return Ways(settings, lambda name: channel_for(settings, name))


def _finish(context: AppContext, reminded: "Reminded", *, json: bool) -> None:
    """Say what failed for the first time, and leave with the code of what there is."""
    from habit.locale import told

    failed = [one for one in reminded.deliveries if one.error]
    if reminded.shown or reminded.remark:
        context.show(reminded, json=json)
    if news := [one for one in failed if one.attempts == 1]:
        write("", "".join(f"habit: {one.channel}: {told(one.error)}\n" for one in news))
        write("", told("The next run tries again; habit remind status shows the failures.") + "\n")
    if failed:
        raise Answered(1)
    if any(one.week is None for one in reminded.notices):
        raise Answered(MISSING)


def _result(reminded: "Reminded") -> str:
    told = [f"told {one.reminder} by {one.channel}" for one in reminded.deliveries if not one.error]
    failed = [
        f"{one.reminder} by {one.channel} failed: {one.error}"
        for one in reminded.deliveries
        if one.error
    ]
    return "; ".join([*told, *failed]) or "nothing was due"


def _why_nothing(context: AppContext, ask: "Ask") -> str:
    """For a person, why a bedtime or a week's table is not due; "" when nothing is missing."""
    from habit.actions.reminding import bedtimes
    from habit.domain.occasions import next_occasion
    from habit.domain.reminders import What
    from habit.locale import said

    present, reminder = context.present, ask.reminder
    if reminder.what is What.MISSING:
        return ""
    week_start = context.settings.week_start
    asks_bedtime = reminder.what is What.BEDTIME
    times = bedtimes(context.repository, present, week_start) if asks_bedtime else []
    coming = next_occasion(reminder, present, week_start, times)
    if coming is None:
        return said(
            "There is no bedtime to come: no goal for tonight, or it is in already. "
            "habit metric goal sleep before 2:00 sets one."
        )
    at = coming.begins.astimezone(present.zone)
    time = f"{at.hour}:{at.minute:02}"
    return said("That is due at {time} on {day}, not yet.").format(time=time, day=f"{at:%Y-%m-%d}")
