"""What is installed, when it fires, when it last ran and with what result."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from habit.domain.notices import ReminderStatus
from habit.domain.textwidth import padded
from habit.locale import said, told
from habit.render import Output, Rendered
from habit.render.dates import day_text
from habit.render.harmless import harmless
from habit.render.text.reminder_words import described

WIDTH = 10


def write(value: ReminderStatus, output: Output) -> Rendered:
    """A fact a line; what would keep reminders from coming goes to standard error."""
    lines = (f"{padded(head, WIDTH)} {harmless(text)}" for head, text in _facts(value, output))
    warnings = "".join(f"{harmless(told(one))}\n" for one in value.warnings)
    return Rendered("".join(f"{line.rstrip()}\n" for line in lines), warnings)


def _facts(value: ReminderStatus, output: Output) -> Iterator[tuple[str, str]]:
    for one in value.reminders:
        yield said("reminder"), f"{one.reminder.name}: {described(one.reminder, one.metrics)}"
        coming = (
            ""
            if one.next_at is None
            else said("next {time}").format(time=_moment(one.next_at, value, output))
        )
        remark = f"({told(one.remark)})" if one.remark else ""
        if text := f"{coming} {remark}".strip():
            yield "", text
    running = {
        True: said("running"),
        False: said("NOT RUNNING"),
        None: said("whether it runs cannot be told"),
    }
    for scheduler in value.schedulers:
        yield (
            said("runs by"),
            said("{name}, every 5 minutes: {state}").format(
                name=scheduler.name, state=running[scheduler.runs]
            ),
        )
    if value.last_run is not None:
        at, result = value.last_run
        yield said("last run"), f"{_moment(at, value, output)}: {told(result)}"
    for name, place in value.channels:
        yield said("told by"), name if place == name else f"{name}: {place}"
    if value.quiet:
        yield said("quiet"), value.quiet
    for name, until in value.snoozed:
        yield (
            said("snoozed"),
            said("{name}, until {time}").format(name=name, time=_moment(until, value, output)),
        )
    for failure in value.failures:
        text = said("{reminder} by {channel}, {time}, {number} tries: {why}")
        if failure.attempts == 1:
            text = said("{reminder} by {channel}, {time}, {number} try: {why}")
        why = told(failure.error) if failure.error else said("it was begun and not finished")
        yield (
            said("failed"),
            text.format(
                reminder=failure.reminder,
                channel=failure.channel,
                time=_moment(failure.at, value, output),
                number=failure.attempts,
                why=why,
            ),
        )


def _moment(instant: datetime, value: ReminderStatus, output: Output) -> str:
    local = instant.astimezone(ZoneInfo(value.zone))
    return f"{day_text(local.date(), output.year)} {local.hour}:{local.minute:02} {value.zone}"
