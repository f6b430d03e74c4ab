"""Which get-up belongs to which fall-asleep: what is plain is decided as what is doubtful is."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habit.domain.entries import Entry, State
from habit.domain.sleep.clocktimes import ClockTimes, clock_times
from habit.domain.sleep.nights import Gap
from habit.domain.sleep.pairing import Doubts, paired

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
def test_a_plain_pair_is_the_one_that_a_careful_look_finds(
    asleep: dict[int, int], up: dict[int, int]
) -> None:
    onsets, get_ups = times(asleep), times(up)
    pairs = paired(onsets, get_ups, FIRST, LAST)
    careful = Doubts(onsets, get_ups)
    found: dict[int, int | Gap] = dict(zip(pairs.began, pairs.ended, strict=True)) | dict(
        pairs.alone
    )
    assert found == {place: careful.closing(place) for place in range(len(onsets.days))}


@given(some_times, some_times)
def test_a_get_up_closes_the_sleep_that_was_begun_last_before_it(
    asleep: dict[int, int], up: dict[int, int]
) -> None:
    onsets, get_ups = times(asleep), times(up)
    pairs = paired(onsets, get_ups, FIRST, LAST)
    for began, ended in zip(pairs.began, pairs.ended, strict=True):
        start, end = onsets.seconds[began], get_ups.seconds[ended]
        assert 0 < end - start <= 24 * 3600
        assert not any(start < one < end for one in [*onsets.seconds, *get_ups.seconds])
    starts = {onsets.seconds[one] for one in pairs.began}
    assert len({get_ups.seconds[one] for one in pairs.ended}) == len(starts)
