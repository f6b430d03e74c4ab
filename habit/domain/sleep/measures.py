"""Everything that is drawn from the nights of one period."""

from collections.abc import Callable
from datetime import date

from habit.domain.figures import Figure
from habit.domain.sleep.clockstats import LEAST_FOR_SPREAD, ClockFigures, clock_figures
from habit.domain.sleep.clocktimes import ClockTimes
from habit.domain.sleep.debt import SleepDebt, sleep_debt
from habit.domain.sleep.deviation import PhaseDeviation, phase_deviation
from habit.domain.sleep.diary import DiaryFigures, diary_figures
from habit.domain.sleep.durations import DurationFigures, duration_figures
from habit.domain.sleep.jetlag import DAYS_A_WEEK, SocialJetlag, social_jetlag, weekend
from habit.domain.sleep.recording import recording_of
from habit.domain.sleep.regularity import RegularityIndex, regularity_index
from habit.domain.sleep.series import Nights
from habit.domain.sleep.stability import interdaily_stability
from habit.lighttypes import Any, NamedTuple

LEAST_OF_EACH = 2
"""Work nights and free nights below which nothing is said of their difference."""


class Assumptions(NamedTuple):
    """What the user has said about their own sleep.

    ``need_min``: minutes of sleep that they need a night. ``is_free``: whether a day of a
    get-up is free. ``work_days``: how many days of a week (0..7) are not; None to count them
    in the nights. ``alarm``: an alarm ends free nights too.
    """

    need_min: float
    is_free: Callable[[date], bool] = weekend
    work_days: float | None = 5.0
    alarm: bool = False


class NightCounts(NamedTuple):
    """How many nights there are, and what is known of them.

    ``gaps``: why nights are unknown, each reason with how often.
    """

    total: int
    slept: int
    all_nighters: int
    gaps: tuple[tuple[str, int], ...]

    @property
    def known(self) -> int:
        """The nights of which it is known how long they were slept."""
        return self.slept + self.all_nighters


class Measures(NamedTuple):
    """The figures of the nights of one period.

    ``fall_asleep`` and ``get_up`` are drawn from their own entries, so that their n differs
    from that of the nights.
    """

    counts: NightCounts
    fall_asleep: ClockFigures
    get_up: ClockFigures
    mid_sleep: ClockFigures
    duration: DurationFigures
    regularity: RegularityIndex
    stability: Figure
    jetlag: SocialJetlag
    deviation: PhaseDeviation
    debt: SleepDebt
    diary: DiaryFigures


def measures(
    nights: Nights,
    fall_asleep: ClockTimes,
    get_up: ClockTimes,
    assumed: Assumptions,
) -> Measures:
    """The figures of the nights, and of the period's own times."""
    recording = recording_of(nights)
    jetlag = _jetlag(nights, assumed)
    return Measures(
        _counts(nights),
        clock_figures(fall_asleep.clocks),
        clock_figures(get_up.clocks),
        clock_figures(nights.slept.mid_clocks),
        duration_figures(nights),
        regularity_index(recording),
        interdaily_stability(recording),
        jetlag,
        _deviation(nights, jetlag.chronotype.value),
        sleep_debt(nights, assumed.need_min),
        diary_figures(nights),
    )


def _counts(nights: Nights) -> NightCounts:
    reasons: dict[str, int] = {}
    for gap in nights.gaps.values():
        reasons[gap.value] = reasons.get(gap.value, 0) + 1
    by_number = sorted(reasons.items(), key=lambda one: -one[1])
    return NightCounts(
        len(nights), len(nights.slept.days), len(nights.all_nighters), tuple(by_number)
    )


def _jetlag(nights: Nights, assumed: Assumptions) -> SocialJetlag:
    work_days = assumed.work_days
    if work_days is None:
        mornings = nights.slept.wake_days
        free = sum(map(assumed.is_free, mornings))
        work_days = DAYS_A_WEEK * (1 - free / len(mornings)) if mornings else float(DAYS_A_WEEK)
    found = social_jetlag(nights, assumed.is_free, work_days=work_days, alarm=assumed.alarm)
    if min(found.work.n, found.free.n) >= LEAST_OF_EACH:
        return found
    remark = (
        f"needs {LEAST_OF_EACH} work nights and {LEAST_OF_EACH} free nights, "
        f"has {found.work.n} and {found.free.n}"
    )
    figures: dict[str, Any] = {
        name: figure._replace(value=None, remark=remark)
        for name, figure in found._asdict().items()
        if isinstance(figure, Figure)
    }
    if assumed.alarm:  # the better reason
        figures["chronotype"] = found.chronotype
    return found._replace(**figures)


def _deviation(nights: Nights, chronotype: float | None) -> PhaseDeviation:
    """The deviation, from as many nights on as a spread is; from fewer it is noise."""
    found = phase_deviation(nights, chronotype)
    n = found.deviation.n
    if n >= LEAST_FOR_SPREAD:
        return found
    remark = f"needs {LEAST_FOR_SPREAD} nights, has {n}"
    return found._replace(deviation=Figure(None, found.deviation.unit, n, remark))
