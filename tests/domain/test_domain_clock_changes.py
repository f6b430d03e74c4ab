"""Every zone and every change of its clocks that zoneinfo knows from 2000 to 2040."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from clock_change_examples import ClockChange, clock_changes, distinct_zones
from sleep_examples import sleep_log

from habit.domain.days import (
    DAY_MIN,
    Placed,
    SkippedTime,
    day_at,
    occurrences,
    place,
    place_on_date,
    placed_at,
    wall_at,
)
from habit.domain.entries import Entry, State
from habit.domain.sleep.making import nights_of

MINUTE = timedelta(minutes=1)
OPENINGS = (0, 240, 720, 1439)


def _around(change: ClockChange) -> set[datetime]:
    size = abs(change.jump)
    return {
        change.instant + shift
        for shift in (-size - MINUTE, -size, -MINUTE, timedelta(0), size - MINUTE, size)
    }


def test_there_are_thousands_of_clock_changes_to_look_at() -> None:
    assert len(available_timezones()) > 400
    assert len(distinct_zones()) > 300
    assert len(clock_changes()) > 9000
    assert all(change.instant.second == 0 for change in clock_changes())
    apia = [change for change in clock_changes() if change.jump == timedelta(days=1)]
    assert {wall_at(change.instant, change.zone) for change in apia} == {datetime(2011, 12, 31)}  # noqa: DTZ001 - a wall clock


def test_every_instant_around_every_clock_change_belongs_to_exactly_one_day() -> None:
    for number, change in enumerate(clock_changes()):
        opens_at = OPENINGS[number % len(OPENINGS)]
        for instant in _around(change):
            placed = placed_at(instant, change.zone, opens_at)
            wall = wall_at(instant, change.zone)
            owners = [
                day
                for day in (placed.day + timedelta(days=shift) for shift in (-1, 0, 1))
                if opens_at <= _minutes_from(day, wall) < opens_at + DAY_MIN
            ]
            assert owners == [placed.day] == [day_at(instant, change.zone, opens_at)]
            assert placed.minute == _minutes_from(placed.day, wall)
            assert (placed.instant, placed.zone) == (instant, change.zone.key)


def test_a_stored_minute_placed_again_gives_back_its_instant_around_every_clock_change() -> None:
    for number, change in enumerate(clock_changes()):
        opens_at = OPENINGS[number % len(OPENINGS)]
        for instant in _around(change):
            placed = placed_at(instant, change.zone, opens_at)
            second = bool(instant.astimezone(change.zone).fold)
            clock = placed.minute % DAY_MIN
            assert place(placed.day, clock, change.zone, opens_at, second=second) == placed
            on = wall_at(instant, change.zone).date()
            assert place_on_date(on, clock, change.zone, opens_at, second=second) == placed
            assert placed.repeated == (len(occurrences(on, clock, change.zone)) == 2)


def test_every_skipped_time_is_refused_with_two_neighbours_that_exist() -> None:
    for change in clock_changes():
        if change.jump <= timedelta(0):
            continue
        last_before = (change.instant + change.before - MINUTE).replace(tzinfo=None)
        first_after = (change.instant + change.after).replace(tzinfo=None)
        skipped = last_before + max(MINUTE, change.jump / 2 // MINUTE * MINUTE)
        with pytest.raises(SkippedTime) as refused:
            place_on_date(skipped.date(), skipped.hour * 60 + skipped.minute, change.zone, 240)
        assert (refused.value.before, refused.value.after) == (last_before, first_after)
        for near in (last_before, first_after):
            assert occurrences(near.date(), near.hour * 60 + near.minute, change.zone)


def test_every_repeated_time_has_two_instants_as_far_apart_as_the_clocks_went_back() -> None:
    for change in clock_changes():
        if change.jump >= timedelta(0):
            continue
        wall = (change.instant + change.after).replace(tzinfo=None)
        clock = wall.hour * 60 + wall.minute
        first = place_on_date(wall.date(), clock, change.zone, 240)
        other = place_on_date(wall.date(), clock, change.zone, 240, second=True)
        assert first.repeated
        assert other.repeated
        assert (first.instant, other.instant) == (change.instant + change.jump, change.instant)
        assert first._replace(instant=other.instant) == other


def test_every_night_over_a_clock_change_lasts_as_long_as_it_lasted() -> None:
    before, after = timedelta(hours=4, minutes=10), timedelta(hours=3)
    for change in clock_changes():
        asleep, up = (
            _entry(placed_at(instant, change.zone, opens_at))
            for instant, opens_at in ((change.instant - before, 720), (change.instant + after, 0))
        )
        slept = nights_of(sleep_log([asleep], [up]), asleep.day, asleep.day).slept
        assert slept.durations == [(before + after) / MINUTE]
        middle = wall_at(change.instant + (after - before) / 2, change.zone)
        assert slept.mid_clocks == [middle.hour * 60 + middle.minute]


def _entry(placed: Placed) -> Entry:
    return Entry(
        "clock",
        placed.day,
        State.VALUE,
        "",
        minute=placed.minute,
        zone=placed.zone,
        instant=placed.instant,
    )


@pytest.mark.parametrize(
    "zone", ["America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Shanghai"]
)
@pytest.mark.parametrize("opens_at", OPENINGS)
def test_days_follow_one_another_hour_by_hour_through_a_year(zone: str, opens_at: int) -> None:
    where, year = ZoneInfo(zone), datetime(2011, 3, 1, tzinfo=UTC)
    days = [day_at(year + timedelta(hours=hour), where, opens_at) for hour in range(366 * 24)]
    steps = {(after - before).days for before, after in pairwise(days)}
    # Apia had no 30 December 2011; a day that opens during the night lost only its waking hours
    lost_a_day = zone == "Pacific/Apia" and opens_at in (0, 1439)
    assert steps == ({0, 1, 2} if lost_a_day else {0, 1})


def _minutes_from(day: date, wall: datetime) -> int:
    return (wall.date() - day).days * DAY_MIN + wall.hour * 60 + wall.minute
