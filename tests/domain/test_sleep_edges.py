"""The hour at which nights open, for those who sleep at whatever hour."""

from datetime import datetime, time, timedelta

import pytest
from sleep_examples import MONDAY, clock, nights_like, sleep_log

from habit.domain.sleep.edges import EDGE_HOUR, edge_hour_of
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.nights import SleepLog
from habit.domain.sleep.recording import recording_of
from habit.domain.sleep.regularity import regularity_index
from habit.domain.sleep.stability import interdaily_stability

NIGHTS = 24
FORGOTTEN = {3, 10, 11, 19}
LAST = MONDAY + timedelta(days=NIGHTS - 1)


def steady(hour: int, minutes: int, forgotten: set[int]) -> SleepLog:
    """The log of one who falls asleep at an hour after the day's midnight (12..35)."""
    asleep, up = [], []
    for at in range(NIGHTS):
        day = MONDAY + timedelta(days=at)
        began = datetime.combine(day, time()) + timedelta(hours=hour)
        ended = began + timedelta(minutes=minutes)
        if at not in forgotten:
            asleep.append(clock("asleep", day, began, "UTC"))
            up.append(clock("up", ended.date(), ended, "UTC"))
    return sleep_log(asleep, up)


@pytest.mark.parametrize("hour", range(12, 36))
@pytest.mark.parametrize("minutes", [300, 480, 750])
def test_forgotten_nights_cost_no_regularity_at_whatever_hour_one_sleeps(
    hour: int, minutes: int
) -> None:
    log = steady(hour, minutes, FORGOTTEN)
    edge = edge_hour_of(nights_of(log, MONDAY, LAST))
    nights = nights_of(log, MONDAY, LAST, edge_hour=edge)
    slept = [(one, one.stretch) for one in nights if one.stretch is not None]
    assert len(slept) == NIGHTS - len(FORGOTTEN)
    assert all(one.opens <= it.start and it.end <= one.closes for one, it in slept)
    recording = recording_of(nights)
    assert regularity_index(recording).sri.value == 100
    assert interdaily_stability(recording).value == 1


def test_nights_open_in_the_evening_unless_most_would_lie_outside() -> None:
    assert edge_hour_of(nights_like(["23:30-7:00"] * 3)) == EDGE_HOUR
    by_day = nights_of(steady(15, 480, set()), MONDAY, LAST)
    assert edge_hour_of(by_day) == 7
    late = nights_of(steady(35, 480, set()), MONDAY, LAST)
    assert edge_hour_of(late) == 27
    assert edge_hour_of(nights_of(steady(18, 480, set()), MONDAY, LAST)) == EDGE_HOUR


def test_a_night_so_long_that_nobody_sleeps_it_moves_no_edge() -> None:
    assert edge_hour_of(nights_of(steady(14, 14 * 60 - 1, set()), MONDAY, LAST)) != EDGE_HOUR
    assert edge_hour_of(nights_of(steady(14, 14 * 60, set()), MONDAY, LAST)) == EDGE_HOUR
