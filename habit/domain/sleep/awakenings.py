"""What was recorded of lying awake in the night: how often, and how long together (WASO)."""

from collections.abc import Iterable, Sequence
from datetime import date

from habit.domain.entries import Entry, State
from habit.domain.sleep.nights import Night, SleepLog, Stretch, stretch_of

_MINUTES = {"min": 1.0, "h": 60.0}


def with_awakenings(nights: list[Night], log: SleepLog) -> list[Night]:
    """The nights with their awakenings, where the log knows of them.

    Spans belong to the night within which they lie; a tally or an amount of time to the night
    whose get-up is of the entry's day.
    """
    spans: dict[date, list[Stretch]] = {}
    others: dict[date, Entry] = {}
    for one in log.awakenings:
        stretch = stretch_of(one)
        if stretch is None:
            others[one.day] = one
        else:
            spans.setdefault(one.day, []).append(stretch)
    if not spans and not others:
        return nights
    return [_with_its_own(one, spans, others, log.awakenings_unit) for one in nights]


def _with_its_own(
    night: Night, spans: dict[date, list[Stretch]], others: dict[date, Entry], unit: str
) -> Night:
    slept, morning = night.stretch, night.wake_day
    if slept is None or morning is None:
        return night
    near = [one for day in {night.day, morning} for one in spans.get(day, ())]
    if within := _inside(slept, near):
        return night._replace(awakenings=len(within), awake_min=sum(one.minutes for one in within))
    entry = others.get(morning)
    written = night if entry is None else _as_written(night, entry, unit)
    # longer awake than in bed: a slip, of which nothing can be drawn
    too_long = written.awake_min is not None and written.awake_min > slept.minutes
    return night if too_long else written


def _inside(slept: Stretch, near: Iterable[Stretch]) -> Sequence[Stretch]:
    return [one for one in near if slept.start < one.start and one.end < slept.end]


def _as_written(night: Night, entry: Entry, unit: str) -> Night:
    if entry.state is State.NONE or (entry.state is State.VALUE and entry.number == 0):
        return night._replace(awakenings=0, awake_min=0.0)
    if entry.state is State.TEXT or entry.number is None:
        return night
    if unit in _MINUTES:
        return night._replace(awake_min=entry.number * _MINUTES[unit])
    return night._replace(awakenings=int(entry.number), awake_min=entry.duration_min)
