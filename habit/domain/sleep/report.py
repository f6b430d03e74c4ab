"""The sleep report as a value: the figures of a period beside those of the one before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from habit.domain.averages import circular_mean
from habit.domain.entries import Clocked, State
from habit.domain.figures import Figure
from habit.domain.periods import Period
from habit.domain.sleep.clockstats import ClockFigures, later_by, mid_sleeps
from habit.domain.sleep.measures import Measures
from habit.domain.sleep.nights import Night, slept
from habit.domain.trends import Change, Sample, change
from habit.lighttypes import NamedTuple

_LONGEST = 14 * 60
"""Minutes that nobody sleeps; longer nights are not judged by."""


class Asked(NamedTuple):
    """What the report was made with: settings in words, and the metrics that were recognised.

    ``sources`` names the metric of each part by its slug: ``fall-asleep``, ``get-up``, and
    ``go-to-bed``, ``awakenings`` and ``naps`` where there is one. ``edge_hour`` is the local
    hour at which the 24 hours open for which a night answers.
    """

    free_days: str
    alarm: bool
    edge_hour: int
    sources: Mapping[str, str]


class SleepReport(NamedTuple):
    """A period's figures; ``changes`` and ``before`` are empty where nothing comes before it.

    ``onsets`` and ``durations`` hold one number for each night (minutes after 0:00, minutes),
    None where unknown.
    """

    period: Period
    now: Measures
    before: Measures | None
    changes: Mapping[str, Change]
    nights: tuple[Night, ...]
    onsets: tuple[float | None, ...]
    durations: tuple[float | None, ...]
    asked: Asked


class Explained(NamedTuple):
    """What ``habit sleep --explain`` tells: the names of explanations, all or one."""

    names: tuple[str, ...]


def onsets(nights: Iterable[Night], fall_asleep: Iterable[Clocked]) -> tuple[float | None, ...]:
    """The clock time of falling asleep of each night, also where the get-up is unknown."""
    by_day = {
        one.day: float(one.minute % 1440)
        for one in fall_asleep
        if one.state is State.VALUE and one.minute is not None
    }
    return tuple(by_day.get(one.day) for one in nights)


def edge_hour_of(nights: Sequence[Night], usual: int) -> int:
    """The hour at which nights open: the usual one, unless most nights are asleep then.

    Then it is the hour opposite to mid-sleep.
    """
    known = slept(nights)
    if 2 * sum(_asleep_at(one, usual) for one in known) <= len(known):
        return usual
    mid_sleep = circular_mean(mid_sleeps(nights))
    return usual if mid_sleep is None else round(mid_sleep / 60 + 12) % 24


def singles(found: Measures) -> dict[str, Figure]:
    """The figures that are one number each, by their names, in the order of the report."""
    jetlag, debt, diary = found.jetlag, found.debt, found.diary
    return {
        "sri": found.regularity.sri,
        "stability": found.stability,
        "social-jetlag": jetlag.absolute,
        "corrected-jetlag": jetlag.corrected,
        "chronotype": jetlag.chronotype,
        "phase-deviation": found.deviation.deviation,
        "weekly-loss": jetlag.weekly_loss,
        "debt": debt.running,
        "debt-net": debt.net,
        "shortfall": debt.shortfall,
        "in-bed": diary.in_bed,
        "latency": diary.latency,
        "awakenings": diary.awakenings,
        "awake": diary.awake,
        "asleep": diary.asleep,
        "efficiency": diary.efficiency,
    }


DIARY = frozenset({"in-bed", "latency", "awakenings", "awake", "asleep", "efficiency"})
"""The figures that need more than two times a night; without them they are not spoken of."""


def changes(now: Measures, before: Measures) -> dict[str, Change]:
    """How the means differ from those of the period before."""
    clocks = {
        "fall-asleep": (now.fall_asleep, before.fall_asleep),
        "get-up": (now.get_up, before.get_up),
        "mid-sleep": (now.mid_sleep, before.mid_sleep),
    }
    found = {name: _clock_change(*pair) for name, pair in clocks.items()}
    one, other = now.duration, before.duration
    difference = _less(one.mean.value, other.mean.value)
    found["duration"] = change(
        difference,
        Sample(one.n, one.mean.value, one.sd.value),
        Sample(other.n, other.mean.value, other.sd.value),
    )
    return found


def within(entries: Iterable[Clocked], first: date, last: date) -> list[Clocked]:
    """The entries of the days from ``first`` to ``last``."""
    return [one for one in entries if first <= one.day <= last]


def _clock_change(now: ClockFigures, before: ClockFigures) -> Change:
    one, other = now.mean.value, before.mean.value
    difference = None if one is None or other is None else later_by(one, other)
    return change(
        difference,
        Sample(now.n, one, now.sd.value),
        Sample(before.n, other, before.sd.value),
    )


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _asleep_at(night: Night, hour: int) -> bool:
    if night.fell_asleep is None:
        return False
    ahead = (hour * 60 - night.fell_asleep.clock_min) % 1440
    return 0 < ahead < _LONGEST and ahead < (night.duration_min or 0.0)
