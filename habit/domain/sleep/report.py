"""The sleep report as a value: the figures of a period beside those of the one before."""

from collections.abc import Mapping

from habit.domain.figures import Figure
from habit.domain.periods import Period
from habit.domain.sleep.clockstats import ClockFigures, later_by
from habit.domain.sleep.clocktimes import ClockTimes
from habit.domain.sleep.measures import Measures
from habit.domain.sleep.series import Nights
from habit.domain.trends import Change, Sample, change
from habit.lighttypes import NamedTuple


class Asked(NamedTuple):
    """What the report was made with: settings in words, and the metrics that were recognised.

    ``sources`` names the metric of each part by its slug: ``fall-asleep``, ``get-up``, and
    ``go-to-bed``, ``awakenings`` and ``naps`` where there is one. ``edge_hour`` is the hour
    at which the 24 hours open for which a night answers: 27 is 3:00 of the date after its day.
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
    onsets: tuple[float | None, ...]
    durations: tuple[float | None, ...]
    asked: Asked


class Explained(NamedTuple):
    """What ``habit sleep --explain`` tells: the names of explanations, all or one."""

    names: tuple[str, ...]


def onsets(nights: Nights, fall_asleep: ClockTimes) -> tuple[float | None, ...]:
    """The clock time of falling asleep of each night, also where the get-up is unknown."""
    by_day = dict(zip(fall_asleep.days, fall_asleep.clocks, strict=True))
    return tuple(map(by_day.get, nights.days))


def durations(nights: Nights) -> tuple[float | None, ...]:
    """The minutes of each night, None where unknown."""
    return tuple(map(nights.durations().get, nights.days))


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
