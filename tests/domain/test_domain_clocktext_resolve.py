"""Where the moments of the grammar lie, and the day that owns them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.clocktext import Ago, Clock, read_moment, resolve
from habit.domain.days import FutureTime, OnlyOnce, SkippedTime, placed_at
from habit.domain.present import Present
from habit.errors import UsageProblem

NOON = 720
MONDAY = date(2024, 1, 15)


def at(wall: str, zone: str = "Asia/Shanghai") -> Present:
    return Present.at(datetime.fromisoformat(wall), zone)


def shown(text: str, now: str, *, day: date | None = None, opens_at: int = NOON) -> str:
    """The day that owns a text's moment, and what the clock shows then."""
    present = at(now)
    placed = resolve(read_moment(text), present, opens_at, day=day)
    wall = placed.instant.astimezone(present.zone)
    assert (placed.minute % 1440, placed.zone) == (wall.hour * 60 + wall.minute, "Asia/Shanghai")
    return f"{placed.day:%a}: {wall:%a %d %H:%M}"


# 16 January 2024 is a Tuesday
@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("3:40", "2024-01-16 09:00", "Mon: Tue 16 03:40"),
        ("3:40", "2024-01-16 03:25", "Mon: Tue 16 03:40"),
        ("3:40", "2024-01-16 03:24", "Sun: Mon 15 03:40"),
        ("now", "2024-01-16 01:30", "Mon: Tue 16 01:30"),
        ("now", "2024-01-16 11:59", "Mon: Tue 16 11:59"),
        ("now", "2024-01-16 12:00", "Tue: Tue 16 12:00"),
        ("-20m", "2024-01-16 12:10", "Mon: Tue 16 11:50"),
        ("1h40m ago", "2024-01-16 01:30", "Mon: Mon 15 23:50"),
        ("yesterday 23:50", "2024-01-16 01:30", "Mon: Mon 15 23:50"),
        ("yesterday 23:50", "2024-01-16 09:00", "Mon: Mon 15 23:50"),
        ("yesterday 23:50", "2024-01-16 23:55", "Mon: Mon 15 23:50"),
        ("昨天 3:40", "2024-01-16 09:00", "Sun: Mon 15 03:40"),
        ("昨天凌晨3点40", "2024-01-16 01:30", "Sun: Mon 15 03:40"),
        ("前天 23:50", "2024-01-16 09:00", "Sun: Sun 14 23:50"),
        ("today 3:40", "2024-01-16 09:00", "Mon: Tue 16 03:40"),
        ("today 23:50", "2024-01-16 23:55", "Tue: Tue 16 23:50"),
        ("last night 23:50", "2024-01-16 01:30", "Mon: Mon 15 23:50"),
        ("last night 3:40", "2024-01-16 09:00", "Mon: Tue 16 03:40"),
        ("last night 23:50", "2024-01-16 09:00", "Mon: Mon 15 23:50"),
        ("昨晚 23:50", "2024-01-16 23:55", "Mon: Mon 15 23:50"),
        ("last night 12:00", "2024-01-16 09:00", "Mon: Mon 15 12:00"),
        ("mon 23:50", "2024-01-16 01:30", "Mon: Mon 15 23:50"),
        ("tue 23:50", "2024-01-16 09:00", "Tue: Tue 09 23:50"),
        ("tue 3:40", "2024-01-16 09:00", "Mon: Tue 16 03:40"),
        ("tue 23:50", "2024-01-16 23:55", "Tue: Tue 16 23:50"),
        ("周二 3:40", "2024-01-16 03:24", "Mon: Tue 09 03:40"),
        ("wed 0:05", "2024-01-16 23:55", "Tue: Wed 17 00:05"),
        ("wed 0:05", "2024-01-16 23:40", "Tue: Wed 10 00:05"),
        ("2024-01-15 3:40", "2024-01-16 09:00", "Sun: Mon 15 03:40"),
    ],
)
def test_a_moment_is_placed_on_the_day_that_owns_it(text: str, now: str, expected: str) -> None:
    assert shown(text, now) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3:40", "Mon: Tue 16 03:40"), ("23:50", "Mon: Mon 15 23:50"), ("12:00", "Mon: Mon 15 12:00")],
)
def test_a_named_day_takes_the_time_into_its_own_window(text: str, expected: str) -> None:
    assert shown(text, "2024-01-18 09:30", day=MONDAY) == expected


@pytest.mark.parametrize("text", ["yesterday 3:40", "last night 3:40", "-20m", "now", "周一 3:40"])
def test_a_day_is_not_named_twice(text: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        resolve(read_moment(text), at("2024-01-18 09:30"), NOON, day=MONDAY)
    assert str(refused.value) == (
        "The day is named already. Write the time alone beside it: 23:50."
    )


@pytest.mark.parametrize(
    ("text", "day", "ahead"),
    [
        ("today 23:50", None, "2024-01-16 23:50"),
        ("last night 3:40", None, "2024-01-16 3:40"),
        ("2030-01-01 3:40", None, "2030-01-01 3:40"),
        ("3:40", MONDAY, "2024-01-16 3:40"),
        ("0:00", date(2030, 1, 1), "2030-01-02 0:00"),
    ],
)
def test_a_moment_to_come_is_refused(text: str, day: date | None, ahead: str) -> None:
    with pytest.raises(FutureTime) as refused:
        resolve(read_moment(text), at("2024-01-16 01:30"), NOON, day=day)
    assert str(refused.value) == (
        f"{ahead} is still to come: it is 2024-01-16 1:30 in Asia/Shanghai. "
        "What has not happened cannot be logged."
    )


def test_second_takes_the_later_of_a_repeated_time_however_its_day_is_named() -> None:
    monday = at("2024-11-04 09:00", "America/New_York")
    other = datetime(2024, 11, 3, 6, 30, tzinfo=UTC)
    for text in ("yesterday 1:30", "sun 1:30", "2024-11-03 1:30"):
        moment = read_moment(text)
        assert resolve(moment, monday, NOON, second=True).instant == other
        assert resolve(moment, monday, NOON).instant == other - timedelta(hours=1)
    placed = resolve(Clock(90), monday, NOON, day=date(2024, 11, 2), second=True)
    assert placed.instant == other


def test_second_is_refused_where_there_is_none() -> None:
    present = at("2024-11-04 09:00", "America/New_York")
    with pytest.raises(OnlyOnce):
        resolve(Clock(90), present, NOON, second=True)
    with pytest.raises(UsageProblem, match="--second goes with a clock time"):
        resolve(Ago(20), present, NOON, second=True)


def test_a_skipped_time_is_refused_however_its_day_is_named() -> None:
    present = at("2024-03-11 09:00", "America/New_York")
    for text in ("yesterday 2:30", "sun 2:30", "2024-03-10 2:30"):
        with pytest.raises(SkippedTime, match="The nearest times are 1:59 and 3:00"):
            resolve(read_moment(text), present, NOON)
    with pytest.raises(SkippedTime):
        resolve(Clock(150), present, NOON, day=date(2024, 3, 9))


@given(st.integers(0, 6000), st.integers(0, 1439))
def test_so_long_ago_is_elapsed_time_whatever_the_clocks_did(minutes: int, opens_at: int) -> None:
    present = at("2024-03-11 09:00", "America/New_York")
    placed = resolve(Ago(minutes), present, opens_at)
    assert placed.instant == present.now - timedelta(minutes=minutes)
    assert placed == placed_at(placed.instant, ZoneInfo("America/New_York"), opens_at)


def test_dates_at_the_ends_of_the_calendar_are_refused() -> None:
    for text in ("0001-01-01 0:00", "9999-12-31 23:59"):
        with pytest.raises(UsageProblem):
            resolve(read_moment(text), at("2024-01-16 09:00"), NOON)
    first = Present(datetime.min.replace(tzinfo=UTC), ZoneInfo("UTC"), 0)
    with pytest.raises(UsageProblem, match="outside the calendar"):
        resolve(Ago(1), first, 0)
