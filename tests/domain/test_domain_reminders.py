"""When reminders come: once on each day, whatever clocks and travellers do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.occasions import (
    Bedtime,
    after_snooze,
    days_text,
    next_occasion,
    open_occasion,
)
from habit.domain.present import Present
from habit.domain.quiethours import (
    NotADuration,
    NotQuietHours,
    duration_text,
    read_duration,
    read_quiet_hours,
)
from habit.domain.reminders import EVERY_DAY, Reminder, Snooze, What
from habit.domain.remindertext import NotAReminder, default_name, read_at, read_days, read_every

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
DAY_START = 240


def reminder(  # noqa: PLR0917 - the fields that tests vary
    at: int | None = 21 * 60 + 30,
    days: str = EVERY_DAY,
    every: int | None = None,
    what: What = What.MISSING,
    lead: int | None = None,
    since: datetime = LONG_AGO,
) -> Reminder:
    return Reminder("test", what, at, days, every, lead, since)


def present(local: str, zone: str = "Asia/Shanghai") -> Present:
    return Present.at(datetime.fromisoformat(local), zone, DAY_START)


def told(one: Reminder, life: Iterator[Present]) -> list[tuple[str, str]]:
    """What a job that runs through a life tells: each key once, and the local time of it."""
    keys: dict[str, str] = {}
    for now in life:
        occasion = open_occasion(one, now, 1)
        if occasion is not None:
            keys.setdefault(occasion.key, f"{now.local:%m-%d %H:%M}")
    return list(keys.items())


def minutes(first: str, last: str, zone: str, step: int = 5) -> Iterator[Present]:
    """Every run of a job from one wall-clock time to another in a zone."""
    now, end = present(first, zone), present(last, zone)
    while now.now < end.now:
        yield now
        now = now._replace(now=now.now + timedelta(minutes=step))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("at", [0, 90, 120, 135, 150, 179, 240, 1290])
@pytest.mark.parametrize("month", [3, 4, 10, 11])
def test_clocks_that_change_tell_each_day_once(zone: str, at: int, month: int) -> None:
    since = present(f"2024-{month:02}-01T12:00", zone)
    one = reminder(at, since=since.now)
    keys = [
        key
        for key, _ in told(
            one, minutes(f"2024-{month:02}-01T12:00", f"2024-{month:02}-15T12:00", zone)
        )
    ]
    first = date(2024, month, 1)
    if at < DAY_START:
        pass  # 1:30 in the night is still of the day before
    elif at < 720:
        first += timedelta(days=1)
    assert keys == [str(first + timedelta(days=offset)) for offset in range(len(keys))]
    assert len(keys) == 14


def test_a_time_that_is_skipped_comes_an_hour_later_and_a_repeated_one_first() -> None:
    one = reminder(150)
    spring = dict(told(one, minutes("2024-03-30T12:00", "2024-03-31T12:00", "Europe/Berlin")))
    assert spring["2024-03-30"] == "03-31 03:30"
    autumn = dict(told(one, minutes("2024-10-26T12:00", "2024-10-27T12:00", "Europe/Berlin")))
    assert autumn["2024-10-26"] == "10-27 02:30"
    [first] = [
        now.now
        for now in minutes("2024-10-26T12:00", "2024-10-27T12:00", "Europe/Berlin")
        if f"{now.local:%d %H:%M}" == "27 02:30" and now.local.fold == 0
    ]
    occasion = open_occasion(one, present("2024-10-27T09:00", "Europe/Berlin"), 1)
    assert occasion is not None
    assert occasion.begins == first


def flight(departs: str, home: str, away: str, hours: int) -> Iterator[Present]:
    """Two days at home, some hours in the air on the clock of home, three days away."""
    start = present(departs, home).now - timedelta(days=2)
    lands = present(departs, home).now + timedelta(hours=hours)
    for step in range(6 * 288):
        now = start + timedelta(minutes=5 * step)
        yield Present(now, ZoneInfo(home if now < lands else away), DAY_START)


@pytest.mark.parametrize(
    ("departs", "home", "away", "hours"),
    [
        ("2024-01-15T23:00", "Asia/Shanghai", "America/Los_Angeles", 12),
        ("2024-01-15T20:00", "America/Los_Angeles", "Asia/Shanghai", 14),
        ("2024-01-15T20:00", "Europe/Berlin", "America/New_York", 8),
        ("2024-01-15T21:00", "America/New_York", "Europe/Berlin", 8),
        ("2024-01-15T12:00", "Pacific/Auckland", "Pacific/Honolulu", 9),
    ],
)
def test_a_flight_tells_each_day_once(departs: str, home: str, away: str, hours: int) -> None:
    first = present(departs, home)
    since = first.now - timedelta(days=2)
    keys = [key for key, _ in told(reminder(since=since), flight(departs, home, away, hours))]
    days = [date.fromisoformat(key) for key in keys]
    assert days == [days[0] + timedelta(days=offset) for offset in range(len(days))]
    assert len(days) >= 5


def test_a_machine_that_slept_tells_when_it_wakes_up() -> None:
    awake = [present("2024-01-15T21:00"), present("2024-01-16T08:00"), present("2024-01-16T22:00")]
    one = reminder(since=present("2024-01-15T12:00").now)
    assert told(one, iter(awake)) == [
        ("2024-01-15", "01-16 08:00"),
        ("2024-01-16", "01-16 22:00"),
    ]


def test_what_was_due_before_it_was_installed_is_not_told() -> None:
    since = present("2024-01-15T22:00").now
    assert open_occasion(reminder(since=since), present("2024-01-15T22:05"), 1) is None
    assert open_occasion(reminder(since=since), present("2024-01-16T21:30"), 1) is not None


def test_days_are_the_users_days() -> None:
    weekdays = reminder(90, "12345")
    friday_night = open_occasion(weekdays, present("2024-01-20T01:30"), 1)
    assert friday_night is not None
    assert friday_night.day == date(2024, 1, 19)
    assert open_occasion(weekdays, present("2024-01-21T01:30"), 1) is None


def test_a_repeated_reminder_comes_again_until_the_day_ends() -> None:
    one = reminder(22 * 60, every=120, since=present("2024-01-15T12:00").now)
    keys = told(one, minutes("2024-01-15T12:00", "2024-01-16T12:00", "Asia/Shanghai"))
    assert keys == [
        ("2024-01-15/1320", "01-15 22:00"),
        ("2024-01-15/1440", "01-16 00:00"),
        ("2024-01-15/1560", "01-16 02:00"),
    ]


@pytest.mark.parametrize(("week_start", "day"), [(1, "2024-01-21"), (7, "2024-01-20")])
def test_a_summary_comes_on_the_last_day_of_the_week(week_start: int, day: str) -> None:
    one = reminder(20 * 60, "", what=What.SUMMARY)
    found = next_occasion(one, present("2024-01-18T09:00"), week_start)
    assert found is not None
    assert found.day.isoformat() == day
    at = open_occasion(one, present(f"{day}T20:00"), week_start)
    assert at is not None
    assert at.key == day


def test_a_bedtime_comes_before_its_goal_and_goes_two_hours_after_it() -> None:
    one = reminder(None, what=What.BEDTIME, lead=30)
    goal = [Bedtime("id", "Fall Sleep", date(2024, 1, 15), 26 * 60, "before 2:00")]
    heard = [
        f"{now.local:%H:%M}"
        for now in minutes("2024-01-16T01:00", "2024-01-16T05:00", "Asia/Shanghai", 1)
        if open_occasion(one, now, 1, goal)
    ]
    assert (heard[0], heard[-1]) == ("01:30", "03:59")
    coming = next_occasion(one, present("2024-01-15T20:00"), 1, goal)
    assert coming is not None
    assert coming.begins == present("2024-01-16T01:30").now


def test_a_snooze_is_silent_and_then_tells_once_more() -> None:
    one = reminder()
    at_half_past = open_occasion(one, present("2024-01-15T21:30"), 1)
    assert at_half_past is not None
    snoozes = [Snooze("*", present("2024-01-15T21:40").now, present("2024-01-15T22:10").now)]
    later = present("2024-01-15T22:09").now
    assert after_snooze(at_half_past, snoozes, later) is None
    again = after_snooze(at_half_past, snoozes, later + timedelta(minutes=1))
    assert again is not None
    assert again.key == "2024-01-15+2024-01-15T14:10Z"
    tomorrow = open_occasion(one, present("2024-01-16T21:30"), 1)
    assert tomorrow is not None
    assert after_snooze(tomorrow, snoozes, tomorrow.begins) == tomorrow


def test_what_comes_during_a_snooze_is_told_after_it_under_its_own_key() -> None:
    occasion = open_occasion(reminder(), present("2024-01-15T21:30"), 1)
    assert occasion is not None
    snoozes = [Snooze("test", present("2024-01-15T21:00").now, present("2024-01-15T22:00").now)]
    assert after_snooze(occasion, snoozes, present("2024-01-15T22:00").now) == occasion
    others = [snoozes[0]._replace(reminder="other")]
    assert after_snooze(occasion, others, present("2024-01-15T21:30").now) == occasion


@given(
    at=st.integers(0, 1439),
    days=st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days))),
    now=st.datetimes(datetime.fromisoformat("2023-01-01"), datetime.fromisoformat("2025-12-31")),
    zone=st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Apia"]),
)
def test_the_next_occasion_is_open_when_it_comes(
    at: int, days: str, now: datetime, zone: str
) -> None:
    one = reminder(at, days)
    here = Present.at(now, zone, DAY_START)
    coming = next_occasion(one, here, 1)
    assert coming is not None
    assert coming.begins > here.now
    then = open_occasion(one, here._replace(now=coming.begins), 1)
    assert then == coming


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", "12345"),
        ("sat,sun", "67"),
        ("fri-mon", "1567"),
        ("daily", "1234567"),
        ("Tu", "2"),
    ],
)
def test_days_are_read(text: str, days: str) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["", "t", "mon-", "monday-noon", "1-5"])
def test_what_are_no_days_is_refused(text: str) -> None:
    with pytest.raises(NotAReminder):
        read_days(text)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ("1234567", "every day"),
        ("", "the last day of the week"),
        ("12345", "Mon-Fri"),
        ("135", "Mon, Wed, Fri"),
        ("67", "Sat, Sun"),
        ("3", "Wed"),
    ],
)
def test_days_are_named(days: str, text: str) -> None:
    assert days_text(days) == text


def test_times_and_repeats_are_read() -> None:
    assert (read_at("21:30"), read_at("9:30pm"), read_at("0：50")) == (1290, 1290, 50)
    assert (read_every("2h"), read_every("90m"), read_every("hour")) == (120, 90, 60)
    for wrong in ("25:00", "noon", ""):
        with pytest.raises(NotAReminder):
            read_at(wrong)
    for wrong in ("1m", "25h"):
        with pytest.raises(NotAReminder):
            read_every(wrong)
    with pytest.raises(NotADuration):
        read_every("now and then")


def test_a_reminder_is_named_after_what_it_asks() -> None:
    assert default_name(What.MISSING, 1290, []) == "missing-21:30"
    assert default_name(What.MISSING, 1290, ["running", "exercise"]) == "running-exercise-21:30"
    assert default_name(What.BEDTIME, None, []) == "bedtime"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("23:00-8:00", ["23:00", "03:00", "07:59"], ["08:00", "22:59", "12:00"]),
        ("12:00 ~ 14:00", ["12:00", "13:59"], ["11:59", "14:00"]),
    ],
)
def test_quiet_hours_may_go_over_midnight(text: str, inside: list[str], outside: list[str]) -> None:
    hours = read_quiet_hours(text)
    assert hours is not None
    assert all(hours.holds(present(f"2024-01-15T{one}")) for one in inside)
    assert not any(hours.holds(present(f"2024-01-15T{one}")) for one in outside)


def test_quiet_hours_can_be_none_but_not_nonsense() -> None:
    assert read_quiet_hours("none") is None
    for wrong in ("23-8", "23:00", "8:00-8:00", "24:00-8:00"):
        with pytest.raises(NotQuietHours):
            read_quiet_hours(wrong)


@given(st.integers(1, 5000))
def test_a_duration_is_read_as_it_is_written(minutes: int) -> None:
    assert read_duration(duration_text(minutes)) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "0m", "m", "h", "-5m", "1d", "٣m", "5m "[:1] + "x"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(NotADuration):
        read_duration(text)
