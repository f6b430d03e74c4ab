from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from clock_change_examples import ClockChange, kinds_of_change
from hypothesis import given, settings
from hypothesis import strategies as st
from sleep_examples import MONDAY, entries_of, log_of, nights_like, sleep_log, span

from habit.domain.days import occurrences, wall_at
from habit.domain.sleep.durations import union
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.recording import recording_of
from habit.domain.sleep.regularity import Alignment, regularity_index
from habit.domain.sleep.series import NO_NIGHTS, Nights
from habit.domain.sleep.stability import interdaily_stability
from habit.domain.sleep.stretches import Seconds

STEADY = ["23:30-7:00"] * 9
CHANGES = [
    ("Europe/Berlin", date(2025, 3, 26)),
    ("Europe/Berlin", date(2025, 10, 22)),
    ("Australia/Lord_Howe", date(2025, 4, 2)),
    ("Australia/Lord_Howe", date(2025, 10, 1)),
    ("America/New_York", date(2025, 11, 1)),
    ("Asia/Kathmandu", date(2025, 3, 1)),
]


def index(nights: Nights, alignment: Alignment = Alignment.ELAPSED) -> float | None:
    return regularity_index(recording_of(nights), alignment).sri.value


def by_minutes(nights: Nights) -> dict[int, bool]:
    """Asleep or awake at every known minute of UTC, counted one by one."""
    known = {}
    pieces = [one.stretch for one in nights if one.stretch] + [n for o in nights for n in o.naps]
    asleep = [(_minute(one.start), _minute(one.end)) for one in union(pieces)]
    for night in nights:
        if night.known:
            for minute in range(_minute(night.opens), _minute(night.closes)):
                known[minute] = any(start <= minute < end for start, end in asleep)
    return known


def on_the_clock(states: dict[int, bool], zone: str) -> dict[tuple[int, int], bool]:
    """The same by minute of the wall clock, and which pass of it (0, 1)."""
    where = ZoneInfo(zone)
    clock = {}
    for minute, asleep in states.items():
        wall = datetime.fromtimestamp(minute * 60, UTC).astimezone(where)
        local = round(wall.replace(tzinfo=UTC, fold=0).timestamp()) // 60
        clock[(local, wall.fold)] = asleep
    return clock


def _minute(instant: datetime) -> int:
    return round(instant.timestamp()) // 60


def _index(states: dict[int, bool]) -> tuple[float | None, int]:
    pairs = [states[at] is states[at + 1440] for at in states if at + 1440 in states]
    degenerate = not pairs or not any(states.values())
    return None if degenerate else 200 * sum(pairs) / len(pairs) - 100, len(pairs)


def _stability(clock: dict[tuple[int, int], bool]) -> float | None:
    hours: dict[tuple[int, int], list[bool]] = {}
    for (minute, fold), asleep in clock.items():
        hours.setdefault((minute // 60, fold), []).append(asleep)
    shares = [(hour % 24, sum(one) / 60) for (hour, _), one in hours.items() if len(one) == 60]
    mean = sum(share for _, share in shares) / len(shares)
    whole = sum((share - mean) ** 2 for _, share in shares)
    between = 0.0
    for clock_hour in range(24):
        own = [share for hour, share in shares if hour == clock_hour]
        between += len(own) * (sum(own) / len(own) - mean) ** 2 if own else 0
    return between / whole if whole > 1e-12 else None


minute_texts = st.builds("{}:{:02}".format, st.integers(0, 4), st.integers(0, 59))
up_texts = st.builds("{}:{:02}".format, st.integers(5, 13), st.integers(0, 59))
any_row = st.one_of(
    st.sampled_from(["", "none", "23:30-7:00"]), st.builds("{}-{}".format, minute_texts, up_texts)
)


@settings(max_examples=40)
@given(
    st.lists(any_row, min_size=8, max_size=10),
    st.sampled_from(CHANGES),
    st.lists(st.tuples(st.integers(0, 7), st.integers(600, 1500), st.integers(1, 120)), max_size=3),
)
def test_counting_from_intervals_is_counting_minute_by_minute(
    rows: list[str], where: tuple[str, date], naps: list[tuple[int, int, int]]
) -> None:
    zone, first = where
    spans = [
        span(first + timedelta(days=day), start, start + length, zone)
        for day, start, length in naps
    ]
    log = log_of(rows, first, zone)._replace(naps=spans)
    nights = nights_of(log, first, first + timedelta(days=len(rows) - 1), zone=zone)
    recording = recording_of(nights)
    states = by_minutes(nights)
    clock = on_the_clock(states, zone)
    first_pass = {minute: asleep for (minute, fold), asleep in clock.items() if fold == 0}
    for alignment, counted in ((Alignment.ELAPSED, states), (Alignment.CLOCK, first_pass)):
        found = regularity_index(recording, alignment)
        value, compared = _index(counted)
        assert found.compared_min == compared
        if found.sri.n >= 5:
            assert found.sri.value == (None if value is None else pytest.approx(value, abs=1e-9))
    stability = interdaily_stability(recording)
    if stability.n >= 8:
        brute = _stability(clock)
        assert stability.value == (None if brute is None else pytest.approx(brute, abs=1e-9))


@pytest.mark.parametrize("change", kinds_of_change(), ids=str)
def test_nights_may_open_at_any_hour_around_a_clock_change(change: ClockChange) -> None:
    wall = wall_at(change.instant, change.zone) - change.jump
    zone, first = change.zone.key, wall.date() - timedelta(days=4)
    log = log_of(["23:30-7:00", "1:15-8:40", "none", "22:05-4:30"] * 2, first, zone)
    for hour in {(wall.hour + shift) % 24 for shift in (-1, 0, 1)}:
        nights = nights_of(log, first, first + timedelta(days=7), edge_hour=hour, zone=zone)
        recording = recording_of(nights)
        clock = on_the_clock(by_minutes(nights), zone)
        first_pass = {minute: asleep for (minute, fold), asleep in clock.items() if fold == 0}
        known = _minutes_of(recording.wall.known)
        asleep = {minute for minute, one in first_pass.items() if one}
        assert _minutes_of(recording.wall.asleep) == asleep & known
        assert len(_minutes_of(recording.repeated.known)) == len(clock) - len(first_pass)
        missing = first_pass.keys() - known
        if occurrences(wall.date(), hour * 60, change.zone):
            assert not missing
        else:
            # a night that closes at a time which never was ends 24 hours on by the clock
            assert timedelta(minutes=len(missing)) < change.jump


def _minutes_of(stretches: Seconds) -> set[int]:
    return {minute for start, end in stretches for minute in range(start // 60, end // 60)}


def test_a_copied_week_scores_100() -> None:
    assert index(nights_like(STEADY)) == 100


@pytest.mark.parametrize("missing", [["", ""], ["23:30-", ""], ["-7:00", ""]])
def test_a_forgotten_night_is_not_a_night_awake(missing: list[str]) -> None:
    nights = nights_like([*STEADY, *missing, *STEADY])
    assert index(nights) == 100
    assert index(nights, Alignment.CLOCK) == 100
    assert interdaily_stability(recording_of(nights)).value == 1


def test_a_known_all_nighter_is_a_night_awake() -> None:
    found = index(nights_like([*STEADY, "none", *STEADY]))
    # two of eighteen pairs of days differ by 7.5 of 24 hours
    assert found == pytest.approx(100 - 200 * 2 * 7.5 / (18 * 24))


def test_a_nap_is_asleep_also_in_the_index() -> None:
    log = log_of(STEADY)._replace(naps=[span(MONDAY + timedelta(days=3), 840, 900)])
    found = index(nights_of(log, MONDAY, MONDAY + timedelta(days=8)))
    assert found == pytest.approx(100 - 200 * 2 * 1 / (8 * 24))


def test_fewer_than_five_pairs_of_days_give_no_index() -> None:
    found = regularity_index(recording_of(nights_like(STEADY[:5]))).sri
    assert (found.value, found.n) == (None, 4)
    assert found.remark == "needs 5 pairs of nights in a row, has 4"
    assert index(nights_like(STEADY[:6])) == 100
    assert index(NO_NIGHTS) is None


def test_no_sleep_at_all_gives_no_index_and_no_stability() -> None:
    recording = recording_of(nights_like(["none"] * 9))
    found = regularity_index(recording).sri
    assert (found.value, found.remark) == (None, "no sleep is recorded")
    stability = interdaily_stability(recording)
    assert (stability.value, stability.remark) == (None, "every hour is the same")


def test_hours_that_two_stretches_share_are_added_up() -> None:
    ups = ["6:10", "7:25", "6:40", "7:05", "6:55", "7:30", "6:20", "7:15", "6:35", "7:50"]
    log = log_of([f"23:{40 - 3 * at:02}-{up}" for at, up in enumerate(ups)])
    # half an hour after getting up, and again for a few minutes before falling asleep
    again = [span(MONDAY + timedelta(days=at), 470 + at, 500 + 2 * at) for at in range(10)]
    before = [span(MONDAY + timedelta(days=at), 1381, 1384 + at) for at in range(0, 10, 2)]
    nights = nights_of(log._replace(naps=[*again, *before]), MONDAY, MONDAY + timedelta(days=9))
    brute = _stability(on_the_clock(by_minutes(nights), "UTC"))
    assert interdaily_stability(recording_of(nights)).value == pytest.approx(brute, abs=1e-12)


def test_seven_days_give_no_interdaily_stability() -> None:
    found = interdaily_stability(recording_of(nights_like(STEADY[:7])))
    assert (found.value, found.remark) == (None, "needs 8 nights, has 7")


@pytest.mark.parametrize("there", ["America/New_York", "Asia/Tokyo"])
def test_the_same_clock_times_after_a_journey_are_regular_by_the_clock(there: str) -> None:
    asleep, up = entries_of(STEADY, MONDAY, "Europe/Berlin")
    asleep_there, up_there = entries_of(STEADY, MONDAY + timedelta(days=9), there)
    both = sleep_log([*asleep, *asleep_there], [*up, *up_there])
    nights = nights_of(both, MONDAY, MONDAY + timedelta(days=17))
    assert index(nights, Alignment.CLOCK) == 100
    elapsed = index(nights)
    assert elapsed is not None
    assert elapsed < 97


def test_a_day_sleepers_recording_can_open_at_another_hour() -> None:
    rows = ["15:30-22:05"] * 8
    asleep, up = entries_of(rows)
    same_day = [
        one._replace(
            day=one.day - timedelta(days=1),
            instant=one.instant and one.instant - timedelta(days=1),
        )
        for one in up
    ]
    nights = nights_of(sleep_log(asleep, same_day), MONDAY, MONDAY + timedelta(days=7), edge_hour=8)
    assert [one.duration_min for one in nights] == [395] * 8
    assert index(nights) == 100


@settings(max_examples=60)
@given(st.lists(any_row, min_size=1, max_size=14), st.integers(1, 400))
def test_the_index_is_bounded_and_the_same_after_a_shift_by_whole_days(
    rows: list[str], days: int
) -> None:
    recording = recording_of(nights_like(rows))
    shifted = recording_of(nights_like(rows, MONDAY + timedelta(days=days)))
    for alignment in Alignment:
        found = regularity_index(recording, alignment)
        assert found == regularity_index(shifted, alignment)
        assert found.sri.value is None or -100 <= found.sri.value <= 100
    stability = interdaily_stability(recording)
    assert stability == interdaily_stability(shifted)
    assert stability.value is None or 0 <= stability.value <= 1
