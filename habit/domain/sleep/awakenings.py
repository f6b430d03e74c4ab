"""What was recorded of lying awake in the night: how often, and how long together (WASO)."""

from collections.abc import Iterable, Sequence
from datetime import date

from habit.domain.entries import Entry, State
from habit.domain.sleep.nights import SleepLog, Stretch, instant_of, stretch_of
from habit.domain.sleep.series import Awake, Slept

_MINUTES = {"min": 1.0, "h": 60.0}


def awakenings_of(slept: Slept, log: SleepLog) -> dict[date, Awake]:
    """The awakenings of the nights of which the log knows them, by the nights' days.

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
        return {}
    found: dict[date, Awake] = {}
    for day, morning, began, ended in zip(
        slept.days, slept.wake_days, slept.began, slept.ended, strict=True
    ):
        near = [one for each in {day, morning} for one in spans.get(each, ())]
        entry = others.get(morning)
        if near or entry is not None:
            night = Stretch(instant_of(began), instant_of(ended))
            found[day] = _of_a_night(night, near, entry, log.awakenings_unit)
    return found


def _of_a_night(night: Stretch, near: Iterable[Stretch], entry: Entry | None, unit: str) -> Awake:
    if within := _inside(night, near):
        return Awake(len(within), sum(one.minutes for one in within))
    written = Awake() if entry is None else _as_written(entry, unit)
    # longer awake than in bed: a slip, of which nothing can be drawn
    too_long = written.minutes is not None and written.minutes > night.minutes
    return Awake() if too_long else written


def _inside(night: Stretch, near: Iterable[Stretch]) -> Sequence[Stretch]:
    return [one for one in near if night.start < one.start and one.end < night.end]


def _as_written(entry: Entry, unit: str) -> Awake:
    if entry.state is State.NONE or (entry.state is State.VALUE and entry.number == 0):
        return Awake(0, 0.0)
    if entry.state is State.TEXT or entry.number is None:
        return Awake()
    if unit in _MINUTES:
        return Awake(minutes=entry.number * _MINUTES[unit])
    return Awake(int(entry.number), entry.duration_min)
