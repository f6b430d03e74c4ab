"""Diaries of the vectors and of hand, as entries."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from habit.domain.entries import Entry, State
from habit.domain.sleep.clocktimes import clock_times
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.nights import SleepLog
from habit.domain.sleep.series import Nights

VECTORS = Path(__file__).parents[1] / "vectors"
MONDAY = date(2024, 1, 15)
DIARIES = ("midnight_crossing", "dst_spring", "perfect", "jitter_1h", "antiphase")


@cache
def vectors(name: str) -> Any:
    """One file of expected values."""
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def diary(name: str) -> Nights:
    """The nights of one diary of the vectors, made from entries."""
    held = vectors("sleep.json")["diaries"][name]
    zone = held["time_zone"]
    asleep = [clock("asleep", one["day"], one["fell_asleep"], zone) for one in held["nights"]]
    up = [clock("up", one["wake_day"], one["got_up"], zone) for one in held["nights"]]
    opening = datetime.fromisoformat(held["recording_window_utc"]["start"])
    edge_hour = opening.astimezone(ZoneInfo(zone)).hour
    return nights_of(sleep_log(asleep, up), asleep[0].day, asleep[-1].day, edge_hour=edge_hour)


def expected(name: str) -> Any:
    """The expected values of one diary."""
    return vectors("sleep.json")["diaries"][name]["expected"]


def agrees(printed: float | None) -> Any:
    """A number that equals one of the vectors to 1e-9, or to the digits that were printed."""
    if printed is None:
        return None
    text = repr(printed)
    digits = len(text.partition(".")[2])
    exact = digits <= 3 or "e" in text
    return pytest.approx(printed, rel=0, abs=1e-9 if exact else max(1e-9, 0.51 * 10**-digits))


def near(number: float) -> Any:
    """A number that equals this one but for the noise of its last digits."""
    return pytest.approx(number, rel=0, abs=1e-9)


def clock(metric: str, day: date | str, wall: datetime | str, zone: str, *, fold: int = 0) -> Entry:
    """An entry of a clock metric: a wall time without offset in a zone, of a day."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    wall = datetime.fromisoformat(wall) if isinstance(wall, str) else wall
    instant = wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(ZoneInfo("UTC"))
    minute = int((wall - datetime.combine(day, time())).total_seconds() // 60)
    text = f"{wall.hour}:{wall.minute:02}"
    return Entry(metric, day, State.VALUE, text, minute=minute, zone=zone, instant=instant)


def span(day: date, start: int, end: int, zone: str = "UTC") -> Entry:
    """An entry of a span metric between two minutes of a day's axis."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    return Entry(
        "span",
        day,
        State.VALUE,
        "",
        minute=start,
        end_minute=end,
        zone=zone,
        instant=(midnight + timedelta(minutes=start)).astimezone(ZoneInfo("UTC")),
        end_instant=(midnight + timedelta(minutes=end)).astimezone(ZoneInfo("UTC")),
    )


def sleep_log(asleep: Iterable[Entry], up: Iterable[Entry], naps: Sequence[Entry] = ()) -> SleepLog:
    """The log of entries of falling asleep and getting up, and of naps."""
    return SleepLog(clock_times(asleep), clock_times(up), naps=naps)


def log_of(rows: list[str], first: date = MONDAY, zone: str = "UTC") -> SleepLog:
    """A log from one row a night: ``23:30-7:00`` slept, ``none``, ``23:30-`` or ``-7:00`` half."""
    return sleep_log(*entries_of(rows, first, zone))


def entries_of(
    rows: list[str], first: date = MONDAY, zone: str = "UTC"
) -> tuple[list[Entry], list[Entry]]:
    """The entries of ``log_of``: of falling asleep, and of getting up."""
    asleep, up = [], []
    for offset, row in enumerate(rows):
        day = first + timedelta(days=offset)
        if row == "none":
            asleep.append(Entry("asleep", day, State.NONE, "none"))
            continue
        began, _, ended = row.partition("-")
        if began:
            minute = _minutes(began) + (1440 if _minutes(began) < 720 else 0)
            asleep.append(clock("asleep", day, _wall(day, minute), zone))
        if ended:
            morning = day + timedelta(days=1)
            up.append(clock("up", morning, _wall(morning, _minutes(ended)), zone))
    return asleep, up


def nights_like(rows: list[str], first: date = MONDAY, zone: str = "UTC") -> Nights:
    """The nights of ``log_of``."""
    return nights_of(log_of(rows, first, zone), first, first + timedelta(days=len(rows) - 1))


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def _wall(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)
