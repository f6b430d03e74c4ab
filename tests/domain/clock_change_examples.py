"""Every change of the clocks that zoneinfo knows from 2000 to 2040."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import TZPATH, ZoneInfo, available_timezones

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)


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


def kinds_of_change() -> list[ClockChange]:
    """One change for each wall time at which clocks were changed by so much."""
    kinds = {((one.instant + one.before).time(), one.jump): one for one in clock_changes()}
    return list(kinds.values())


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
