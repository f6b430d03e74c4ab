"""Clock metrics: a time of day, on the axis of the metric's own day."""

from collections.abc import Sequence
from datetime import date

from habit.domain.averages import to_the_minute, unwrapped_mean
from habit.domain.days import clock_text
from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import NotAValue, Reading, valued
from habit.domain.metrics import Metric
from habit.domain.present import Present
from habit.domain.verdicts import Summary

UNDEFINED = "–"
"""What stands for the mean of times that point nowhere."""


class ClockRules:
    """How times of day are read, replaced and averaged."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """The time that a text of the grammar in ``habit.domain.clocktext`` stands for.

        A time written with a colon is kept as it was written; every other form says when, not
        how it should look, and is kept as the clock shows it.
        """
        # a week is summed up without it
        from habit.domain.clocktext import (  # noqa: PLC0415 - see above
            Ago,
            Clock,
            NotATime,
            read_moment,
            resolve,
        )

        try:
            moment = read_moment(text)
        except NotATime as problem:
            raise NotAValue(str(problem)) from None
        placed = resolve(moment, present, metric.opens_at, day=day, second=second)
        as_written = isinstance(moment, Clock) and (":" in text or "：" in text)
        shown = text if as_written else clock_text(placed.minute)
        entry = Entry(
            metric.id,
            placed.day,
            State.VALUE,
            shown,
            minute=placed.minute,
            zone=placed.zone,
            instant=placed.instant,
        )
        in_doubt = placed.repeated and not second and not isinstance(moment, Ago)
        return Reading(entry, (first_of_two(placed.minute),) if in_doubt else ())

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """The later time: a day has one."""
        del earlier, metric
        return later

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """The mean time, each taken within 12 h of where they all point; minutes after midnight."""
        del metric
        minutes = [one.minute for one in valued(entries) if one.minute is not None]
        if not minutes:
            return Summary("", None, "min", 0, days)
        mean = unwrapped_mean(minutes)
        shown = UNDEFINED if mean is None else clock_text(to_the_minute(mean))
        return Summary(shown, mean, "min", len(minutes), days)


def first_of_two(minute: int) -> str:
    """What to say of a time that the clocks showed twice, when the first was taken."""
    return (
        f"{clock_text(minute)} happens twice that night; this is the first. "
        "--second takes the other."
    )
