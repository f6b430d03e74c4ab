import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.averages import (
    circular_mean,
    resultant_length,
    to_the_minute,
    unwrapped,
    unwrapped_mean,
    unwrapped_sd,
)
from habit.domain.days import clock_text

VECTORS = Path(__file__).parent.parent / "vectors" / "sleep.json"
PROBES = json.loads(VECTORS.read_text(encoding="utf-8"))["circular_probes"]["probes"]
MINUTES = st.lists(st.integers(0, 2879), min_size=1, max_size=30)


def minutes(*clocks: str) -> list[int]:
    return [60 * int(hour) + int(minute) for hour, minute in (one.split(":") for one in clocks)]


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: " ".join(probe["times"]))
def test_the_circular_mean_is_that_of_published_programs(
    probe: dict[str, Any],
) -> None:
    known, expected = minutes(*probe["times"]), probe["expected"]
    assert resultant_length(known) == pytest.approx(expected["resultant_length"], abs=1e-5)
    mean = circular_mean(known)
    if expected["circular_mean_min"] is None:
        assert (mean, unwrapped(known), unwrapped_mean(known), unwrapped_sd(known)) == (None,) * 4
        return
    assert mean is not None
    assert mean == pytest.approx(expected["circular_mean_min"], abs=1e-5)
    assert f"{clock_text(to_the_minute(mean)):0>5}" == expected["printed"]


@pytest.mark.parametrize(
    ("clocks", "mean"),
    [
        (["3:40", "4:00", "2:40"], "3:27"),
        (["23:50", "0:10"], "0:00"),
        (["11:20", "12:40"], "12:00"),
        (["11:40", "12:20"], "12:00"),
        (["23:30", "0:30"], "0:00"),
        (["3:40", "4:10", "2:55", "12:30"], "5:49"),
        (["23:59", "0:00"], "0:00"),
        (["8:55"], "8:55"),
    ],
)
def test_the_mean_is_the_one_that_a_person_checks_by_hand(clocks: list[str], mean: str) -> None:
    value = unwrapped_mean(minutes(*clocks))
    assert value is not None
    assert clock_text(to_the_minute(value)) == mean


def test_the_mean_does_not_depend_on_the_order_even_when_one_time_lies_opposite() -> None:
    means = {unwrapped_mean(order) for order in permutations([0, 0, 720, 0])}
    assert len(means) == 1


def test_the_spread_is_the_sample_deviation_of_the_unwrapped_times() -> None:
    assert unwrapped_sd(minutes("23:50", "0:10")) == pytest.approx(200**0.5)
    assert unwrapped_sd(minutes("3:40", "3:40")) == 0
    assert unwrapped_sd(minutes("3:40")) is None


def test_equal_times_agree_no_more_than_entirely() -> None:
    # the bare quotient is 1 + 2e-16 for these, and the logarithm of that is above zero
    assert [resultant_length([minute] * 3) for minute in (4, 5, 20)] == [1.0, 1.0, 1.0]


def test_nothing_has_no_mean() -> None:
    assert (unwrapped_mean([]), resultant_length([])) == (None, 0.0)


@given(MINUTES)
def test_a_mean_is_a_time_of_day_whatever_the_times(known: list[int]) -> None:
    mean = unwrapped_mean(known)
    if mean is not None:
        assert 0 <= mean < 1440
        hours, sixtieth = clock_text(to_the_minute(mean)).split(":")
        assert (0 <= int(hours) < 24, 0 <= int(sixtieth) < 60) == (True, True)


@given(MINUTES, st.integers(-3, 3))
def test_a_mean_does_not_care_from_which_midnight_times_are_counted(
    known: list[int], days: int
) -> None:
    assert unwrapped_mean([one + 1440 * days for one in known]) == unwrapped_mean(
        [one % 1440 for one in known]
    )


@given(st.lists(st.integers(-300, 300), min_size=1, max_size=9), st.integers(0, 1439))
def test_times_within_ten_hours_of_each_other_average_as_plain_numbers(
    shifts: list[int], middle: int
) -> None:
    mean = unwrapped_mean([(middle + shift) % 1440 for shift in shifts])
    plain = middle + sum(shifts) / len(shifts)
    assert mean is not None
    assert (mean - plain + 720) % 1440 == pytest.approx(720)
