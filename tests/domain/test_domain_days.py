"""Times at named awkward moments; the laws over every zone are in test_domain_clock_changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.days import (
    FutureTime,
    OnlyOnce,
    OutsideCalendar,
    Placed,
    SkippedTime,
    clock_text,
    day_at,
    latest,
    occurrences,
    place,
    place_on_date,
    placed_at,
)
from habit.domain.present import Present
from habit.errors import UsageProblem

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
MONDAY, TUESDAY = date(2024, 1, 15), date(2024, 1, 16)
NOON = 720
SPRING, AUTUMN = date(2024, 3, 10), date(2024, 11, 3)
ZONES = st.sampled_from(
    ["UTC", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati", "Etc/GMT+12", "Europe/Dublin"]
).map(ZoneInfo)


def at(wall: str, zone: str = "Asia/Shanghai") -> Present:
    return Present.at(datetime.fromisoformat(wall), zone)


def minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_3_40_after_midnight_is_minute_1660_of_the_day_whose_night_it_is() -> None:
    assert place(MONDAY, 220, SHANGHAI, NOON) == Placed(
        MONDAY, 1660, "Asia/Shanghai", utc("2024-01-15T19:40"), repeated=False
    )


@pytest.mark.parametrize(
    ("clock", "opens_at", "day", "axis_minute"),
    [
        ("23:50", "12:00", MONDAY, 1430),
        ("12:00", "12:00", MONDAY, 720),
        ("11:59", "12:00", MONDAY - timedelta(days=1), 720 + 1439),
        ("5:30", "0:00", MONDAY, 330),
        ("0:00", "0:00", MONDAY, 0),
        ("3:59", "4:00", MONDAY - timedelta(days=1), 239 + 1440),
        ("4:00", "4:00", MONDAY, 240),
    ],
)
def test_a_time_on_a_date_belongs_to_the_day_that_is_open_then(
    clock: str, opens_at: str, day: date, axis_minute: int
) -> None:
    placed = place_on_date(MONDAY, minute(clock), SHANGHAI, minute(opens_at))
    assert (placed.day, placed.minute) == (day, axis_minute)
    assert day_at(placed.instant, SHANGHAI, minute(opens_at)) == day
    assert placed_at(placed.instant, SHANGHAI, minute(opens_at)) == placed


@pytest.mark.parametrize(
    ("now", "clock", "opens_at", "instant"),
    [
        # a fall-asleep of 3:40, typed between 3:25 and noon on Tuesday
        ("2024-01-16 03:24:59", "3:40", NOON, "2024-01-15 03:40"),
        ("2024-01-16 03:25", "3:40", NOON, "2024-01-16 03:40"),
        ("2024-01-16 03:41", "3:40", NOON, "2024-01-16 03:40"),
        ("2024-01-16 09:00", "3:40", NOON, "2024-01-16 03:40"),
        ("2024-01-16 11:59", "3:40", NOON, "2024-01-16 03:40"),
        ("2024-01-16 23:55", "3:40", NOON, "2024-01-16 03:40"),
        ("2024-01-16 01:30", "23:50", NOON, "2024-01-15 23:50"),
        ("2024-01-16 01:30", "3:40", NOON, "2024-01-15 03:40"),
        # the grace reaches over midnight
        ("2024-01-15 23:55", "0:10", NOON, "2024-01-16 00:10"),
        ("2024-01-15 23:54", "0:10", NOON, "2024-01-15 00:10"),
        ("2024-01-15 23:55", "23:50", NOON, "2024-01-15 23:50"),
        # a get-up
        ("2024-01-16 09:00", "8:55", 0, "2024-01-16 08:55"),
        ("2024-01-16 01:30", "8:55", 0, "2024-01-15 08:55"),
        ("2024-01-16 08:45", "8:55", 0, "2024-01-16 08:55"),
        ("2024-01-16 08:00", "8:55", 0, "2024-01-15 08:55"),
        # the noon at which the day of a fall-asleep opens
        ("2024-01-16 12:00", "12:00", NOON, "2024-01-16 12:00"),
        ("2024-01-16 12:00", "11:59", NOON, "2024-01-16 11:59"),
        ("2024-01-16 11:44", "12:00", NOON, "2024-01-15 12:00"),
    ],
)
def test_a_typed_time_is_its_latest_occurrence_that_is_not_ahead(
    now: str, clock: str, opens_at: int, instant: str
) -> None:
    placed = latest(minute(clock), at(now), opens_at)
    wall = datetime.fromisoformat(instant)
    assert placed.instant.astimezone(SHANGHAI).replace(tzinfo=None) == wall
    owner = wall.date() if minute(clock) >= opens_at else wall.date() - timedelta(days=1)
    assert placed.day == owner


def test_a_time_that_the_clocks_skipped_is_refused_with_its_neighbours() -> None:
    with pytest.raises(SkippedTime) as refused:
        place_on_date(SPRING, minute("2:30"), NEW_YORK, NOON)
    assert str(refused.value) == (
        "2:30 does not exist on 2024-03-10 in America/New_York: the clocks went forward. "
        "The nearest times are 1:59 and 3:00."
    )


def test_a_date_that_was_skipped_is_refused_with_the_neighbouring_dates() -> None:
    with pytest.raises(SkippedTime) as refused:
        place(date(2011, 12, 30), minute("13:00"), ZoneInfo("Pacific/Apia"), NOON)
    assert str(refused.value) == (
        "13:00 does not exist on 2011-12-30 in Pacific/Apia: the clocks went forward. "
        "The nearest times are 2011-12-29 23:59 and 2011-12-31 0:00."
    )
    with pytest.raises(SkippedTime):
        place_on_date(date(1993, 8, 21), minute("3:40"), ZoneInfo("Pacific/Kwajalein"), NOON)


def test_half_an_hour_that_was_skipped_or_repeated_is_known() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    with pytest.raises(SkippedTime, match=r"The nearest times are 1:59 and 2:30\."):
        place_on_date(date(2024, 10, 6), minute("2:15"), lord_howe, 0)
    first, other = occurrences(date(2024, 4, 7), minute("1:45"), lord_howe)
    assert other - first == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        ("2024-03-10 01:30", False),
        ("2024-03-10 01:44", False),
        ("2024-03-10 03:05", True),
        ("2024-03-10 09:00", True),
        ("2024-03-11 02:00", True),
        ("2024-03-11 02:30", False),
    ],
)
def test_a_typed_time_that_was_skipped_on_its_date_is_never_moved(
    now: str, *, refused: bool
) -> None:
    present = at(now, "America/New_York")
    if not refused:
        assert latest(minute("2:30"), present, NOON).minute % 1440 == 150
        return
    with pytest.raises(SkippedTime, match="2:30 does not exist on 2024-03-10"):
        latest(minute("2:30"), present, NOON)


def test_a_time_that_happened_twice_takes_the_first_and_second_takes_the_other() -> None:
    present = at("2024-11-03 09:00", "America/New_York")
    first = latest(minute("1:30"), present, NOON)
    assert (first.instant, first.repeated) == (utc("2024-11-03T05:30"), True)
    other = latest(minute("1:30"), present, NOON, second=True)
    assert other == first._replace(instant=utc("2024-11-03T06:30"))


def test_the_second_of_two_times_cannot_be_had_before_it_came() -> None:
    between = Present(utc("2024-11-03T05:40"), NEW_YORK, 240)
    assert latest(minute("1:30"), between, NOON).instant == utc("2024-11-03T05:30")
    with pytest.raises(FutureTime) as refused:
        latest(minute("1:30"), between, NOON, second=True)
    assert str(refused.value) == (
        "2024-11-03 1:30 is still to come: it is 2024-11-03 1:40 in America/New_York. "
        "What has not happened cannot be logged."
    )


def test_while_the_clocks_repeat_an_hour_its_later_minutes_have_already_been() -> None:
    repeating = Present(utc("2024-11-03T06:05"), NEW_YORK, 240)
    assert latest(minute("1:30"), repeating, NOON).instant == utc("2024-11-03T05:30")


def test_a_clock_that_goes_back_over_midnight_has_shown_minutes_of_the_next_date() -> None:
    # at 0:01 on 4 November 2007 the clocks of St. John's went back to 23:01
    repeating = Present(utc("2007-11-04T02:50"), ZoneInfo("America/St_Johns"), 240)
    assert repeating.local.replace(tzinfo=None) == datetime.fromisoformat("2007-11-03 23:20")
    assert latest(0, repeating, NOON).instant == utc("2007-11-04T02:30")


def test_second_is_refused_of_a_time_that_exists_once() -> None:
    with pytest.raises(OnlyOnce) as refused:
        place(MONDAY, 220, SHANGHAI, NOON, second=True)
    assert str(refused.value) == (
        "3:40 exists only once on 2024-01-16 in Asia/Shanghai. Leave --second out."
    )


def test_an_instant_is_cut_to_its_minute() -> None:
    instant = utc("2024-01-15T19:40:37")
    assert placed_at(instant, SHANGHAI, NOON) == place(MONDAY, 220, SHANGHAI, NOON)


def test_dates_at_the_ends_of_the_calendar_are_refused_not_overflowed() -> None:
    west, east = ZoneInfo("Etc/GMT+12"), ZoneInfo("Etc/GMT-14")
    for impossible in (
        lambda: place(date.max, 0, SHANGHAI, NOON),
        lambda: place(date.max, 1439, west, 0),
        lambda: place_on_date(date.min, 0, SHANGHAI, NOON),
        lambda: place_on_date(date.min, 0, east, 0),
        lambda: day_at(datetime.max.replace(tzinfo=UTC), east, 0),
        lambda: day_at(datetime.min.replace(tzinfo=UTC), ZoneInfo("UTC"), NOON),
        lambda: placed_at(datetime.min.replace(tzinfo=UTC), west, 0),
        lambda: latest(0, Present(datetime.max.replace(tzinfo=UTC), west, 0), 0),
    ):
        with pytest.raises(OutsideCalendar) as refused:
            impossible()
        assert str(refused.value) == (
            "That is outside the calendar, which holds the years 1 to 9999."
        )


@given(
    st.dates() | st.dates(date(9999, 12, 28)) | st.dates(max_value=date(1, 1, 4)),
    st.integers(0, 1439),
    ZONES,
    st.integers(0, 1439),
)
def test_any_date_and_time_is_placed_or_refused_and_comes_back(
    day: date, clock: int, zone: ZoneInfo, opens_at: int
) -> None:
    try:
        placed = place(day, clock, zone, opens_at)
    except UsageProblem:
        return
    assert placed.day == day
    assert opens_at <= placed.minute < opens_at + 1440
    assert placed.minute % 1440 == clock
    assert placed_at(placed.instant, zone, opens_at) == placed


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 12, 31)), st.integers(0, 1439), ZONES)  # noqa: DTZ001 - a wall clock
def test_the_latest_occurrence_is_within_a_day_and_a_clock_change_of_now(
    wall: datetime, clock: int, zone: ZoneInfo
) -> None:
    present = Present(wall.replace(microsecond=0, tzinfo=UTC), zone, 240)
    try:
        placed = latest(clock, present, NOON)
    except SkippedTime:
        return
    ahead = placed.instant - present.now
    assert timedelta(hours=-25) < ahead <= timedelta(minutes=15)


@given(st.sampled_from([SPRING, AUTUMN, date(2025, 3, 9), MONDAY]), st.integers(0, 1439))
def test_pendulum_agrees_on_which_times_exist_and_when(on: date, clock: int) -> None:
    import pendulum

    wall = (on.year, on.month, on.day, clock // 60, clock % 60)
    here = pendulum.timezone("America/New_York")
    found = occurrences(on, clock, NEW_YORK)
    try:
        only = pendulum.datetime(*wall, tz=here, raise_on_unknown_times=True)
    except pendulum.tz.exceptions.NonExistingTime:
        assert found == ()
    except pendulum.tz.exceptions.AmbiguousTime:
        both = [pendulum.datetime(*wall, tz=here, fold=fold) for fold in (0, 1)]
        assert found == tuple(one.astimezone(UTC) for one in both)
    else:
        assert found == (only.astimezone(UTC),)


@pytest.mark.parametrize(
    ("axis_minute", "text"),
    [(0, "0:00"), (220, "3:40"), (1660, "3:40"), (1439, "23:59"), (1440, "0:00"), (-10, "23:50")],
)
def test_a_minute_of_any_axis_is_shown_as_the_clock_shows_it(axis_minute: int, text: str) -> None:
    assert clock_text(axis_minute) == text
