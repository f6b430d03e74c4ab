from datetime import UTC, date, datetime, timedelta
from math import sqrt
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sleep_examples import MONDAY, clock, log_of, near, nights_like, span

from habit.domain.averages import resultant_length
from habit.domain.entries import Entry, State
from habit.domain.figures import CLOCK, Figure, figure
from habit.domain.samples import mean, median, quantile
from habit.domain.sleep.clockstats import (
    angular_deviation,
    circular_sd,
    clock_figures,
    later_by,
    on_the_dial,
)
from habit.domain.sleep.clocktimes import clock_times
from habit.domain.sleep.debt import sleep_debt
from habit.domain.sleep.deviation import phase_deviation
from habit.domain.sleep.diary import DiaryNight, diary_figures, diary_night
from habit.domain.sleep.durations import duration_figures, total_sleep, union
from habit.domain.sleep.jetlag import chronotype, social_jetlag, weekly_sleep_loss
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.nights import Stretch
from habit.domain.sleep.series import Nights
from habit.domain.tallies import tally

TUESDAY = MONDAY + timedelta(days=1)
HOUR = timedelta(hours=1)
SUNDAY = MONDAY - timedelta(days=1)
WORK_WEEK = ["23:00-7:00"] * 5 + ["2:00-11:00"] * 2
"""Nights from Sunday on, so that the last two end on Saturday and Sunday."""

times = st.lists(st.integers(0, 1439), min_size=1, max_size=20)
rows = st.sampled_from(["", "none", "23:30-7:00", "3:40-11:15", "0:10-", "-8:00", "20:00-4:00"])


def values(one: object) -> list[float | None]:
    """The values of all figures of a record."""
    assert isinstance(one, tuple)
    return [part.value for part in one if isinstance(part, Figure)]


def test_a_figure_has_a_value_or_a_reason() -> None:
    assert figure(3.0, "min", 7) == Figure(3.0, "min", 7, "")
    assert figure(3.0, "min", 4, least=7) == Figure(None, "min", 4, "needs 7 nights, has 4")
    undefined = Figure(None, CLOCK, 2, "the times point in no one direction")
    assert figure(None, CLOCK, 2) == undefined


def test_samples_of_nothing_have_no_numbers() -> None:
    assert (mean([]), median([]), quantile([], 0.2), tally([1.0]).sample_sd()) == (None,) * 4


def test_samples_agree_with_hand_arithmetic() -> None:
    assert mean([1, 2, 6]) == 3
    assert median([6, 1, 2, 3]) == 2.5
    assert tally([1, 2, 6]).sample_sd() == pytest.approx(sqrt(7))
    assert [quantile([3, 1, 2], share) for share in (0, 0.25, 1)] == [1, 1.5, 3]


def test_clocks_are_counted_from_their_own_midnight_and_only_where_there_is_one() -> None:
    entries = [
        clock("asleep", MONDAY, "2024-01-16T03:40", "UTC"),
        Entry("asleep", TUESDAY, State.NONE, "none"),
        Entry("asleep", SUNDAY, State.TEXT, "late"),
    ]
    assert clock_times(entries).clocks == [220]


def test_the_latest_time_may_be_past_midnight() -> None:
    found = clock_figures([1430, 220, 10])
    assert (found.earliest.value, found.latest.value) == (1430, 220)
    assert found.median.value == 10


def test_six_nights_give_a_mean_and_no_spread() -> None:
    found = clock_figures([600] * 6)
    assert found.mean == Figure(600, CLOCK, 6)
    assert found.sd == found.circular_sd == Figure(None, "min", 6, "needs 7 nights, has 6")


def test_times_that_point_nowhere_have_only_their_resultant_length() -> None:
    found = clock_figures([360, 1080] * 4)
    assert values(found) == [None] * 7 + [pytest.approx(0, abs=1e-12)]
    assert values(clock_figures([])) == [None] * 8
    assert (circular_sd([]), angular_deviation([])) == (None, None)


def test_a_mean_that_means_little_says_so() -> None:
    found = clock_figures([0, 480, 960, 0, 480, 961])
    assert found.mean.value is not None
    assert found.mean.remark == "the times hardly point in one direction"


def test_equal_times_scatter_by_exactly_nothing() -> None:
    assert circular_sd([613] * 9) == angular_deviation([613] * 9) == 0


def test_later_is_the_shorter_way_around_the_dial() -> None:
    assert later_by(10, 1430) == 20
    assert later_by(1430, 10) == -20
    assert later_by(720, 0) == -720


def test_a_dial_has_no_24_00() -> None:
    assert on_the_dial(-1e-14) == 0
    assert on_the_dial(1440) == 0
    assert on_the_dial(None) is None


def test_durations_count_all_nighters_and_leave_gaps_out() -> None:
    found = duration_figures(nights_like(["23:30-7:00", "", "none", "23:00-7:00"]))
    assert found.n == 3
    assert found.mean == Figure(310, "min", 3)
    assert found.median == Figure(450, "min", 3)
    assert found.sd == Figure(None, "min", 3, "needs 7 nights, has 3")
    assert (found.shortest.value, found.shortest_night) == (0, MONDAY + timedelta(days=2))
    assert (found.longest.value, found.longest_night) == (480, MONDAY + timedelta(days=3))


def test_no_known_night_has_no_durations_and_no_debt() -> None:
    found = duration_figures(nights_like(["", "-7:00"]))
    assert values(found) == [None] * 5
    assert values(sleep_debt(nights_like([""]), 480)) == [None] * 3


def test_naps_add_to_the_total_once_and_make_no_night() -> None:
    naps = [span(MONDAY, 1400, 1430), span(TUESDAY, 840, 900)]
    night = nights_of(log_of(["23:30-7:00"])._replace(naps=naps), MONDAY, MONDAY)
    assert total_sleep(night) == [450 + 10 + 60]
    assert duration_figures(night).mean.value == 450
    assert sleep_debt(night, 480).net.value == -40
    awake = nights_of(log_of(["none"])._replace(naps=naps), MONDAY, MONDAY)
    assert total_sleep(awake) == [30 + 60]
    unknown = nights_of(log_of([""])._replace(naps=naps), MONDAY, MONDAY)
    assert total_sleep(unknown) == []


def test_time_awake_is_no_sleep_once_it_was_recorded() -> None:
    log = log_of(["23:30-7:00", "23:30-7:00", "none"])
    woke = Entry("awake", TUESDAY, State.VALUE, "", number=2, duration_min=20)
    nights = nights_of(log._replace(awakenings=[woke]), MONDAY, MONDAY + timedelta(days=2))
    assert total_sleep(nights) == [430, 450, 0]


def test_stretches_that_overlap_are_counted_once() -> None:
    start = datetime(2024, 1, 15, 22, tzinfo=UTC)
    hours = [
        Stretch(start + a * HOUR, start + b * HOUR) for a, b in ((5, 6), (0, 4), (1, 2), (4, 5))
    ]
    assert union(hours) == [Stretch(start, start + 6 * HOUR)]
    assert union([hours[2], hours[0]]) == [hours[2], hours[0]]


def test_a_running_debt_is_paid_off_and_never_saved_up() -> None:
    found = sleep_debt(nights_like(["22:00-8:00", "2:00-8:00", "", "23:00-8:00"]), 480)
    assert (found.net.value, found.shortfall.value, found.running.value) == (-60, 120, 60)
    assert (found.n, found.nights_below) == (3, 1)


def test_social_jetlag_needs_both_kinds_of_nights() -> None:
    found = social_jetlag(nights_like(["23:00-7:00"] * 4))
    assert values(found) == [None] * 6
    assert found.relative.remark == "needs both work nights and free nights"


def test_a_week_with_a_late_weekend() -> None:
    found = social_jetlag(nights_like(WORK_WEEK, SUNDAY))
    assert (found.work.n, found.free.n) == (5, 2)
    assert found.relative == Figure(near(210), "min", 7)
    # work nights are shorter, so the correction compares the onsets
    assert found.corrected.value == pytest.approx(180)
    # MSF 6:30, less half of what free nights are longer than the week's mean
    assert found.chronotype.value == pytest.approx(390 - (540 - 3480 / 7) / 2)
    assert found.weekly_loss == Figure(near((3480 / 7 - 480) * 5), "min/week", 7)


def test_free_days_may_be_others_than_the_weekend() -> None:
    free = {MONDAY, TUESDAY}
    found = social_jetlag(nights_like(["23:00-7:00"] * 7, SUNDAY), lambda day: day in free)
    assert (found.work.n, found.free.n) == (5, 2)


def test_an_alarm_on_free_days_leaves_the_chronotype_undefined() -> None:
    found = social_jetlag(nights_like(WORK_WEEK, SUNDAY), alarm=True)
    assert found.chronotype == Figure(None, CLOCK, 7, "needs free nights that no alarm ended")
    assert found.relative.value is not None


def test_an_all_nighter_stays_out_of_jetlag_and_deviation() -> None:
    without = nights_like(["", *WORK_WEEK], SUNDAY - timedelta(days=1))
    awake = nights_like(["none", *WORK_WEEK], SUNDAY - timedelta(days=1))
    assert social_jetlag(awake) == social_jetlag(without)
    assert phase_deviation(awake, None) == phase_deviation(without, None)


def test_the_chronotype_never_leaves_the_dial() -> None:
    assert chronotype(10, 600, 540) == 1420
    assert chronotype(10, 500, 540) == 10


def test_nights_on_both_sides_of_midnight_are_compared_the_short_way_around() -> None:
    # mid-sleep at 23:50 and 0:10, ten minutes either side of the mean
    found = phase_deviation(nights_like(["20:00-3:40", "20:00-4:20"]), None)
    assert found.deviation.value == pytest.approx(sqrt(10**2 + 20**2) / 60)


def test_one_night_has_no_phase_deviation() -> None:
    found = phase_deviation(nights_like(["23:00-7:00"]), None)
    assert found.deviation == Figure(None, "h", 1, "needs 2 nights, has 1")


def test_a_gap_compares_with_the_last_known_night_before_it() -> None:
    with_gap = phase_deviation(nights_like(["23:00-7:00", "", "", "0:00-8:00"]), None)
    without = phase_deviation(nights_like(["23:00-7:00", "0:00-8:00"]), None)
    assert with_gap == without
    assert with_gap.deviation.value == pytest.approx(sqrt(0.5**2 + 1))


def test_a_diary_holds_what_was_recorded_and_invents_nothing() -> None:
    log = log_of(["23:30-7:00"] * 3)
    nights = [MONDAY + timedelta(days=one) for one in range(3)]
    bed = [clock("bed", one, f"{one}T23:10", "UTC") for one in nights[1:]]
    woke = Entry("awake", nights[2], State.VALUE, "", number=2, duration_min=20)
    tallied = woke._replace(day=nights[2] + timedelta(days=1), duration_min=None)
    log = log._replace(to_bed=clock_times(bed), awakenings=[woke, tallied])
    found = nights_of(log, nights[0], nights[2])
    bare, full, tally = found
    assert diary_night(bare) == DiaryNight(None, None, None, None, None, None)
    assert diary_night(full) == DiaryNight(470, 20, 2, 20, 430, 100 * 430 / 470)
    assert diary_night(tally) == DiaryNight(470, 20, 2, None, None, None)
    figures = diary_figures(found)
    assert figures.latency == Figure(20, "min", 2)
    assert figures.efficiency == Figure(100 * 430 / 470, "%", 1)
    assert diary_figures(found.between(MONDAY, MONDAY)).in_bed == Figure(
        None, "min", 0, "going to bed is not recorded"
    )


@given(times, st.integers(0, 1439))
def test_turning_the_dial_changes_no_spread(minutes: list[int], turn: int) -> None:
    assume(resultant_length(minutes) > 0.01)
    before = clock_figures(minutes * 7)
    after = clock_figures([(one + turn) % 1440 for one in minutes] * 7)
    assert after.sd.value == pytest.approx(before.sd.value, abs=1e-6) or _on_the_seam(minutes)
    assert after.circular_sd.value == pytest.approx(before.circular_sd.value, abs=1e-5)


def _on_the_seam(minutes: list[int]) -> bool:
    """Whether a time lies half a day from the mean, where either side is as good."""
    around = clock_figures(minutes).circular_mean.value
    return around is not None and any(abs(later_by(one, around)) > 719.99 for one in minutes)


@given(times, st.randoms(use_true_random=False))
def test_the_order_of_the_times_changes_nothing(minutes: list[int], random: Random) -> None:
    shuffled = minutes[:]
    random.shuffle(shuffled)
    assert clock_figures(shuffled) == clock_figures(minutes)


@given(st.lists(rows, min_size=1, max_size=14), st.sampled_from(["", "0:10-", "-8:00"]))
def test_an_unknown_night_changes_no_figure_but_regularity(texts: list[str], gap: str) -> None:
    first = nights_like(texts)
    more = nights_like([*texts, gap])
    # a half-known night at the end may give a get-up to the night before it, not a night
    same = more.between(MONDAY, MONDAY + timedelta(days=len(texts) - 1))
    assume(values(duration_figures(first)) == values(duration_figures(same)))
    assert duration_figures(more) == duration_figures(first)
    assert sleep_debt(more, 480) == sleep_debt(first, 480)
    assert social_jetlag(more) == social_jetlag(first)
    assert phase_deviation(more, None) == phase_deviation(first, None)


@given(st.lists(rows, min_size=1, max_size=14), st.integers(0, 900))
def test_debts_keep_their_order(texts: list[str], need: int) -> None:
    found = sleep_debt(nights_like(texts), need)
    if found.n:
        net, shortfall, running = values(found)
        assert net is not None
        assert shortfall is not None
        assert running is not None
        assert max(net, 0) <= running <= shortfall


@given(st.lists(rows, min_size=1, max_size=14), st.integers(1, 300))
def test_whole_weeks_later_the_figures_are_the_same(texts: list[str], weeks: int) -> None:
    def all_of(nights: Nights) -> list[object]:
        jetlag = social_jetlag(nights)
        return [
            values(duration_figures(nights)),
            sleep_debt(nights, 480),
            jetlag,
            phase_deviation(nights, jetlag.chronotype.value),
            diary_figures(nights),
        ]

    later = MONDAY + timedelta(weeks=weeks)
    assert all_of(nights_like(texts, later)) == all_of(nights_like(texts))


@given(st.floats(0, 900), st.floats(0, 900), st.integers(0, 7))
def test_a_weekly_sleep_loss_is_never_negative(work: float, free: float, days: int) -> None:
    assert weekly_sleep_loss(work, free, days) >= -1e-9


def test_the_nights_of_the_users_own_week() -> None:
    week = nights_like(
        ["3:40-8:55", "4:00-8:55", "2:40-8:55", ""], date(2024, 1, 15), "Asia/Shanghai"
    )
    assert [one.duration_min for one in week] == [315, 295, 375, None]
    assert duration_figures(week).mean == Figure(near(985 / 3), "min", 3)
    assert sleep_debt(week, 480).net.value == 455
