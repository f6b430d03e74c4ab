"""A reminder in words: the line that a notification is headed by, and what stands below it."""

from datetime import date

from habit.domain.days import clock_text
from habit.domain.missing import Missing
from habit.domain.notices import Notice
from habit.locale import said
from habit.render import Output
from habit.render.dates import day_text
from habit.render.harmless import harmless

PLAIN = Output(format="table", terminal=False, width=80, colour=False, unicode=True)
"""What a message holds wherever it goes: no colour, any letters."""


def title(notice: Notice, output: Output) -> str:
    """``Missing on Thu 18 Jan``; the bedtime's goal; the name of the week."""
    if notice.bedtime is not None:
        return harmless(f"{notice.bedtime.label.strip()}: {notice.bedtime.text}")
    if notice.week is not None:
        return said("The week {week}").format(week=notice.week.week.name)
    return said("Missing on {day}").format(day=day_text(notice.day, output.year))


def body(notice: Notice, output: Output) -> str:
    """A metric a line; how to keep the bedtime; the table."""
    if notice.bedtime is not None:
        return said("It is nearly {time}.").format(time=clock_text(notice.bedtime.minute))
    if notice.week is not None:
        from habit.render.text.week import write  # noqa: PLC0415 - once a week

        return write(notice.week, output).out.rstrip("\n")
    return "\n".join(_item(one, notice.day, output) for one in notice.missing)


def _item(missing: Missing, day: date, output: Output) -> str:
    label = harmless(missing.named.label.strip())
    if missing.day == day:
        return label
    night = said(" (the night of {day})").format(day=day_text(missing.day, output.year))
    return label + night
