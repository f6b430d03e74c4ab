"""What a night more costs, in calls, which no busy machine changes."""

import sys
from datetime import timedelta
from random import Random

from sleep_examples import MONDAY, log_of

from habit.domain.sleep.making import nights_of
from habit.domain.sleep.measures import Assumptions, measures

MOST_CALLS = 13
"""Calls of functions a night, builtin ones included."""


def calls_for(number: int) -> int:
    chance = Random(1)  # noqa: S311 - the same nights each time
    rows = [
        f"{chance.randint(21, 23)}:{chance.randint(0, 59):02}-"
        f"{chance.randint(5, 9)}:{chance.randint(0, 59):02}"
        for _ in range(number)
    ]
    log = log_of(rows)
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        nights = nights_of(log, MONDAY, MONDAY + timedelta(days=number - 1))
        measures(nights, log.fall_asleep, log.get_up, Assumptions(480))
    finally:
        sys.setprofile(None)
    return calls


def test_a_night_more_costs_a_handful_of_calls_and_as_much_as_the_one_before() -> None:
    few, more, most = calls_for(400), calls_for(800), calls_for(1200)
    assert (more - few) / 400 < MOST_CALLS
    assert abs((most - more) - (more - few)) < 400
