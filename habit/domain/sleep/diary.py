"""The figures of the Consensus Sleep Diary, for nights that hold more than two times.

Carney 2012, Sleep 35:287. Nothing is invented: a figure exists for a night only when all that
it needs was recorded. Getting up stands for both the final awakening and leaving the bed, and
going to bed for trying to sleep.
"""

from collections.abc import Callable, Iterable

from habit.domain.figures import MINUTES, Figure, figure
from habit.domain.samples import mean
from habit.domain.sleep.nights import Night
from habit.domain.sleep.series import Nights
from habit.lighttypes import NamedTuple


class DiaryNight(NamedTuple):
    """One night's diary; None where something that it needs is not recorded.

    Minutes: ``in_bed`` (TIB, going to bed to getting up), ``latency`` (SOL, going to bed to
    falling asleep), ``awake`` (WASO, awake after falling asleep), ``asleep`` (TST, falling
    asleep to getting up less WASO). ``awakenings`` is how often, ``efficiency`` is
    100 TST / TIB in percent, 0..100.
    """

    in_bed: float | None
    latency: float | None
    awakenings: int | None
    awake: float | None
    asleep: float | None
    efficiency: float | None


class DiaryFigures(NamedTuple):
    """The mean of each diary item over the nights that have it; n differs from item to item.

    Good, for adults: latency <= 30 min, awake <= 20 min, efficiency >= 85 % (Ohayon 2017,
    Sleep Health 3:6). ``efficiency`` is the mean of the nights' own.
    """

    in_bed: Figure
    latency: Figure
    awakenings: Figure
    awake: Figure
    asleep: Figure
    efficiency: Figure


def diary_night(night: Night) -> DiaryNight:
    """The diary of one night; without values unless the night was slept."""
    period = night.stretch
    if period is None:
        return DiaryNight(None, None, None, None, None, None)
    latency = None
    if night.to_bed is not None:
        latency = (period.start - night.to_bed.instant).total_seconds() / 60
    in_bed = None if latency is None else latency + period.minutes
    asleep = None
    if night.awake_min is not None:
        asleep = period.minutes - night.awake_min
    efficiency = None if asleep is None or in_bed is None else 100 * asleep / in_bed
    return DiaryNight(in_bed, latency, night.awakenings, night.awake_min, asleep, efficiency)


def diary_figures(nights: Nights) -> DiaryFigures:
    """The diary of several nights in figures."""
    # most logs hold two times a night, and fifty years of them need not be asked for more
    told = nights.companions.to_bed.keys() | nights.companions.awake.keys()
    diary = [diary_night(nights.of_day(one)) for one in sorted(told)]
    bed, awake = "going to bed is not recorded", "the time awake in the night is not recorded"
    return DiaryFigures(
        _mean(diary, lambda one: one.in_bed, MINUTES, bed),
        _mean(diary, lambda one: one.latency, MINUTES, bed),
        _mean(diary, lambda one: one.awakenings, "a night", "awakenings are not recorded"),
        _mean(diary, lambda one: one.awake, MINUTES, awake),
        _mean(diary, lambda one: one.asleep, MINUTES, awake),
        _mean(diary, lambda one: one.efficiency, "%", f"{bed}, or {awake}"),
    )


def _mean(
    diary: Iterable[DiaryNight], item: Callable[[DiaryNight], float | None], unit: str, missing: str
) -> Figure:
    known = [value for one in diary if (value := item(one)) is not None]
    value = mean(known)
    return Figure(None, unit, 0, missing) if value is None else figure(value, unit, len(known))
