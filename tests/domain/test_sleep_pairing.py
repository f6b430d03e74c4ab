"""Which get-up belongs to which fall-asleep."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habit.domain.entries import Entry, State
from habit.domain.sleep.clocktimes import ClockTimes, clock_times
from habit.domain.sleep.nights import Gap
from habit.domain.sleep.pairing import Pairs, paired

FIRST = date(2024, 1, 1)
LAST = FIRST + timedelta(days=9)

# few enough minutes that many of them are equal, and stretches of about a day between them
some_times = st.dictionaries(
    st.integers(0, 9), st.integers(0, 3 * 24 * 4).map(lambda quarter: quarter * 15), max_size=10
)


def times(minutes: dict[int, int]) -> ClockTimes:
    """Times by the numbers of their days, in minutes of that day's own axis."""
    midnight = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
    return clock_times(
        Entry(
            "clock",
            FIRST + timedelta(days=day),
            State.VALUE,
            "",
            minute=minute,
            zone="UTC",
            instant=midnight + timedelta(days=day, minutes=minute),
        )
        for day, minute in minutes.items()
    )


@given(some_times, some_times)
def test_a_get_up_closes_the_sleep_that_was_begun_last_before_it_and_no_other(
    asleep: dict[int, int], up: dict[int, int]
) -> None:
    onsets, get_ups = times(asleep), times(up)
    pairs = paired(onsets, get_ups, FIRST, LAST)
    for began, ended in zip(pairs.began, pairs.ended, strict=True):
        start, end = onsets.seconds[began], get_ups.seconds[ended]
        assert 0 < end - start <= 24 * 3600
        assert not any(start < one < end for one in [*onsets.seconds, *get_ups.seconds])
    assert len({get_ups.seconds[one] for one in pairs.ended}) == len(pairs.ended)


@given(some_times, some_times)
def test_a_fall_asleep_is_alone_only_where_no_get_up_is_left_for_it(
    asleep: dict[int, int], up: dict[int, int]
) -> None:
    onsets, get_ups = times(asleep), times(up)
    pairs = paired(onsets, get_ups, FIRST, LAST)
    assert sorted([*pairs.began, *pairs.alone]) == list(range(len(onsets.days)))
    closing = {get_ups.seconds[one] for one in pairs.ended}
    for place in pairs.alone:
        second = onsets.seconds[place]
        following = min((one for one in get_ups.seconds if one > second), default=None)
        left = following is not None and following - second <= 24 * 3600
        again = following is not None and any(second < one < following for one in onsets.seconds)
        twice = onsets.seconds.count(second) > 1
        slip = second in get_ups.seconds and second not in closing
        assert not left or again or twice or slip


def test_of_get_ups_at_the_very_time_of_falling_asleep_each_is_the_slip_of_its_own_day() -> None:
    eleven = dict.fromkeys((1, 2, 3), 11 * 60)
    onsets, get_ups = times(dict.fromkeys((0, 1, 2), 35 * 60)), times(eleven)
    assert onsets.seconds == get_ups.seconds
    pairs = paired(onsets, get_ups, FIRST, LAST)
    assert pairs == Pairs([], [], dict.fromkeys(range(3), Gap.NOT_AFTER))


def test_of_two_fall_asleeps_at_the_same_moment_one_has_the_get_up() -> None:
    pairs = paired(times({0: 35 * 60, 1: 11 * 60}), times({1: 19 * 60}), FIRST, LAST)
    assert (pairs.ended, pairs.alone) == ([0], {1: Gap.NO_GET_UP})
