"""What was recorded of lying awake in the night: how often, and how long together (WASO)."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from habit.domain.entries import Entry, State
from habit.domain.sleep.nights import SleepLog, Stretch, stretch_of
from habit.domain.sleep.series import Awake, Slept

_MINUTES = {"min": 1.0, "h": 60.0}


def awakenings_of(slept: Slept, log: SleepLog) -> dict[date, Awake]:
    """The awakenings of the nights of which the log knows them, by the nights' days.

    Spans belong to the night within which they lie; a tally or an amount of time to the night
    whose get-up is of the entry's day.
    """
    spans: list[Stretch] = []
    others: dict[date, Entry] = {}
    for one in log.awakenings:
        stretch = stretch_of(one)
        if stretch is None:
            others[one.day] = one
        else:
            spans.append(stretch)
    if not spans and not others:
        return {}
    within = _within(slept, spans)
    found: dict[date, Awake] = {}
    for day, morning, minutes in zip(slept.days, slept.wake_days, slept.durations, strict=True):
        if day in within:
            found[day] = Awake(len(within[day]), sum(one.minutes for one in within[day]))
        elif morning in others:
            found[day] = _of_a_night(minutes, others[morning], log.awakenings_unit)
    return found


def _within(slept: Slept, spans: Iterable[Stretch]) -> dict[date, list[Stretch]]:
    """The spans that lie within a night, by its day."""
    nights = sorted(zip(slept.began, slept.ended, slept.days, strict=True))
    found: dict[date, list[Stretch]] = {}
    for one in spans:
        start, end = one.start.timestamp(), one.end.timestamp()
        at = bisect_left(nights, (start,)) - 1
        if at >= 0 and end < nights[at][1]:
            found.setdefault(nights[at][2], []).append(one)
    return found


def _of_a_night(duration_min: float, entry: Entry, unit: str) -> Awake:
    written = _as_written(entry, unit)
    # longer awake than in bed: a slip, of which nothing can be drawn
    too_long = written.minutes is not None and written.minutes > duration_min
    return Awake() if too_long else written


def _as_written(entry: Entry, unit: str) -> Awake:
    if entry.state is State.NONE or (entry.state is State.VALUE and entry.number == 0):
        return Awake(0, 0.0)
    if entry.state is State.TEXT or entry.number is None:
        return Awake()
    if unit in _MINUTES:
        return Awake(minutes=entry.number * _MINUTES[unit])
    return Awake(int(entry.number), entry.duration_min)
