"""Every zone and every change of its clocks that zoneinfo knows from 2000 to 2040."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import pytest

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
from habit.domain.sleep.nights import SleepLog
from habit.domain.sleep.pairing import nights_of

MINUTE = timedelta(minutes=1)
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
OPENINGS = (0, 240, 720, 1439)


class ClockChange(NamedTuple):
    """The first instant of the new offset."""

    zone: ZoneInfo
    instant: datetime
    before: timedelta
    after: timedelta

    @property
    def jump(self) -> timedelta:
        return self.after - self.before


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _rules_of(name: str) -> bytes:
    for folder in TZPATH:
        if (path := Path(folder, name)).is_file():
            return path.read_bytes()
    return files("tzdata").joinpath("zoneinfo", name).read_bytes()


@cache
def distinct_zones() -> tuple[ZoneInfo, ...]:
    """One name for each set of rules: most names are links to another."""
    return tuple(
        ZoneInfo(name)
        for name in {_rules_of(name): name for name in sorted(available_timezones())}.values()
    )


@cache
def clock_changes() -> tuple[ClockChange, ...]:
    """The changes, found between samples ten days apart."""
    steps = (LAST - FIRST) // timedelta(days=10)
    samples = [FIRST + timedelta(days=10 * step) for step in range(steps + 1)]
    return tuple(change for zone in distinct_zones() for change in _changes_of(zone, samples))


def _changes_of(zone: ZoneInfo, samples: list[datetime]) -> Iterator[ClockChange]:
    sampled = [(sample, _offset(zone, sample)) for sample in samples]
    for (low, before), (high, after) in pairwise(sampled):
        if before == after:
            continue
        early, late = low, high
        while late - early > timedelta(seconds=1):
            middle = early + (late - early) // 2
            if _offset(zone, middle) == before:
                early = middle
            else:
                late = middle
        instant = late.replace(microsecond=0)
        yield ClockChange(zone, instant, before, _offset(zone, instant))


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
        [night] = nights_of(SleepLog([asleep], [up]), asleep.day, asleep.day)
        assert night.duration_min == (before + after) / MINUTE
        middle = wall_at(change.instant + (after - before) / 2, change.zone)
        assert night.mid_clock_min == middle.hour * 60 + middle.minute


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
