"""Work and free nights apart: social jetlag, chronotype, weekly sleep loss.

A night is free when its get-up falls on a free day. All-nighters have no mid-sleep and stay
out, their duration of 0 included.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import compress

from habit.domain.averages import circular_mean
from habit.domain.figures import CLOCK, MINUTES, NO_DIRECTION, Figure, figure
from habit.domain.samples import mean
from habit.domain.sleep.clockstats import later_by, on_the_dial
from habit.domain.sleep.series import Nights, Slept
from habit.lighttypes import NamedTuple, StrEnum

DAYS_A_WEEK = 7
WORK_DAYS = 5
"""Work days a week where free days are the weekend."""

_SATURDAY = 6
_ALARM = "needs free nights that no alarm ended"
_ONE_KIND = "needs both work nights and free nights"


class WeekMean(StrEnum):
    """What the mean duration of a week is taken to be."""

    BY_DAYS = "work and free nights in the share of work and free days"
    """(SDw WD + SDf FD) / 7, Roenneberg 2012; the R package mctq."""
    ALL_NIGHTS = "all known nights alike"
    """Fischer 2021, Sleep 44:zsab103."""


class Side(NamedTuple):
    """The work nights or the free nights: how many, and their means.

    ``mid_sleep``, ``onset`` and ``wake`` are circular means of clock times; ``duration`` is in
    minutes.
    """

    n: int
    mid_sleep: Figure
    duration: Figure
    onset: Figure
    wake: Figure


class SocialJetlag(NamedTuple):
    """What differs between work and free nights; every figure's n counts both.

    ``relative`` is MSF - MSW, positive when free nights are later, ``absolute`` its size,
    ``corrected`` the sleep-corrected one, ``chronotype`` MSFsc, ``week_mean`` the mean duration
    that it was corrected by, ``weekly_loss`` in minutes a week.
    """

    work: Side
    free: Side
    relative: Figure
    absolute: Figure
    corrected: Figure
    chronotype: Figure
    week_mean: Figure
    weekly_loss: Figure


def weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday: the free days unless the user names others."""
    return day.isoweekday() >= _SATURDAY


def social_jetlag(
    nights: Nights,
    is_free: Callable[[date], bool] = weekend,
    *,
    work_days: float = WORK_DAYS,
    week: WeekMean = WeekMean.BY_DAYS,
    alarm: bool = False,
) -> SocialJetlag:
    """Social jetlag and its companions from nights of both kinds, at least one of each.

    ``is_free`` is asked about the day of the get-up; ``work_days`` (0..7) is how many days of
    a week are not free; ``alarm`` says that free nights are ended by an alarm, which leaves the
    chronotype undefined. Wittmann 2006, Chronobiol Int 23:497; Roenneberg 2012, Curr Biol
    22:939.
    """
    slept = nights.slept
    are_free = list(map(is_free, slept.wake_days))
    work = _side(slept, [not one for one in are_free])
    free = _side(slept, are_free)
    n = work.n + free.n
    by_days = _both(week_mean_duration, work.duration, free.duration, work_days)
    week_mean = by_days if week is WeekMean.BY_DAYS else mean(slept.durations)
    relative = _both(relative_jetlag, work.mid_sleep, free.mid_sleep)
    return SocialJetlag(
        work,
        free,
        _figure(relative, MINUTES, work, free),
        _figure(None if relative is None else abs(relative), MINUTES, work, free),
        _figure(_corrected(work, free), MINUTES, work, free),
        Figure(None, CLOCK, n, _ALARM)
        if alarm
        else _figure(_chronotype(free, week_mean), CLOCK, work, free),
        _figure(week_mean, MINUTES, work, free),
        _figure(
            _both(weekly_sleep_loss, work.duration, free.duration, work_days),
            "min/week",
            work,
            free,
        ),
    )


def relative_jetlag(mid_sleep_work: float, mid_sleep_free: float) -> float:
    """MSF - MSW in minutes, wrapped to -720 <= d < 720; + is later on free days.

    Its size is social jetlag. Wittmann 2006, Chronobiol Int 23:497.
    """
    return later_by(mid_sleep_free, mid_sleep_work)


def week_mean_duration(
    work_duration: float, free_duration: float, work_days: float = WORK_DAYS
) -> float:
    """The mean sleep duration of a week in minutes: (SDw WD + SDf FD) / 7; WD is 0..7."""
    free_days = DAYS_A_WEEK - work_days
    return (work_duration * work_days + free_duration * free_days) / DAYS_A_WEEK


def chronotype(mid_sleep_free: float, free_duration: float, week_mean: float) -> float:
    """MSFsc, free mid-sleep corrected for sleep caught up, in minutes after 0:00.

    MSF when free nights are no longer than the week's mean (which is when SDf <= SDw), else
    MSF - (SDf - SDweek) / 2. Only for free nights that no alarm ended. Roenneberg 2004, Curr
    Biol 14:R1038; 2012, Curr Biol 22:939.
    """
    caught_up = max(0.0, free_duration - week_mean)
    return on_the_dial(mid_sleep_free - caught_up / 2) or 0.0


def corrected_jetlag(work: tuple[float, float, float], free: tuple[float, float, float]) -> float:
    """Sleep-corrected social jetlag in minutes, -720 <= d < 720; + is later on free days.

    ``work`` and ``free`` are (onset, wake, duration) in minutes. Free wake less work wake when
    work nights are the longer ones and free wake is not earlier, else free onset less work
    onset. Jankowski 2017, Chronobiol Int 34:531.
    """
    by_wake = later_by(free[1], work[1])
    if work[2] > free[2] and by_wake >= 0:
        return by_wake
    return later_by(free[0], work[0])


def weekly_sleep_loss(
    work_duration: float, free_duration: float, work_days: float = WORK_DAYS
) -> float:
    """Minutes of sleep a week that the shorter kind of night falls behind the week's mean.

    (SDweek - SDw) WD when SDweek > SDw, else (SDweek - SDf) FD; at least 0. R package mctq.
    """
    week = week_mean_duration(work_duration, free_duration, work_days)
    if week > work_duration:
        return (week - work_duration) * work_days
    return (week - free_duration) * (DAYS_A_WEEK - work_days)


def _side(slept: Slept, chosen: Sequence[bool]) -> Side:
    def of(column: Sequence[float]) -> list[float]:
        return list(compress(column, chosen))

    n = sum(chosen)
    return Side(
        n,
        figure(circular_mean(of(slept.mid_clocks)), CLOCK, n),
        figure(mean(of(slept.durations)), MINUTES, n),
        figure(circular_mean(of(slept.began_clocks)), CLOCK, n),
        figure(circular_mean(of(slept.ended_clocks)), CLOCK, n),
    )


def _both(
    formula: Callable[..., float], work: Figure, free: Figure, *others: float
) -> float | None:
    if work.value is None or free.value is None:
        return None
    return formula(work.value, free.value, *others)


def _corrected(work: Side, free: Side) -> float | None:
    sides = []
    for side in (work, free):
        onset, wake, duration = side.onset.value, side.wake.value, side.duration.value
        if onset is None or wake is None or duration is None:
            return None
        sides.append((onset, wake, duration))
    return corrected_jetlag(*sides)


def _chronotype(free: Side, week_mean: float | None) -> float | None:
    if free.mid_sleep.value is None or free.duration.value is None or week_mean is None:
        return None
    return chronotype(free.mid_sleep.value, free.duration.value, week_mean)


def _figure(value: float | None, unit: str, work: Side, free: Side) -> Figure:
    if not (work.n and free.n):
        return Figure(None, unit, work.n + free.n, _ONE_KIND)
    return figure(value, unit, work.n + free.n, otherwise=NO_DIRECTION)
